"""Makes one book of what the pages gave: an edit touches one run of pages, and hardly any claim or rule is looked at.

Of neighbours in the order of the book, claims stand in runs (`refgen.cache.runs.joined`), of whole pages.
"""

from collections.abc import Iterable
from itertools import chain, pairwise
from operator import attrgetter
from typing import Any, NamedTuple

from refgen.cache.held import remembered
from refgen.cache.runs import joined, keyed_runs
from refgen.stub.compiler import Compiled, join_rules
from refgen.stub.rule import Claim, Rule, RuleBook

_LONG = 16
"""Pages in a run of claims, on average."""


@remembered
def book_of_runs(*runs: tuple[Compiled, ...]) -> RuleBook:
    """The book of all parts, as `join_compiled` makes it."""
    return _book(_claims(runs), _rules(*map(_rules_in, runs)))


@remembered
def _book(claims: tuple[Claim, ...], rules: tuple[Rule, ...]) -> RuleBook:
    return RuleBook(claims, rules)


@remembered
def _rules(*parts: tuple[Rule, ...]) -> tuple[Rule, ...]:
    return join_rules(parts)


@remembered
def _rules_in(run: tuple[Compiled, ...]) -> tuple[Rule, ...]:
    """The very tuple of the run before, where the rules are."""
    return _in_one(*(part.rules for part in run))


@remembered
def _in_one(*parts: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(chain.from_iterable(parts))


class _OnPage(NamedTuple):
    """The claims of a page."""

    first: str
    """The first id."""
    last: str
    claims: tuple[Claim, ...]
    """Sorted by id."""


@remembered
def _claims_in(run: tuple[Compiled, ...]) -> list[_OnPage]:
    """Of each page that has any."""
    return [_OnPage(part.claims[0].id, part.claims[-1].id, part.claims) for part in run if part.claims]


def _claims(runs: Iterable[tuple[Compiled, ...]]) -> tuple[Claim, ...]:
    pages = sorted(chain.from_iterable(map(_claims_in, runs)), key=attrgetter("first"))
    if any(one.last > other.first for one, other in pairwise(pages)):
        # The ids of one page stand among those of another, whose name begins with the first one's.
        return tuple(sorted(chain.from_iterable(one.claims for one in pages), key=attrgetter("id")))
    return joined(_in_one(*(one.claims for one in run)) for run in keyed_runs(pages, attrgetter("first"), _LONG))
