"""The book of runs is the book of all that is in them; an edit leaves the claims of other pages in the runs that they were in."""

from dataclasses import replace

import pytest

from refgen.cache.held import HELD
from refgen.cache.runs import runs_of
from refgen.stages.reference.booking import book_of_runs
from refgen.stub.compiler import Catalogue, Compiled, compile_statements, join_compiled
from tests.stub.sample import MODEL, statement

pytestmark = pytest.mark.usefixtures("held_or_not")

SENTENCES = ("`pData` must not be null.", "The data must stay in memory.", "Call Read first.")


def page(name: str, *sentences: str) -> Compiled:
    """What a page gave whose claims' ids begin with a name."""
    found = [statement(one, at="parameters.pData", ordinal=number) for number, one in enumerate(sentences)]
    named = [replace(one, claim=replace(one.claim, id=f"{name}/{one.ordinal}", page=name)) for one in found]
    return Compiled(tuple(one.claim for one in named), compile_statements(named, Catalogue(MODEL)))


@pytest.mark.parametrize("names", [("b", "a"), ("b", "", "a"), ("a", "b", "a/0"), ()])
def test_it_is_the_book_of_all(names: tuple[str, ...]) -> None:
    parts = [page(name, *SENTENCES[: len(name) and 3]) for name in names]
    assert book_of_runs(tuple(parts[:1]), tuple(parts[1:])) == join_compiled(parts)


def test_an_edit_leaves_the_claims_of_other_pages_in_their_runs() -> None:
    pages = [page(f"page {number}", *SENTENCES) for number in range(100)]
    before = book_of_runs(tuple(pages[:50]), tuple(pages[50:]))
    runs = {*map(id, runs_of(before.claims))} if HELD.is_on else set()
    pages[3] = page("page 3", "The data may move.")
    after = book_of_runs(tuple(pages[:50]), tuple(pages[50:]))
    assert after == join_compiled(pages)
    if HELD.is_on:
        left = [run for run in runs_of(after.claims) if id(run) not in runs]
        assert [claim.page for run in left for claim in run].count("page 3") == 1
        assert len(left) == 1


def test_rules_that_are_the_same_are_the_very_tuple() -> None:
    if not HELD.is_on:
        return
    one, other = page("one", *SENTENCES), page("other", *SENTENCES)
    before = book_of_runs((one, other))
    moved = replace(other, claims=tuple(replace(claim, line=claim.line + 1) for claim in other.claims))
    after = book_of_runs((one, moved))
    assert after.claims != before.claims
    assert after.rules is before.rules
