"""Which rules stand on a claim: an edit concerns those of few, and the others are not looked at."""

from itertools import chain

from refgen.corpus.held import remembered
from refgen.corpus.runs import runs_of
from refgen.stub.claims.by_id import mark_of
from refgen.stub.rule import Rule


def rules_citing(claims: frozenset[str], rules: tuple[Rule, ...]) -> list[Rule]:
    """The rules that stand on any of some claims, which are given by id; in their order."""
    marks = frozenset(map(mark_of, claims))
    runs = (run for run in runs_of(rules) if not marks.isdisjoint(_cited(run))) if claims else ()
    return [rule for rule in chain.from_iterable(runs) if not claims.isdisjoint(rule.claims)]


@remembered
def _cited(rules: tuple[Rule, ...]) -> frozenset[int]:
    return frozenset(mark_of(name) for rule in rules for name in rule.claims)
