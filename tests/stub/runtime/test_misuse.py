"""What a caller or a host does wrong is told as what it is, and blamed on whom it belongs to."""

import copy
import re

import pytest

from refgen.stub.rule import Allow, Always, OneApi, Rule
from refgen.stub.runtime.code import HResult
from refgen.stub.runtime.objects import ComObject
from refgen.stub.runtime.reference import Argument, InterfaceShape, Reference, Shapes, Signature
from refgen.stub.runtime.report import Fault
from refgen.stub.runtime.world import World

CODES = {"S_OK": 0, "E_FAIL": 0x80004005}
SIGNATURES = {
    name: Signature(name, "IQueue", "a", "HRESULT", arguments)
    for name, arguments in {
        "IQueue.Open": (Argument("dwCapacity", "DWORD", "in"), Argument("pHandle", "DWORD*", "out")),
        "IQueue.Size": (Argument("pUsed", "DWORD*", "out"), Argument("pFree", "DWORD*", "out")),
        "IQueue.Close": (),
    }.items()
}
LISTED = Rule("1", ("c",), "p", OneApi("IQueue.Close"), Always(), Allow(("S_OK", "E_FAIL")), is_certain=True)


@pytest.fixture
def world():
    shapes = Shapes(SIGNATURES, {"IQueue": InterfaceShape((), tuple(SIGNATURES))}, {}, CODES)
    return World(Reference(lambda: shapes, lambda: (LISTED,), lambda: ()))


class Host:
    """Notes what it is asked, and answers what it was given."""

    def __init__(self, answer=None):
        self.answer, self.seen = answer, []

    def Open(self, capacity):
        self.seen.append(capacity)

    def Close(self):
        return self.answer

    Size = Close


class Queue(ComObject):
    """What a generated class is like."""

    __slots__ = ()
    _documented = "IQueue"

    def Open(self, capacity):
        return self._call("Open", {"dwCapacity": capacity})


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        (
            {"steps": [("t", "Opne")]},
            LookupError,
            "IQueue has no method 'Opne'; it has Close, Open, Size; did you mean",
        ),
        ({"steps": ["Open"]}, TypeError, "a step is a pair of a thread and a method, not 'Open'"),
        ({"steps": [("t",)]}, TypeError, "a step is a pair of a thread and a method, not ('t',)"),
        ({"arguments": {"Opne": {}}}, LookupError, "IQueue has no method 'Opne'"),
        (
            {"arguments": {"Open": {"dwCapacty": 3}}},
            LookupError,
            "Open takes no argument 'dwCapacty'; it takes dwCapacity; did you mean 'dwCapacity'?",
        ),
        ({"arguments": {"Open": {"pHandle": 3}}}, LookupError, "Open takes no argument 'pHandle'"),
        ({"arguments": {"Open": 3}}, TypeError, "the arguments of Open are given by documented name, not as 3"),
    ],
)
def test_a_mistyped_name_is_not_blamed_on_the_host(world, given, error, said):
    with pytest.raises(error, match=re.escape(said)):
        world.drive(Host(), "IQueue", **given)


def test_what_is_documented_is_driven_by_name_or_class(world):
    for interface in ("IQueue", Queue):
        host = Host()
        report = world.drive(host, interface, steps=[["t", "Open"]], arguments={"Open": {"dwCapacity": 3}})
        assert (host.seen, report.findings) == ([3], ())


@pytest.mark.parametrize(
    ("method", "answer", "expected"),
    [
        ("Close", 3.5, "HRESULT"),
        ("Close", True, "HRESULT"),
        ("Close", (1, 2), "HRESULT"),
        ("Close", {"pUsed": 1}, "HRESULT"),
        ("Size", (1, 2, 3), "pUsed, pFree"),
        ("Size", {"pUsde": 1}, "pUsed, pFree"),
        ("Close", None, None),
        ("Close", "E_FAIL", None),
        ("Close", 0, None),
        ("Close", (), None),
        ("Size", (1, 2), None),
        ("Size", {"pUsed": 1}, None),
        ("Size", 1, None),
        ("Size", True, None),
    ],
)
def test_an_answer_that_is_neither_a_code_nor_the_out_values_is_found(world, method, answer, expected):
    found = world.drive(Host(answer), "IQueue", steps=[("t", method)]).findings
    wanted = [] if expected is None else [(Fault.VALUE, expected, repr(answer))]
    assert [(one.fault, one.expected, one.found) for one in found] == wanted


@pytest.mark.parametrize("code", ["E_FAIL", HResult(CODES["E_FAIL"], "E_FAIL")])
def test_a_fault_is_a_code_or_its_name(world, code):
    world.fault("IQueue.Close", code)
    assert world.create("IQueue").raw.Close().hresult == CODES["E_FAIL"]


@pytest.mark.parametrize(
    ("wrong", "error", "said"),
    [
        (lambda world: world.fault(None, "E_FAIL"), LookupError, "no documented callable is called None"),
        (lambda world: world.fault("IQueue.Close", None), LookupError, "the docs name no None"),
        (lambda world: world.fault("IQueue.Close", "E_FIAL"), LookupError, "did you mean 'E_FAIL'?"),
        (lambda world: world.structure(None), LookupError, "no documented structure is called None"),
        (lambda world: world.script("IQueue.Close", "E_FAIL"), TypeError, "a script is a function that answers"),
        (lambda world: World(world.reference, locale=3), TypeError, "a locale is a code such as 'fr-fr', not 3"),  # type: ignore[arg-type]
        (lambda world: world.report().text(None), TypeError, "a locale is a code such as 'fr-fr', not None"),
    ],
)
def test_a_value_of_another_kind_is_told(world, wrong, error, said):
    with pytest.raises(error, match=re.escape(said)):
        wrong(world)


def test_a_host_that_derives_from_a_documented_class_is_told_that_it_need_not(world):
    class Derived(Queue):
        def __init__(self):
            """As authors of hosts do: no world is at hand."""

        def Close(self):
            return None

    host = Derived()
    (found,) = world.drive(host, "IQueue", steps=[("t", "Open"), ("u", "Close")]).findings
    assert (found.fault, found.index) == (Fault.RAISED, 0)
    assert "this Derived belongs to no world: world.create makes one that does" in found.found
    assert isinstance(copy.copy(host), Derived)
