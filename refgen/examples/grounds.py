"""What decides the examples of a callable, so that a change of one page makes only those again that it concerns.

That is what its page declares, the rules in whose scope it is, the sentences that they quote, the calls that have to come
first, and what all calls share: interfaces, enumerations and numbers of codes. Prose of which no rule was made decides
nothing, so most edits of a page leave its examples as they are.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping

from refgen.api import CALLABLE, Api, Model
from refgen.corpus.held import HELD, remembered
from refgen.corpus.runs import in_runs
from refgen.stub.claims.told import Told, told_by
from refgen.stub.counted import OPEN
from refgen.stub.emit.shapes import make_shapes
from refgen.stub.rule import CallCount, EveryCall, EveryMethod, OneApi, Outside, Rule, RuleBook, StateIs, leaves
from refgen.stub.runtime.reference import Shapes


def grounds_of_examples(model: Model, book: RuleBook) -> Mapping[str, str]:
    """By the id of each callable a digest that is the same whenever its examples are."""
    outline = model.declared
    rules = HELD.same(book.rules, grounds_of_examples)
    return _grounds(outline, make_shapes(outline, book), rules, told_by(book.claims))


@remembered
def _grounds(model: Model, shapes: Shapes, acting: tuple[Rule, ...], said: Told) -> Mapping[str, str]:
    declared = dict(in_runs(_declared, model.apis))
    rules = rules_by_callable(model, acting)
    around = repr((model.locales, shapes.interfaces, shapes.enumerations, shapes.codes))
    shared = _short(around)
    told = {
        rule.id: _short(" ".join((acts, *(said.words.get(name, "") for name in rule.claims))))
        for rule, acts in zip(acting, in_runs(_acting, acting), strict=True)
    }
    own = {name: " ".join((declared[name], *(told[rule.id] for rule in of))) for name, of in rules.items()}

    def all_of(name: str, of: tuple[Rule, ...]) -> str:
        others = sorted({other for rule in of for other in _mentioned(rule)} & declared.keys())
        return _short("\n".join((own[name], *(own.get(other) or declared[other] for other in others), shared)))

    return {name: all_of(name, of) for name, of in rules.items()}


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


def _declared(api: Api) -> tuple[str, str]:
    """By its id, what a page says of a callable, but for its prose."""
    parameters = [(one.name, one.type, one.direction, one.optional) for one in api.parameters]
    codes = [(one.code, one.value) for one in api.outcomes]
    return api.id, repr((api.id, api.area, api.signature, api.return_type, parameters, codes, *api.sources))


def _acting(rule: Rule) -> str:
    """What a rule does, and how far it is trusted."""
    return " ".join((rule.id, repr((rule.guard, rule.effect)), rule.status, str(rule.is_certain)))


def _short(text: str) -> str:
    """A digest: a rule of a whole area is told for each of its callables."""
    return hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=20).hexdigest()


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
