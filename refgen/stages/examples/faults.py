"""What a reader can let go wrong in an example: the conditions that rules name, and the documented codes beside them."""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from refgen.api.model import CALLABLE, Api, Model
from refgen.cache.held import HELD, remembered
from refgen.cache.runs import runs_of
from refgen.dataclass import dataclass
from refgen.stub.rule import Claim, EveryCall, EveryMethod, Faulted, OneApi, Return, Rule, RuleBook, Scope, leaves
from refgen.stub.runtime.code import HResult, UnnumberedCode
from refgen.website.input import SiteFault


def faults_of(model: Model, book: RuleBook) -> Mapping[str, tuple[SiteFault, ...]]:
    """By the id of each callable that has any, in the order of the page's outcomes."""
    known = _known(book)
    return dict(chain.from_iterable(_among(run, known).items() for run in runs_of(model.apis)))


class _Known(NamedTuple):
    """A fault that a rule names."""

    name: str
    code: str
    sentences: Mapping[str, tuple[int, int]]
    """By page, the first of the rule's sentences there."""


@dataclass(frozen=True, slots=True)
class _Named:
    """The faults that rules name."""

    by_scope: Mapping[Scope, tuple[tuple[str, str, tuple[str, ...]], ...]]
    """Name, code, and the ids of the rule's claims; in the order of the book."""
    claims: frozenset[str]
    """The ids of all of their claims."""


@remembered
def _named(rules: tuple[Rule, ...]) -> _Named:
    named: dict[Scope, tuple[tuple[str, str, tuple[str, ...]], ...]] = {}
    for rule in rules:
        if rule.is_enforced and isinstance(rule.effect, Return):
            for leaf in leaves(rule.guard):
                if isinstance(leaf, Faulted):
                    scope = _whole(rule.scope)
                    named[scope] = (*named.get(scope, ()), (leaf.fault, rule.effect.code, rule.claims))
    return _Named(named, frozenset(name for some in named.values() for *_, claims in some for name in claims))


@dataclass(frozen=True, slots=True)
class _Places:
    """Where some claims stand."""

    by_id: Mapping[str, tuple[str, int, int]]
    """Page, unit, and order in the unit."""


@remembered
def _places(claims: tuple[Claim, ...], named: _Named) -> _Places:
    """Of the claims that name a fault; those of the run before where they stand there."""
    known = {one.id: (one.page, one.unit, one.ordinal) for one in claims if one.id in named.claims and one.unit >= 0}
    return HELD.same(_Places(known), _Places, claims[0].id)


@remembered
def _known(book: RuleBook) -> Mapping[Scope, tuple[_Known, ...]]:
    """By scope, in the order of the book."""
    named = _named(book.rules)
    return _placed(named, *(_places(run, named) for run in runs_of(book.claims)))


@remembered
def _placed(named: _Named, *runs: _Places) -> Mapping[Scope, tuple[_Known, ...]]:
    """Those of the run before, where they are the same."""
    places = dict(chain.from_iterable(one.by_id.items() for one in runs))
    known = {
        scope: tuple(_Known(name, code, _sentences(claims, places)) for name, code, claims in some)
        for scope, some in named.by_scope.items()
    }
    return HELD.same(known, _known)


def _sentences(claims: Iterable[str], places: Mapping[str, tuple[str, int, int]]) -> dict[str, tuple[int, int]]:
    own = [places[name] for name in claims if name in places]
    return {page: (unit, ordinal) for page, unit, ordinal in reversed(own)}


def _whole(scope: Scope) -> Scope:
    return OneApi(scope.api) if isinstance(scope, OneApi) else scope


@remembered
def _among(apis: tuple[Api, ...], named: Mapping[Scope, tuple[_Known, ...]]) -> Mapping[str, tuple[SiteFault, ...]]:
    return {api.id: found for api in apis if (found := _faults(api, named))}


def _faults(api: Api, named: Mapping[Scope, tuple[_Known, ...]]) -> tuple[SiteFault, ...]:
    if api.kind not in CALLABLE:
        return ()
    scopes: tuple[Scope, ...] = (OneApi(api.id), EveryMethod(api.parent or ""), EveryCall(api.area))
    order = {outcome.code: index for index, outcome in enumerate(api.outcomes)}
    found: dict[str, SiteFault] = {}
    for one in chain.from_iterable(named.get(scope, ()) for scope in scopes):
        found.setdefault(one.name, SiteFault(one.name, one.code, one.sentences.get(api.page)))
    known = {fault.code for fault in found.values()}
    for outcome in api.outcomes:
        if outcome.code not in known and _is_failure(outcome.code, outcome.value):
            units = outcome.description.units
            found[outcome.code] = SiteFault(outcome.code, outcome.code, (units[0], 0) if units else None)
    return tuple(sorted(found.values(), key=lambda fault: (order.get(fault.code, len(order)), fault.name)))


def _is_failure(code: str, value: int | None) -> bool:
    known = UnnumberedCode(code) if value is None else HResult(value, code)
    return not known.is_success
