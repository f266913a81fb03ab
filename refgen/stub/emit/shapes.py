"""The model as the runtime wants it: signatures, interfaces, values, codes."""

from collections import defaultdict
from collections.abc import Iterable

from refgen.api.hresults import hresult_value
from refgen.api.model import CALLABLE, Api, Direction, Kind, Model, Parameter
from refgen.corpus.held import HELD, remembered
from refgen.stub.rule import Allow, Answered, Return, Rule, RuleBook, leaves
from refgen.stub.runtime.reference import Argument, Enumeration, InterfaceShape, Shapes, Signature


def make_shapes(model: Model, book: RuleBook) -> Shapes:
    """Everything that calls need to know of the model; a code that only rules name has the number of the cited table."""
    return _shapes(model, HELD.same(book.rules, make_shapes))


@remembered
def _shapes(model: Model, rules: tuple[Rule, ...]) -> Shapes:
    codes = {name: hresult_value(name) for name in _codes_of(rules)}
    methods: dict[str, list[str]] = defaultdict(list)
    for api in model.apis:
        codes |= {one.code: one.value for one in api.outcomes if one.value is not None or one.code not in codes}
        if api.kind is Kind.METHOD and api.parent:
            methods[api.parent].append(api.id)
    documented = {api.id: api for api in model.apis if api.kind is Kind.INTERFACE}
    names = sorted({*documented, *methods})
    return Shapes(
        callables={api.id: _signature(api) for api in model.apis if api.kind in CALLABLE},
        interfaces={
            name: InterfaceShape(
                tuple(base for base in (documented[name].bases if name in documented else ()) if base in names),
                tuple(sorted(methods[name])),
            )
            for name in names
        },
        enumerations={api.id: _enumeration(api) for api in model.apis if api.kind is Kind.ENUMERATION},
        codes=dict(sorted(codes.items())),
        structures={
            api.id: tuple(Argument(member.name, member.type or "", Direction.IN.value) for member in api.members)
            for api in model.apis
            if api.kind is Kind.STRUCTURE
        },
    )


def _signature(api: Api) -> Signature:
    outcomes = tuple(dict.fromkeys(outcome.code for outcome in api.outcomes))
    return Signature(
        api.id, api.parent or "", api.area, api.return_type, tuple(map(_argument, api.parameters)), outcomes
    )


def _argument(parameter: Parameter) -> Argument:
    direction = parameter.direction or Direction.IN
    return Argument(parameter.name, parameter.type, direction.value, parameter.optional)


def _enumeration(api: Api) -> Enumeration:
    return Enumeration({member.name: member.value for member in api.members if member.value is not None}, api.is_flags)


def _codes_of(rules: Iterable[Rule]) -> set[str]:
    found: set[str] = set()
    for rule in rules:
        for leaf in leaves(rule.guard):
            found.update(leaf.codes if isinstance(leaf, Answered) else ())
        match rule.effect:
            case Return(code):
                found.add(code)
            case Allow(codes):
                found.update(codes)
    return found
