"""Arguments that break no rule: what the driver of a host passes where its user says nothing."""

from collections.abc import Mapping

from refgen.stub.rule import (
    Equals,
    Guard,
    IsNull,
    NotIn,
    OutsideEnumeration,
    OutsideRange,
    Return,
    Violate,
    leaves,
)
from refgen.stub.runtime.guard import Situation, holds
from refgen.stub.runtime.memory import Memory
from refgen.stub.runtime.moment import Attempt
from refgen.stub.runtime.plan import Plan, Turn
from refgen.stub.runtime.reference import Argument, Reference, Signature

_ADDRESS = 0x1000
"""A pointer that is not null; nothing lies there."""


def legal_arguments(reference: Reference, signature: Signature, plan: Plan) -> dict[str, object]:
    """A value for each in-parameter, null or zero where the docs have nothing against it."""
    given = {one.name: _by_type(one, reference) for one in signature.arguments if one.is_in}
    rules = tuple(
        rule
        for turn, rule in plan.deciding
        if turn in {Turn.ARGUMENTS, Turn.CONTRACT} and isinstance(rule.effect, Return | Violate)
    )
    for _ in rules:  # What pleases one rule may offend another; rules that exclude each other are given up on.
        before = dict(given)
        for rule in rules:
            for leaf in leaves(rule.guard):
                now = Situation(reference, Memory(), Attempt(signature, "", "main", given))
                if holds(rule.guard, now):
                    given |= {name: value for name, value in _avoiding(leaf, reference).items() if name in given}
        if given == before:
            break
    return given


def _by_type(argument: Argument, reference: Reference) -> object:
    bare = argument.type.removeprefix("const ").replace(" ", "")
    if bare in reference.shapes.enumerations:
        return _first(bare, reference)
    return None if bare.endswith(("*", "]")) or bare.startswith(("LP", "PVOID")) else 0


def _avoiding(guard: Guard, reference: Reference) -> Mapping[str, object]:
    """The argument with which a simple guard does not hold; nothing where no argument decides it."""
    match guard:
        case IsNull(parameter):
            return {parameter: _ADDRESS}
        case Equals(parameter, value):
            return {parameter: value + 1 if isinstance(value, int) else 0}
        case NotIn(parameter, values):
            return {parameter: values[0]}
        case OutsideEnumeration(parameter, enumeration):
            return {parameter: _first(enumeration, reference)}
        case OutsideRange(parameter, low, high):
            return {parameter: high if low is None else low}
        case _:
            return {}


def _first(enumeration: str, reference: Reference) -> int:
    """The first documented value of an enumeration."""
    known = reference.shapes.enumerations.get(enumeration)
    return next(iter(known.values.values()), 0) if known else 0
