"""What decides examples is told again of the callables that an edit concerns, and is what it would be if all were told."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from refgen.api.model import Model
from refgen.cache.held import HELD
from refgen.examples.grounds import Grounds, grounds_of_examples
from refgen.stub.rule import OneApi, Outside, RuleBook
from tests.examples.stub import book_of
from tests.stub.sample import MODEL

BOOK = book_of(
    ("`pData` must not be null.", "IThing.Read", "parameters.pData"),
    ("Call Begin before calling Read.", "IThing.Read", "remarks"),
    ("Call Begin before calling End.", "IThing.End", "remarks"),
    ("The thing is lost.", "IThing.Begin", "outcome.THING_E_LOST"),
)
LOOKS_BACK = replace(BOOK, rules=(replace(BOOK.rules[1], scope=OneApi("FreeThing"), guard=Outside("OpenThing")),))
"""A function whose examples call another one first."""


@pytest.fixture(autouse=True)
def held() -> Iterator[None]:
    HELD.begin_run()
    yield
    HELD.end()


def anew(model: Model, book: RuleBook) -> Grounds:
    """As a process has it that holds nothing."""
    HELD.end()
    # A model knows its declarations, which are held from now on only if they are made from now on.
    found = grounds_of_examples(replace(model), book)
    HELD.begin_run()
    return found


def saying(book: RuleBook, name: str) -> RuleBook:
    """The book with another translation of the claims of an API."""
    return replace(book, claims=tuple(replace(one, sha="other") if one.api == name else one for one in book.claims))


def without(book: RuleBook, name: str) -> RuleBook:
    """The book without the rules of an API."""
    return replace(book, rules=tuple(one for one in book.rules if not one.id.startswith(f"{name}/")))


def renamed(name: str) -> Model:
    """The model in which an API has another type."""
    apis = (replace(one, return_type="BOOL") if one.id == name else one for one in MODEL.apis)
    return replace(MODEL, apis=tuple(apis))


@pytest.mark.parametrize(
    ("model", "book", "changed"),
    [
        (MODEL, saying(BOOK, "IThing.Read"), {"IThing.Read"}),
        (MODEL, without(BOOK, "IThing.Read"), {"IThing.Read"}),
        (renamed("IThing.Skip"), BOOK, set()),
        (renamed("IThing.Read"), BOOK, {"IThing.Read"}),
    ],
)
def test_it_is_what_it_would_be_anew(model: Model, book: RuleBook, changed: set[str]) -> None:
    expected, first = anew(model, book), anew(MODEL, BOOK)
    assert grounds_of_examples(replace(MODEL), BOOK) == first
    HELD.begin_run()
    found = grounds_of_examples(model, book)
    assert found.digests == expected.digests
    assert {name for name, one in found.digests.items() if one != first.digests[name]} >= changed


def test_of_what_a_rule_looks_back_at_it_tells_also_that_it_is_gone() -> None:
    model = replace(MODEL, apis=tuple(one for one in MODEL.apis if one.id != "OpenThing"))
    expected, first = anew(model, LOOKS_BACK), anew(MODEL, LOOKS_BACK)
    assert grounds_of_examples(replace(MODEL), LOOKS_BACK) == first
    HELD.begin_run()
    found = grounds_of_examples(model, LOOKS_BACK).digests
    assert found == expected.digests
    assert found["FreeThing"] != first.digests["FreeThing"]


def test_callables_that_quote_something_else_are_told_with_what_they_had() -> None:
    before = grounds_of_examples(MODEL, BOOK).digests
    HELD.begin_run()
    after = grounds_of_examples(MODEL, saying(BOOK, "IThing.Read"))
    assert "IThing.Read" in after.quoted
    assert all(before[name] == one != after.digests[name] for name, one in after.quoted.items())
    HELD.begin_run()
    assert not grounds_of_examples(MODEL, without(BOOK, "IThing.Read")).quoted


def test_a_method_more_is_told_to_those_that_meet_objects_of_its_interface() -> None:
    method = MODEL.by_id["IThing.Begin"]
    model = replace(MODEL, apis=(*MODEL.apis, replace(method, id="IThing.More", name="More")))
    expected, first = anew(model, BOOK), anew(MODEL, BOOK)
    assert grounds_of_examples(replace(MODEL), BOOK) == first
    HELD.begin_run()
    found = grounds_of_examples(model, BOOK).digests
    assert found == expected.digests
    changed = {name for name, one in found.items() if one != first.digests.get(name)}
    meeting = {name for name in found if any(one.type.startswith("IThing*") for one in model.by_id[name].parameters)}
    assert changed == {name for name in found if name.startswith("IThing.")} | meeting
    assert changed != found.keys()
