"""Which claims say something else than before, which rules stand on them, and claims by id: without looking at the others."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.cache.held import HELD
from refgen.stub.claims.by_id import ClaimsById
from refgen.stub.claims.cited import rules_citing
from refgen.stub.claims.told import told_by
from refgen.stub.rule import Rule
from tests.stub.sample import statement

pytestmark = pytest.mark.usefixtures("held_or_not")

CLAIMS = tuple(statement(f"Sentence {number}.", ordinal=number).claim for number in range(100, 200))


def test_claims_that_say_what_they_said_are_one_object_wherever_they_stand() -> None:
    before = told_by(CLAIMS)
    moved = tuple(replace(claim, line=2) if number % 7 else claim for number, claim in enumerate(CLAIMS))
    assert not told_by(moved).altered(before)
    assert not HELD.is_on or told_by(CLAIMS) is before


def test_claims_that_come_go_or_say_something_else_are_found() -> None:
    before = told_by(CLAIMS)
    other = statement("Another sentence.", ordinal=105).claim
    after = (*CLAIMS[1:5], other, *CLAIMS[6:])
    assert told_by(after).altered(before) == before.altered(told_by(after)) == {CLAIMS[0].id, CLAIMS[5].id}


@given(st.lists(st.from_type(Rule)).map(tuple), st.data())
def test_rules_stand_on_their_claims(rules: tuple[Rule, ...], data: st.DataObject) -> None:
    names = sorted({name for rule in rules for name in rule.claims})
    some = frozenset(data.draw(st.lists(st.sampled_from(names)))) if names else frozenset[str]()
    assert rules_citing(some, rules) == [rule for rule in rules if some & {*rule.claims}]


def test_claims_are_known_by_id() -> None:
    known = ClaimsById(CLAIMS)
    assert dict(known) == {claim.id: claim for claim in CLAIMS}
    assert len(known) == len(CLAIMS)
    assert "no such id" not in known
