"""A user's own host, driven as the CLR would."""

import pytest

from refgen.stub.rule import Allow, Always, EveryMethod, Rule
from refgen.stub.runtime.boundary import Crossing
from refgen.stub.runtime.drive import drive
from refgen.stub.runtime.reference import InterfaceShape, Reference, Shapes, Signature
from refgen.stub.runtime.report import Fault
from refgen.stub.runtime.steps import NESTED

MANAGER = "IHostTaskManager"
LISTED = Rule("1", ("c",), "p", EveryMethod(MANAGER), Always(), Allow(("S_OK", "E_FAIL")), is_certain=True)


class GoodHost:
    """Answers each crossing in one of the documented ways."""

    def LeaveRuntime(self):
        return None

    def EnterRuntime(self):
        return "S_OK"

    def ReverseEnterRuntime(self):
        return 0

    def ReverseLeaveRuntime(self):
        return None


class StrangeHost(GoodHost):
    def EnterRuntime(self):
        return "E_STRANGE"

    def ReverseEnterRuntime(self):
        raise ZeroDivisionError


@pytest.fixture
def reference():
    signatures = {
        f"{MANAGER}.{name}": Signature(f"{MANAGER}.{name}", MANAGER, "hosting", "HRESULT", ()) for name in Crossing
    }
    shapes = Shapes(signatures, {MANAGER: InterfaceShape((), tuple(signatures))}, {}, {"S_OK": 0, "E_FAIL": 0x80004005})
    return Reference(lambda: shapes, lambda: (LISTED,), lambda: ())


def test_a_good_host_is_left_alone(reference):
    report = drive(reference, GoodHost(), MANAGER)
    assert (report.calls, report.findings) == (8, ())


def test_a_strange_host_is_told_where(reference):
    found = drive(reference, StrangeHost(), MANAGER, steps=[("t", "LeaveRuntime"), ("t", "EnterRuntime")]).findings
    assert [(one.index, one.fault, one.found, one.claims) for one in found] == [
        (1, Fault.UNLISTED, "E_STRANGE", ("c",))
    ]


def test_an_exception_is_a_finding(reference):
    found = drive(reference, StrangeHost(), MANAGER, steps=[("t", "ReverseEnterRuntime")]).findings
    assert [(one.fault, one.found) for one in found] == [(Fault.RAISED, "ZeroDivisionError()")]


def test_a_missing_method_is_a_finding(reference):
    found = drive(reference, object(), MANAGER).findings
    assert [one.index for one in found] == [0, len(NESTED)]
    assert {one.fault for one in found} == {Fault.RAISED}


def test_a_thread_stops_at_its_first_failure(reference):
    class Failing(GoodHost):
        def LeaveRuntime(self):
            return "E_FAIL"

    report = drive(reference, Failing(), MANAGER)
    assert (report.calls, report.findings) == (3, ())
