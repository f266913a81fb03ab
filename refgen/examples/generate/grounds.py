"""What decides the examples of a callable, so that a change of one page makes only those again that it concerns.

That is the callable's own page, the rules in whose scope it is, the sentences that are quoted of other pages, the calls
that have to come first, and what all calls share: interfaces, enumerations and numbers of codes.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from refgen.api.model import CALLABLE, Api, Model
from refgen.stub.emit.shapes import make_shapes
from refgen.stub.rule import CallCount, Claim, EveryCall, EveryMethod, OneApi, Outside, Rule, RuleBook, StateIs
from refgen.stub.rules.pairing import OPEN
from refgen.stub.runtime.guard import leaves


def grounds_of_examples(model: Model, book: RuleBook, digest_of_page: Callable[[str], str]) -> Mapping[str, str]:
    """By the id of each callable a text that is the same whenever its examples are; `digest_of_page` goes by page key."""
    apis = {api.id: api for api in model.apis}
    claims = {claim.id: claim for claim in book.claims}
    rules = rules_by_callable(model, book.rules)
    shapes = make_shapes(model, book)
    around = repr((model.locales, shapes.interfaces, shapes.enumerations, shapes.codes))
    shared = hashlib.blake2b(around.encode("utf-8", "surrogateescape"), digest_size=20).hexdigest()
    told = {rule.id: _told(rule, claims) for rule in book.rules}

    def own(api: Api) -> str:
        return " ".join((api.id, digest_of_page(api.page), *(told[rule.id] for rule in rules.get(api.id, ()))))

    def all_of(api: Api) -> str:
        others = sorted({name for rule in rules[api.id] for name in _mentioned(rule)} & apis.keys())
        return "\n".join((own(api), *(own(apis[name]) for name in others), shared))

    return {name: all_of(apis[name]) for name in rules}


def rules_by_callable(model: Model, rules: tuple[Rule, ...]) -> dict[str, tuple[Rule, ...]]:
    """The rules in whose scope each callable is, sorted by id."""
    callables = [api for api in model.apis if api.kind in CALLABLE]
    own: dict[str, list[Rule]] = {api.id: [] for api in callables}
    by_interface: dict[str, list[str]] = defaultdict(list)
    by_area: dict[str, list[str]] = defaultdict(list)
    for api in callables:
        by_interface[api.parent or ""].append(api.id)
        by_area[api.area].append(api.id)
    for rule in rules:
        match rule.scope:
            case OneApi(name):
                names = [name] if name in own else []
            case EveryMethod(interface):
                names = by_interface[interface]
            case EveryCall(area):
                names = by_area[area]
        for name in names:
            own[name].append(rule)
    return {name: tuple(found) for name, found in own.items()}


def _told(rule: Rule, claims: Mapping[str, Claim]) -> str:
    """A rule, how far it is trusted, and the sentence that a page without one of its own quotes for it."""
    quoted = next((claims[name] for name in rule.claims if name in claims), None)
    words = " ".join(one.sha for one in quoted.locales.values()) if quoted else ""
    return f"{rule.id} {rule.status.value} {rule.is_certain} {words}"


def _mentioned(rule: Rule) -> Iterator[str]:
    """Yield the ids of the calls that a rule looks back at."""
    for leaf in leaves(rule.guard):
        match leaf:
            case CallCount(api) | Outside(api):
                yield api
            case StateIs(slot):
                yield slot.name.removeprefix(OPEN)
            case _:
                pass
