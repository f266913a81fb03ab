"""The model as the runtime wants it: signatures, interfaces, values, codes."""

from collections import defaultdict
from itertools import chain
from typing import NamedTuple

from refgen.api.hresults import hresult_value
from refgen.api.model import CALLABLE, Api, Direction, Kind, Model, Parameter
from refgen.cache.held import HELD, remembered
from refgen.cache.runs import in_runs
from refgen.stub.rule import Allow, Answered, Return, Rule, RuleBook, leaves
from refgen.stub.runtime.reference import Argument, Enumeration, InterfaceShape, Shapes, Signature


def make_shapes(model: Model, book: RuleBook) -> Shapes:
    """Everything that calls need to know of the model; a code that only rules name has the number of the cited table."""
    return _shapes(model, _codes_of(book.rules))


@remembered
def _shapes(model: Model, named: tuple[str, ...]) -> Shapes:
    codes = {name: hresult_value(name) for name in named}
    methods: dict[str, list[str]] = defaultdict(list)
    documented: dict[str, tuple[str, ...]] = {}
    callables: dict[str, Signature] = {}
    enumerations: dict[str, Enumeration] = {}
    structures: dict[str, tuple[Argument, ...]] = {}
    for one in in_runs(_own, model.apis):
        codes |= {code: value for code, value in one.codes if value is not None or code not in codes}
        if one.interface:
            methods[one.interface].append(one.api)
        match one.shape:
            case Signature() as signature:
                callables[one.api] = signature
            case Enumeration() as enumeration:
                enumerations[one.api] = enumeration
            case _Bases(bases):
                documented[one.api] = bases
            case _Fields(fields):
                structures[one.api] = fields
    names = sorted({*documented, *methods})
    return Shapes(
        callables=callables,
        interfaces={
            name: InterfaceShape(
                tuple(base for base in documented.get(name, ()) if base in names), tuple(sorted(methods[name]))
            )
            for name in names
        },
        enumerations=enumerations,
        codes=dict(sorted(codes.items())),
        structures=structures,
    )


class _Bases(NamedTuple):
    """Of an interface."""

    names: tuple[str, ...]


class _Fields(NamedTuple):
    """Of a structure."""

    fields: tuple[Argument, ...]


class _Own(NamedTuple):
    """What one API declares: an edit of another leaves it as it is."""

    api: str
    """Its id."""
    interface: str
    """Of a method, else ''."""
    codes: tuple[tuple[str, int | None], ...]
    shape: Signature | Enumeration | _Bases | _Fields | None


def _own(api: Api) -> _Own:
    codes = tuple((one.code, one.value) for one in api.outcomes)
    return _Own(api.id, (api.kind is Kind.METHOD and api.parent) or "", codes, _shape(api))


def _shape(api: Api) -> Signature | Enumeration | _Bases | _Fields | None:
    if api.kind in CALLABLE:
        return _signature(api)
    match api.kind:
        case Kind.ENUMERATION:
            return _enumeration(api)
        case Kind.INTERFACE:
            return _Bases(api.bases)
        case Kind.STRUCTURE:
            members = ((member.name, member.type or "") for member in api.members)
            return _Fields(tuple(Argument(name, kind, Direction.IN.value) for name, kind in members))
        case _:
            return None


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


@remembered
def _codes_of(rules: tuple[Rule, ...]) -> tuple[str, ...]:
    """The codes that rules name, sorted; the very tuple of the run before, where they are the same."""
    return HELD.same(tuple(sorted({*chain.from_iterable(in_runs(_codes_in, rules))})), _codes_of)


def _codes_in(rule: Rule) -> tuple[str, ...]:
    answered = chain.from_iterable(leaf.codes for leaf in leaves(rule.guard) if isinstance(leaf, Answered))
    match rule.effect:
        case Return(code):
            return (*answered, code)
        case Allow(codes):
            return (*answered, *codes)
        case _:
            return tuple(answered)
