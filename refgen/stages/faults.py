"""What a reader can let go wrong in an example: the conditions that rules name, and the documented codes beside them."""

from collections.abc import Iterator, Mapping
from itertools import chain

from refgen.api.model import CALLABLE, Api, Model
from refgen.corpus.held import remembered
from refgen.stub.rule import Claim, EveryCall, EveryMethod, Faulted, OneApi, Return, Rule, RuleBook, Scope
from refgen.stub.runtime.code import HResult, UnnumberedCode
from refgen.stub.runtime.guard import leaves
from refgen.website.input import SiteFault


def faults_of(model: Model, book: RuleBook) -> Mapping[str, tuple[SiteFault, ...]]:
    """By the id of each callable that has any, in the order of the page's outcomes."""
    known = _known(book)
    return {api.id: found for api in model.apis if api.kind in CALLABLE and (found := _of_api(api, known))}


_Known = tuple[Mapping[Scope, list[tuple[Rule, str]]], Mapping[str, Claim]]
"""By scope the rules with the faults that they name, and the claims by id."""


@remembered
def _of_api(api: Api, known: _Known) -> tuple[SiteFault, ...]:
    return tuple(_faults(api, *known))


@remembered
def _known(book: RuleBook) -> _Known:
    named: dict[Scope, list[tuple[Rule, str]]] = {}
    for rule in book.rules:
        if rule.is_enforced and isinstance(rule.effect, Return):
            for leaf in leaves(rule.guard):
                if isinstance(leaf, Faulted):
                    named.setdefault(_whole(rule.scope), []).append((rule, leaf.fault))
    return named, {claim.id: claim for claim in book.claims}


def _whole(scope: Scope) -> Scope:
    return OneApi(scope.api) if isinstance(scope, OneApi) else scope


def _faults(
    api: Api, named: Mapping[Scope, list[tuple[Rule, str]]], claims: Mapping[str, Claim]
) -> Iterator[SiteFault]:
    scopes: tuple[Scope, ...] = (OneApi(api.id), EveryMethod(api.parent or ""), EveryCall(api.area))
    order = {outcome.code: index for index, outcome in enumerate(api.outcomes)}
    found: dict[str, SiteFault] = {}
    for rule, name in chain.from_iterable(named.get(scope, ()) for scope in scopes):
        if isinstance(rule.effect, Return):
            found.setdefault(name, SiteFault(name, rule.effect.code, _sentence(rule, api, claims)))
    known = {fault.code for fault in found.values()}
    for outcome in api.outcomes:
        if outcome.code not in known and _is_failure(outcome.code, outcome.value):
            units = outcome.description.units
            found[outcome.code] = SiteFault(outcome.code, outcome.code, (units[0], 0) if units else None)
    yield from sorted(found.values(), key=lambda fault: (order.get(fault.code, len(order)), fault.name))


def _sentence(rule: Rule, api: Api, claims: Mapping[str, Claim]) -> tuple[int, int] | None:
    own = (claims[name] for name in rule.claims if name in claims)
    return next(((one.unit, one.ordinal) for one in own if one.page == api.page and one.unit >= 0), None)


def _is_failure(code: str, value: int | None) -> bool:
    known = UnnumberedCode(code) if value is None else HResult(value, code)
    return not known.is_success
