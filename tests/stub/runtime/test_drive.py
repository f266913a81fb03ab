"""A user's own host, driven as the CLR would."""

import pytest

from refgen.stub.rule import (
    AllOf,
    Allow,
    Always,
    CallCount,
    Count,
    Equals,
    EveryMethod,
    Guard,
    IsNull,
    Not,
    OneApi,
    OutsideEnumeration,
    OutsideRange,
    Per,
    Return,
    Rule,
    Slot,
    StateIs,
    Violate,
)
from refgen.stub.runtime.boundary import Crossing
from refgen.stub.runtime.drive import drive
from refgen.stub.runtime.reference import Argument, Enumeration, InterfaceShape, Reference, Shapes, Signature
from refgen.stub.runtime.report import Fault
from refgen.stub.runtime.steps import documented_steps
from refgen.stub.runtime.world import World

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


def test_missing_methods_are_one_finding(reference):
    (found,) = drive(reference, object(), MANAGER).findings
    assert (found.index, found.fault) == (0, Fault.MISSING)
    assert found.expected == "LeaveRuntime, ReverseEnterRuntime, EnterRuntime, ReverseLeaveRuntime"


def test_a_thread_ends_before_a_missing_method(reference):
    host = GoodHost()
    vars(host)["ReverseEnterRuntime"] = None
    report = drive(reference, host, MANAGER)
    assert (report.calls, [one.expected for one in report.findings]) == (1, ["ReverseEnterRuntime"])


def test_every_method_has_its_turn_whatever_others_answer():
    names = ("Ask", "BeginWork", "EndWork", *Crossing)
    signatures = {f"I.{name}": Signature(f"I.{name}", "I", "a", "HRESULT", ()) for name in names}
    shapes = Shapes(signatures, {"I": InterfaceShape((), tuple(signatures))}, {}, {"S_OK": 0, "E_FAIL": 0x80004005})
    reference = Reference(lambda: shapes, lambda: (), lambda: ())
    assert documented_steps(reference, "I")[8:] == (
        ("Ask", "Ask"),
        ("BeginWork", "BeginWork"),
        ("BeginWork", "EndWork"),
    )

    class Tired(GoodHost):
        called: tuple[str, ...] = ()

        def Ask(self):
            return "E_FAIL"

        def BeginWork(self):
            self.called += ("BeginWork",)

        def EndWork(self):
            self.called += ("EndWork",)

    tired = Tired()
    assert drive(reference, tired, "I").calls == 11
    assert tired.called == ("BeginWork", "EndWork")


def test_a_thread_stops_at_its_first_failure(reference):
    class Failing(GoodHost):
        def LeaveRuntime(self):
            return "E_FAIL"

    report = drive(reference, Failing(), MANAGER)
    assert (report.calls, report.findings) == (3, ())


def test_steps_come_in_documented_order():
    opened = Slot("open", Per.OBJECT)
    rules = (
        Rule("1", ("c",), "p", OneApi("I.Apply"), CallCount("I.Start", at_most=0), Violate(), is_certain=True),
        Rule("2", ("c",), "p", OneApi("I.Bind"), CallCount("I.Start", at_least=1), Violate(), is_certain=True),
        Rule("3", ("c",), "p", OneApi("I.Close"), StateIs(opened, 0), Return("E_FAIL"), is_certain=True),
        Rule("4", ("c",), "p", OneApi("I.Open"), Always(), Count(opened, 1), is_certain=True),
    )
    names = ("Apply", "Bind", "Close", "Open", "Start")
    signatures = {f"I.{name}": Signature(f"I.{name}", "I", "a", "HRESULT", ()) for name in names}
    shapes = Shapes(signatures, {"I": InterfaceShape((), tuple(signatures))}, {}, {})
    reference = Reference(lambda: shapes, lambda: rules, lambda: ())
    assert documented_steps(reference, "I") == (
        ("Bind", "Bind"),
        ("Open", "Open"),
        ("Open", "Close"),
        ("Bind", "Start"),
        ("Bind", "Apply"),
    )


def test_names_that_open_come_before_names_that_close_unless_a_rule_says_otherwise():
    names = ("EndWork", "BeginWork", "CloseX", "OpenX", "SuspensionEnding", "SuspensionStarting", "Ending")
    rule = Rule("1", ("c",), "p", OneApi("I.OpenX"), CallCount("I.CloseX", at_most=0), Violate(), is_certain=True)
    signatures = {f"I.{name}": Signature(f"I.{name}", "I", "a", "HRESULT", ()) for name in names}
    shapes = Shapes(signatures, {"I": InterfaceShape((), tuple(signatures))}, {}, {})
    steps = documented_steps(Reference(lambda: shapes, lambda: (rule,), lambda: ()), "I")
    assert tuple(name for _, name in steps) == (
        "BeginWork",
        "CloseX",
        "EndWork",
        "Ending",
        "OpenX",
        "SuspensionStarting",
        "SuspensionEnding",
    )


def test_a_circle_of_orders_is_cut():
    rules = tuple(
        Rule(one, ("c",), "p", OneApi(f"I.{one}"), CallCount(f"I.{other}", at_most=0), Violate(), is_certain=True)
        for one, other in (("A", "B"), ("B", "A"))
    )
    signatures = {f"I.{name}": Signature(f"I.{name}", "I", "a", "HRESULT", ()) for name in "AB"}
    shapes = Shapes(signatures, {"I": InterfaceShape((), tuple(signatures))}, {}, {})
    steps = documented_steps(Reference(lambda: shapes, lambda: rules, lambda: ()), "I")
    assert [name for _, name in steps] == ["A", "B"]


def test_a_world_drives_as_well(reference):
    assert World(reference).drive(GoodHost(), MANAGER).calls == 8


def test_what_nobody_chose_breaks_no_rule():
    arguments = tuple(
        Argument(name, kind, direction)
        for name, kind, direction in (
            ("color", "EColor", "in"),
            ("dwColor", "DWORD", "in"),
            ("pData", "BYTE*", "in"),
            ("cb", "DWORD", "in"),
            ("must", "DWORD", "in"),
            ("pOut", "I**", "out"),
        )
    )
    guards: tuple[Guard, ...] = (
        OutsideEnumeration("dwColor", "EColor"),
        AllOf((IsNull("pData"), Not(Equals("cb", 0)))),
        OutsideRange("cb", 4, 8),
        Equals("must", 0),
    )
    rules = tuple(
        Rule(str(number), ("c",), "p", OneApi("I.Do"), guard, effect, is_certain=True)
        for number, guard in enumerate(guards)
        for effect in [Return("E_FAIL") if number == 1 else Violate()]
    )
    signature = Signature("I.Do", "I", "a", "HRESULT", arguments)
    colors = {"EColor": Enumeration({"Red": 2, "Blue": 4}, is_flags=False)}
    shapes = Shapes({"I.Do": signature}, {"I": InterfaceShape((), ("I.Do",))}, colors, {"S_OK": 0, "E_FAIL": 1 << 31})
    reference = Reference(lambda: shapes, lambda: rules, lambda: ())
    given = []

    class Host:
        def Do(self, *values):
            given.append(values)

    assert drive(reference, Host(), "I").findings == ()
    assert given == [(2, 2, 0x1000, 4, 1)]
    chosen = drive(reference, Host(), "I", arguments={"Do": {"cb": 9}})
    assert [one.fault for one in chosen.findings] == [Fault.CALLER]
    assert given[1] == (2, 2, 0x1000, 9, 1)
