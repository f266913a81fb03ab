"""Machines made for a small interface: the valid one keeps the contract, and a failure reads as a doctest."""

import doctest
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from refgen.stub.rule import (
    Always,
    Answered,
    Claim,
    Count,
    Enumerate,
    Exhausted,
    Faulted,
    OneApi,
    OutsideEnumeration,
    Per,
    Return,
    Rule,
    Slot,
    StateIs,
    VersionBelow,
    Violate,
    Wording,
)
from refgen.stub.runtime.drawn import Drawn, draw
from refgen.stub.runtime.machine import machine_for, unfired
from refgen.stub.runtime.moment import Call
from refgen.stub.runtime.objects import ComObject
from refgen.stub.runtime.reference import Argument, Enumeration, InterfaceShape, Reference, Shapes, Signature
from refgen.stub.runtime.world import World

OPEN = Slot("open", Per.THREAD)
BEGIN, END, PAINT = OneApi("I.Begin"), OneApi("I.End"), OneApi("I.Paint")
RULES = (
    Rule("1", ("c",), "p", BEGIN, Always(), Return("S_OK"), is_certain=True),
    Rule("2", ("c",), "p", BEGIN, Answered(("S_OK",)), Count(OPEN, 1), is_certain=True),
    Rule("3", ("c",), "p", END, StateIs(OPEN, 0), Violate(), is_certain=True),
    Rule("4", ("c",), "p", END, Always(), Return("S_OK"), is_certain=True),
    Rule("5", ("c",), "p", END, Answered(("S_OK",)), Count(OPEN, -1), is_certain=True),
    Rule("6", ("c",), "p", PAINT, OutsideEnumeration("color", "EColor"), Violate(), is_certain=True),
    Rule("7", ("c",), "p", PAINT, Faulted("wet"), Return("E_FAIL"), is_certain=True),
    Rule("8", ("c",), "p", PAINT, VersionBelow("2.0"), Return("E_FAIL"), is_certain=True),
)
CLAIM = Claim("c", "I.Begin", "p.md", "remarks", 3, "It is so.", "", {"fr-fr": Wording("C'est ainsi.", "", "fr.md", 4)})
FEW = settings(max_examples=30, stateful_step_count=10, deadline=None, database=None, derandomize=True)
COLORS = {"Red": 1, "Blue": 2, "Deep": 0x80}


@dataclass
class Box:
    color: object
    next: object
    name: object


def make_world():
    signatures = {f"I.{name}": Signature(f"I.{name}", "I", "a", "HRESULT", ()) for name in ("Begin", "End")}
    paint = (Argument("color", "EColor", "in"), Argument("pBox", "const Box*", "in"), Argument("pI", "I*", "in"))
    signatures["I.Paint"] = Signature("I.Paint", "I", "a", "HRESULT", paint)
    shapes = Shapes(
        signatures,
        {"I": InterfaceShape((), tuple(signatures))},
        {"EColor": Enumeration(COLORS, is_flags=False), "EFlags": Enumeration(COLORS, is_flags=True)},
        {"S_OK": 0, "E_FAIL": 0x80004005},
        {
            "Box": (
                Argument("color", "EColor", "in"),
                Argument("next", "Box*", "in"),
                Argument("name", "LPCWSTR", "in"),
            )
        },
    )
    reference = Reference(lambda: shapes, lambda: RULES, lambda: (CLAIM,))
    return World(reference, factory={"Box": Box}.get)


@pytest.mark.parametrize("is_robust", [False, True])
def test_the_reference_keeps_its_own_contract(is_robust):
    calls: list[Call] = []
    run_state_machine_as_test(machine_for(make_world, "I", check=calls.append, is_robust=is_robust), settings=FEW)
    assert {call.api for call in calls} == {"I.Begin", "I.End", "I.Paint"}
    painted = [call.attempt.arguments for call in calls if call.api == "I.Paint"]
    assert {given["color"] for given in painted} <= set(COLORS.values())
    assert any(isinstance(given["pBox"], Box) for given in painted)
    assert any(isinstance(given["pI"], ComObject) for given in painted)


@pytest.mark.parametrize("is_robust", [False, True])
def test_rules_that_never_fired_are_listed(is_robust):
    seen: set[str] = set()
    machine = machine_for(make_world, "I", check=lambda call: seen.update(call.answer.rules), is_robust=is_robust)
    assert len(unfired(machine)) == len(RULES)
    run_state_machine_as_test(machine, settings=FEW)
    left = {line.split(":")[0] for line in unfired(machine)}
    assert {"1", "2"} <= seen
    assert not left & seen
    assert "8" in left, "a world without a version has none below 2.0"
    assert "8: C'est ainsi. — fr.md:4" in unfired(machine, "fr-fr")
    assert is_robust or "6" in left, "the valid machine draws documented values"


def test_a_failure_is_a_doctest_that_passes():
    def check(call):
        assert call.api != "I.End"

    machine = machine_for(make_world, "I", check=check)
    with pytest.raises(AssertionError) as failure:
        run_state_machine_as_test(machine, settings=settings(FEW, phases=[Phase.generate, Phase.shrink]))
    notes = next(note for note in failure.value.__notes__ if note.startswith(">>> "))
    assert notes.splitlines()[0] == ">>> target = world.create('I')"
    assert "target.raw.End()" in notes
    found = doctest.DocTestParser().get_doctest(f"{notes}\n", {"world": make_world()}, "note", None, None)
    assert doctest.DocTestRunner(verbose=False).run(found).failed == 0


@given(st.data())
def test_flags_are_combined_and_structures_end(data):
    world = make_world()
    value = data.draw(draw("EFlags", world, st, is_robust=False))
    assert value & ~0x83 == 0
    box = data.draw(draw("Box", world, st, is_robust=True))
    assert isinstance(box, Drawn)
    made: Any = box.make(world)
    assert repr(eval(repr(box), {"world": world})) == repr(made)
    assert made.next in {None, 0x1000}


def test_an_enumerator_has_something_to_hand_out():
    arguments = (
        Argument("celt", "ULONG", "in"),
        Argument("items", "I*[]", "out"),
        Argument("fetched", "ULONG*", "out"),
    )
    following = Signature("IEnum.Next", "IEnum", "a", "HRESULT", arguments)
    rules = (
        Rule(
            "1",
            ("c",),
            "p",
            OneApi("IEnum.Next"),
            Always(),
            Enumerate("next", "celt", "items", "fetched"),
            is_certain=True,
        ),
        Rule("2", ("c",), "p", OneApi("IEnum.Next"), Exhausted("celt"), Return("S_FALSE"), is_certain=True),
        Rule("3", ("c",), "p", OneApi("IEnum.Next"), Always(), Return("S_OK"), is_certain=True),
    )
    shapes = Shapes(
        {following.id: following}, {"IEnum": InterfaceShape((), (following.id,))}, {}, {"S_OK": 0, "S_FALSE": 1}
    )
    codes = set()

    def check(call):
        codes.add(call.answer.code.name)

    machine = machine_for(lambda: World(Reference(lambda: shapes, lambda: rules, lambda: ())), "IEnum", check=check)
    run_state_machine_as_test(machine, settings=FEW)
    assert codes == {"S_OK", "S_FALSE"}
    assert unfired(machine) == ()
