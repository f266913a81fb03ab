"""Machines made for a small interface: the valid one keeps the contract, and a failure reads as a doctest."""

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from refgen.stub.rule import Always, Answered, Count, OneApi, Per, Return, Rule, Slot, StateIs, Violate
from refgen.stub.runtime.machine import machine_for
from refgen.stub.runtime.reference import InterfaceShape, Reference, Shapes, Signature
from refgen.stub.runtime.world import World

OPEN = Slot("open", Per.THREAD)
BEGIN, END = OneApi("I.Begin"), OneApi("I.End")
RULES = (
    Rule("1", ("c",), "p", BEGIN, Always(), Return("S_OK"), is_certain=True),
    Rule("2", ("c",), "p", BEGIN, Answered(("S_OK",)), Count(OPEN, 1), is_certain=True),
    Rule("3", ("c",), "p", END, StateIs(OPEN, 0), Violate(), is_certain=True),
    Rule("4", ("c",), "p", END, Always(), Return("S_OK"), is_certain=True),
    Rule("5", ("c",), "p", END, Answered(("S_OK",)), Count(OPEN, -1), is_certain=True),
)
FEW = settings(max_examples=20, stateful_step_count=8, deadline=None, database=None, derandomize=True)


def make_world():
    signatures = {f"I.{name}": Signature(f"I.{name}", "I", "a", "HRESULT", ()) for name in ("Begin", "End")}
    shapes = Shapes(signatures, {"I": InterfaceShape((), tuple(signatures))}, {}, {"S_OK": 0})
    return World(Reference(lambda: shapes, lambda: RULES, lambda: ()))


@pytest.mark.parametrize("is_robust", [False, True])
def test_the_reference_keeps_its_own_contract(is_robust):
    depths = []

    def check(call):
        depths.append((call.api, call.answer.code))

    run_state_machine_as_test(machine_for(make_world, "I", check=check, is_robust=is_robust), settings=FEW)
    assert {api for api, _ in depths} == {"I.Begin", "I.End"}


def test_a_failure_reads_as_a_doctest():
    def check(call):
        assert call.api != "I.End"

    machine = machine_for(make_world, "I", check=check)
    with pytest.raises(AssertionError) as failure:
        run_state_machine_as_test(machine, settings=settings(FEW, phases=[Phase.generate, Phase.shrink]))
    notes = "\n".join(failure.value.__notes__)
    assert ">>> target = world.create('I')" in notes
    assert "...     target.raw.End()" in notes
