"""Which rules stand on a claim: an edit concerns those of few, and the others are not looked at."""

from itertools import chain, compress

from refgen.cache.held import remembered
from refgen.cache.runs import runs_of
from refgen.stub.claims.by_id import mark_of
from refgen.stub.rule import Rule


def rules_citing(claims: frozenset[str], rules: tuple[Rule, ...]) -> list[Rule]:
    """The rules that stand on any of some claims, which are given by id; in their order."""
    marks = frozenset(map(mark_of, claims))
    are_near = (not marks.isdisjoint(one) for one in cited_by(rules)) if claims else ()
    near = chain.from_iterable(compress(runs_of(rules), are_near))
    return [rule for rule in near if not claims.isdisjoint(rule.claims)]


@remembered
def cited_by(rules: tuple[Rule, ...]) -> tuple[frozenset[int], ...]:
    """What the claims of each run of rules are looked for by."""
    return tuple(map(_cited, runs_of(rules)))


@remembered
def _cited(rules: tuple[Rule, ...]) -> frozenset[int]:
    return frozenset(mark_of(name) for rule in rules for name in rule.claims)
