"""A broken contract says what was done and what was expected, before it cites."""

import pytest

from refgen.stub.rule import (
    AllOf,
    Always,
    AnyOf,
    CallCount,
    Equals,
    IsNull,
    Not,
    NotIn,
    OneApi,
    OutsideEnumeration,
    OutsideRange,
    Overstated,
    Rule,
    Violate,
)
from refgen.stub.runtime.audit import audit
from refgen.stub.runtime.boundary import TASK_MANAGER, Crossing
from refgen.stub.runtime.errors import ContractViolation
from refgen.stub.runtime.reference import Argument, Enumeration, InterfaceShape, Reference, Shapes, Signature
from refgen.stub.runtime.world import World
from tests.stub.runtime.crossings import LETTERS, make_reference, on

NAMES = ("Start", "Do")
ARGUMENTS = (Argument("pData", "BYTE*", "in"), Argument("cb", "DWORD", "in"))


def world(guard):
    signatures = {f"I.{name}": Signature(f"I.{name}", "I", "a", "HRESULT", ARGUMENTS) for name in NAMES}
    colors = {"EColor": Enumeration({"Red": 2, "Blue": 4}, is_flags=False)}
    shapes = Shapes(signatures, {"I": InterfaceShape((), tuple(signatures))}, colors, {"S_OK": 0})
    rule = Rule("r", ("c",), "p", OneApi("I.Do"), guard, Violate(), is_certain=True)
    return World(Reference(lambda: shapes, lambda: (rule,), lambda: ()), locale="en-us")


@pytest.mark.parametrize(
    ("guard", "arguments", "said"),
    [
        (IsNull("pData"), (None, 0), "pData is None, expected is ≠ NULL"),
        (Not(IsNull("pData")), (7, 0), "pData is 7, expected is NULL"),
        (Not(Equals("cb", 0)), (None, 3), "cb is 3, expected is 0"),
        (Equals("cb", 3), (None, 3), "cb is 3, expected is ≠ 3"),
        (NotIn("cb", ("Red", 5)), (None, 3), "cb is 3, expected is Red | 5"),
        (OutsideEnumeration("cb", "EColor"), (None, 3), "cb is 3, expected is EColor"),
        (OutsideRange("cb", 4, 8), (None, 3), "cb is 3, expected is ≥ 4 ≤ 8"),
        (OutsideRange("cb", None, 2), (None, 3), "cb is 3, expected is ≤ 2"),
        (Overstated("pData", "cb", is_bytes=True), (b"ab", 3), "cb is 3, expected is ≤ len(pData) = 2"),
        (AnyOf((IsNull("pData"), Equals("cb", 3))), (7, 3), "cb is 3, expected is ≠ 3"),
        (
            AllOf((Not(Equals("cb", 0)), Not(IsNull("pData")))),
            (7, 3),
            "pData is 7, expected is NULL; cb is 3",
        ),
        (CallCount("I.Start", at_most=0), (None, 0), "I.Start was never called; it was expected before I.Do"),
    ],
)
def test_what_was_done_and_what_was_expected(guard, arguments, said):
    with pytest.raises(ContractViolation) as error:
        world(guard).create("I").raw.Do(*arguments)
    assert str(error.value) == f"I.Do: {said}"


def test_a_call_that_comes_too_late_names_what_came_first():
    target = world(CallCount("I.Start", at_least=1)).create("I")
    target.raw.Start(None, 0)
    with pytest.raises(ContractViolation, match=r"^I\.Do: I\.Start was called already; I\.Do was expected before it"):
        target.raw.Do(None, 0)


def test_a_second_call_where_one_was_expected_says_so():
    target = world(CallCount("I.Do", at_least=1)).create("I")
    target.raw.Do(None, 0)
    with pytest.raises(ContractViolation, match=r"^I\.Do: I\.Do was called already; it was expected only once"):
        target.raw.Do(None, 0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "LL",
            "call 1 on thread ui, {0}.LeaveRuntime, is still open; expected next is EnterRuntime | ReverseEnterRuntime",
        ),
        ("LRR", "call 2 on thread ui, {0}.ReverseEnterRuntime, is still open; expected next is ReverseLeaveRuntime | "),
        ("LRE", "call 2 on thread ui, {0}.ReverseEnterRuntime, is still open; expected next is ReverseLeaveRuntime"),
        ("E", "nothing is open on thread ui that it could close; a call of {0}.LeaveRuntime was expected first"),
        ("r", "nothing is open on thread ui that it could close; a call of {0}.ReverseEnterRuntime was expected first"),
    ],
)
def test_a_crossing_names_the_thread_and_what_is_open_on_it(text, said):
    made = World(make_reference(), locale="en-us")
    manager = made.create(TASK_MANAGER)
    with made.thread("ui"):
        for letter in text[:-1]:
            getattr(manager, LETTERS[letter])()
        with pytest.raises(ContractViolation) as error:
            getattr(manager.raw, LETTERS[text[-1]])()
    expected = said.format(TASK_MANAGER)
    assert f": {expected}" in str(error.value)
    assert str(error.value).endswith(" — page.md:7")
    assert expected in made.explain() == made.explain(error.value)


def refused(**options):
    """What a second call away says, where the first is still open."""
    made = World(make_reference(), **options)
    manager = made.create(TASK_MANAGER)
    manager.LeaveRuntime()
    with pytest.raises(ContractViolation) as error:
        manager.raw.LeaveRuntime()
    return str(error.value)


def test_without_a_language_it_is_told_in_signs_and_documented_names():
    left = f"{TASK_MANAGER}.LeaveRuntime"
    wanted = "EnterRuntime | ReverseEnterRuntime"
    assert refused() == f"{left}: open(thread=main, other={left}, number=1, wanted={wanted})"


@pytest.mark.parametrize("locale", ["fr-fr", "fr", "FR_fr"])
def test_in_a_language_it_ends_with_the_sentence_and_its_page(locale):
    assert refused(locale=locale).endswith(" — La phrase. — fr/page.md:9")


def test_a_language_in_which_nothing_is_worded_is_refused():
    with pytest.raises(LookupError, match="nothing is worded in 'xx'"):
        World(make_reference(), locale="xx")


def test_a_rule_for_which_there_are_no_words_names_its_sentence():
    made = World(make_reference((on(Crossing.ENTER, "pair", Always()),)))
    with pytest.raises(ContractViolation, match=r"\.EnterRuntime: pair$"):
        made.create(TASK_MANAGER).EnterRuntime()


def test_reports_say_it_in_the_words_of_the_package():
    words = {"fr-fr": {"open": "{other} ouvert : {number}, {thread}, {wanted}"}}
    plain = make_reference()
    reference = Reference(
        lambda: plain.shapes, plain.rules.all, lambda: tuple(plain.claims.values()), words=lambda: words
    )
    lines = [f'{{"api": "{TASK_MANAGER}.LeaveRuntime", "thread": "7"}}'] * 2
    assert audit(reference, lines).text("fr").splitlines()[1] == (
        f"  {TASK_MANAGER}.LeaveRuntime ouvert : 1, 7, EnterRuntime | ReverseEnterRuntime"
    )
