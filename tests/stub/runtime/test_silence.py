"""What the docs do not say: its calls go on, and nothing is made up."""

import pytest

from refgen.stub.rule import Always, Answered, Buffer, Count, OneApi, Per, Return, Rule, Slot, StateIs, Violate
from refgen.stub.runtime.code import Undocumented
from refgen.stub.runtime.errors import ContractViolation
from refgen.stub.runtime.reference import Argument, InterfaceShape, Reference, Shapes, Signature
from refgen.stub.runtime.world import World

OPEN = Slot("open", Per.THREAD)


def world(*rules: Rule, outcomes: tuple[str, ...] = ()) -> World:
    signatures = {f"I.{name}": Signature(f"I.{name}", "I", "a", "HRESULT", (), outcomes) for name in ("Begin", "End")}
    shapes = Shapes(signatures, {"I": InterfaceShape((), tuple(signatures))}, {}, {"S_OK": 0, "E_FAIL": 0x80004005})
    return World(Reference(lambda: shapes, lambda: rules, lambda: ()))


PAIR = (
    Rule("b", ("1",), "pairing", OneApi("I.Begin"), Answered(("S_OK",)), Count(OPEN, 1), is_certain=True),
    Rule("e", ("1",), "pairing", OneApi("I.End"), StateIs(OPEN, 0), Violate(), is_certain=True),
    Rule("f", ("1",), "pairing", OneApi("I.End"), Answered(("S_OK",)), Count(OPEN, -1), is_certain=True),
)


def test_a_pair_can_be_closed_where_the_outcome_of_its_first_half_is_not_documented() -> None:
    pair = world(*PAIR).create("I")
    assert pair.raw.Begin().hresult == Undocumented("I.Begin")
    assert pair.raw.End().hresult == Undocumented("I.End")


def test_a_failure_opens_nothing() -> None:
    failing = Rule("r", ("1",), "success", OneApi("I.Begin"), Always(), Return("E_FAIL"), is_certain=True)
    pair = world(*PAIR, failing).create("I")
    pair.raw.Begin()
    with pytest.raises(ContractViolation):
        pair.raw.End()


def test_a_code_that_the_page_lists_can_be_set_though_no_rule_gives_it() -> None:
    made = world(outcomes=("S_OK", "E_FAIL"))
    made.fault("I.Begin", "E_FAIL")
    target = made.create("I")
    assert target.raw.Begin().hresult.name == "E_FAIL"
    assert target.raw.Begin().hresult == Undocumented("I.Begin")


@pytest.mark.parametrize(
    ("riid", "is_made"), [("IID_IThing", True), ("IThing", True), ("IID_IOther", False), (0, False), (None, False)]
)
def test_a_caller_that_asks_by_iid_gets_an_object_of_that_interface(riid: object, is_made: object) -> None:
    arguments = (Argument("riid", "REFIID", "in"), Argument("pp", "LPVOID FAR *", "out"))
    shapes = Shapes({"F": Signature("F", "", "a", "HRESULT", arguments)}, {"IThing": InterfaceShape((), ())}, {}, {})
    made = World(Reference(lambda: shapes, lambda: (), lambda: ()))
    given = made.call("F", riid)
    assert repr(given) == "IThing#1" if is_made else given == Undocumented("F.pp")


def test_two_untyped_pointers_are_not_guessed_at() -> None:
    arguments = (Argument("riid", "REFIID", "in"), Argument("pp", "void**", "out"), Argument("pq", "void**", "out"))
    shapes = Shapes({"F": Signature("F", "", "a", "HRESULT", arguments)}, {"IThing": InterfaceShape((), ())}, {}, {})
    given = World(Reference(lambda: shapes, lambda: (), lambda: ())).raw("F", "IID_IThing")
    assert set(given.values()) == {Undocumented("F.pp"), Undocumented("F.pq")}


def test_a_world_shows_its_mode_and_how_far_it_is() -> None:
    made = world()
    made.create("I").raw.Begin()
    assert repr(made) == "World(mode='strict', calls=1, thread='main')"


def test_a_buffer_that_is_too_small_gets_nothing() -> None:
    arguments = (Argument("cch", "ULONG", "in"), Argument("sz", "WCHAR*", "out"), Argument("pcch", "ULONG*", "out"))
    signature = Signature("F", "", "a", "HRESULT", arguments)
    rule = Rule("r", ("1",), "buffer", OneApi("F"), Always(), Buffer("sz", "cch", "pcch"), is_certain=True)
    made = World(Reference(lambda: Shapes({"F": signature}, {}, {}, {}), lambda: (rule,), lambda: ()))
    made.supply("F", sz="name")
    small, enough = made.raw("F", cch=4), made.raw("F", cch=5)
    assert dict(small) == {"pcch": 5}
    assert dict(enough) == {"sz": "name", "pcch": 5}
