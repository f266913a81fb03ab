"""What a reader can let go wrong in an example: the conditions that rules name, and the documented codes beside them."""

from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from refgen.api.model import CALLABLE, Api, Model
from refgen.corpus.held import HELD, remembered
from refgen.corpus.runs import runs_of
from refgen.stub.rule import Claim, EveryCall, EveryMethod, Faulted, OneApi, Return, Rule, RuleBook, Scope, leaves
from refgen.stub.runtime.code import HResult, UnnumberedCode
from refgen.website.input import SiteFault


def faults_of(model: Model, book: RuleBook) -> Mapping[str, tuple[SiteFault, ...]]:
    """By the id of each callable that has any, in the order of the page's outcomes."""
    known = HELD.same(_known(book), _known)
    return dict(chain.from_iterable(_among(run, known).items() for run in runs_of(model.apis)))


class _Known(NamedTuple):
    """A fault that a rule names."""

    name: str
    code: str
    sentences: Mapping[str, tuple[int, int]]
    """By page, the first of the rule's sentences there."""


@remembered
def _known(book: RuleBook) -> Mapping[Scope, tuple[_Known, ...]]:
    """By scope, in the order of the book."""
    claims = {claim.id: claim for claim in book.claims}
    named: dict[Scope, tuple[_Known, ...]] = {}
    for rule in book.rules:
        if rule.is_enforced and isinstance(rule.effect, Return):
            for leaf in leaves(rule.guard):
                if isinstance(leaf, Faulted):
                    known = _Known(leaf.fault, rule.effect.code, _sentences(rule, claims))
                    scope = _whole(rule.scope)
                    named[scope] = (*named.get(scope, ()), known)
    return named


def _sentences(rule: Rule, claims: Mapping[str, Claim]) -> dict[str, tuple[int, int]]:
    own = [claims[name] for name in rule.claims if name in claims]
    return {one.page: (one.unit, one.ordinal) for one in reversed(own) if one.unit >= 0}


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
