"""Written examples name the rules that they met, and so can be mutated."""

from functools import partial

from refgen.examples import Example, Occurrence, read_steps
from refgen.examples.exercise import with_rules
from refgen.examples.mutate import find_vacuous
from tests.examples.stub import PACKAGE, book_of, make_globals

BOOK = book_of(
    ("`pData` is null.", "IThing.Read", "outcome.E_INVALIDARG"),
    ("The call timed out.", "IThing.Read", "outcome.THING_E_LOST"),
    ("Returns S_OK if the method succeeds.", "IThing.Begin", "return-value"),
)
OPENING = f">>> from {PACKAGE} import World\n>>> world = World()\n>>> thing = world.create('IThing')\n"
TELLING = ">>> thing.raw.Read(None, 1, 1, 1, 1, 'IID').hresult\nE_INVALIDARG\n"
IDLE = ">>> _ = thing.raw.Begin()\n"


def occurrences(*texts: str) -> list[Occurrence]:
    return [Occurrence(Example(f"x#{n}", "", read_steps(text)), "x.md", 1, "fr-fr") for n, text in enumerate(texts)]


def test_each_example_of_a_page_has_the_rules_of_its_own_calls():
    first, second, third = with_rules(
        occurrences(OPENING, TELLING, IDLE), partial(make_globals, BOOK, BOOK.rules), BOOK.rules
    )
    assert first.rules == ()
    assert [rule.split("/")[1] for rule in second.rules] == ["outcome-row"]
    assert [rule.split("/")[1] for rule in third.rules] == ["success"]


def test_a_written_example_that_checks_nothing_is_vacuous():
    telling, idle = (
        with_rules(occurrences(OPENING + text), partial(make_globals, BOOK, BOOK.rules), BOOK.rules)[0]
        for text in (TELLING, IDLE)
    )
    assert find_vacuous([(telling,)], BOOK.rules, partial(make_globals, BOOK)) == ()
    assert find_vacuous([(idle,)], BOOK.rules, partial(make_globals, BOOK))
