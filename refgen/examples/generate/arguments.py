"""Arguments for a call: harmless ones by type, and ones that a guard is about."""

import re
from collections.abc import Mapping

from refgen.api.model import Api, Direction, Parameter
from refgen.stub.rule import (
    AnyOf,
    Equals,
    Guard,
    IsNull,
    Literal,
    Not,
    NotIn,
    OutsideEnumeration,
    OutsideRange,
    Overstated,
    Return,
    Rule,
    Violate,
)

_TEXT = re.compile(r"(?:W?CHAR|OLECHAR|char|wchar_t)\b|\bLPC?W?STR|BSTR|P?W?STR\b")
_BYTES = re.compile(r"\b(?:BYTE|void|VOID|UINT8|CORDB_ADDRESS)\b.*\*|\[")
_NUMBER = re.compile(r"^(?:const )?(?:(?:un)?signed )?[A-Za-z_]\w*(?: (?:int|long|short))?$")
_TRUTH = re.compile(r"^(?:const )?(?:BOOL|BOOLEAN|bool|VARIANT_BOOL)$")
_UNLIKELY = 0x7FFFFFFF
"""A number that hardly any enumeration has."""
_BITS: tuple[int, ...] = tuple(1 << bit for bit in range(32))
_POINTER_NAME = re.compile(r"^(?:const )?(?:LP|P)[A-Z]\w+$|^HANDLE$")


def satisfying(api: Api, rules: tuple[Rule, ...], everything: Mapping[str, Api]) -> Mapping[str, Literal]:
    """An argument for each in-parameter that breaks none of the rules."""
    arguments = {one.name: _by_type(one) for one in api.parameters if one.direction is not Direction.OUT}
    # Broken contracts last: they decide more than what a failing code says of the same argument.
    for rule in sorted(rules, key=lambda one: isinstance(one.effect, Violate)):
        if isinstance(rule.effect, Violate) or (isinstance(rule.effect, Return) and _is_failure(rule.effect.code)):
            avoided = _avoiding(rule.guard, everything, arguments)
            arguments |= {name: value for name, value in avoided.items() if name in arguments}
    return arguments


def breaking(api: Api, guard: Guard, everything: Mapping[str, Api]) -> Mapping[str, Literal] | None:
    """The argument that makes a simple guard hold; None where no argument can."""
    names = {one.name for one in api.parameters}
    found: dict[str, Literal] | None = None
    match guard:
        case IsNull(parameter):
            found = {parameter: None}
        case Equals(parameter, value):
            found = {parameter: value}
        case NotIn(parameter):
            found = {parameter: "another value"}
        case OutsideRange(parameter, low, high):
            number = low - 1 if low is not None else high + 1 if high is not None else None
            found = None if number is None else {parameter: number}
        case OutsideEnumeration(parameter, enumeration):
            number = _outside(everything.get(enumeration))
            found = None if number is None else {parameter: number}
        case Overstated(data, size):
            found = {data: "data", size: 2 * len("data") + 3}
        case Not(IsNull(parameter)):
            found = {parameter: "something"}
        case Not(Equals(parameter, value)):
            found = {
                parameter: value + 1 if isinstance(value, int) and not isinstance(value, bool) else "another value"
            }
        case _:
            found = None
    return found if found is not None and set(found) <= names else None


def _outside(enumeration: Api | None) -> int | None:
    """A number that is no value of an enumeration; None where its flags leave none."""
    values = [one.value for one in enumeration.members if one.value is not None] if enumeration else []
    if enumeration is None or not enumeration.is_flags:
        candidates: list[int] = [_UNLIKELY, *range(len(values) + 1)]
        return next(number for number in candidates if number not in values)
    every = 0
    for value in values:
        every |= value
    return next((number for number in (_UNLIKELY, *_BITS) if number & ~every), None)


def _is_failure(code: str) -> bool:
    return not code.startswith("S_")


def _avoiding(guard: Guard, everything: Mapping[str, Api], arguments: Mapping[str, Literal]) -> dict[str, Literal]:
    """Arguments with which a guard does not hold, as far as they can be told from it; `arguments` are those so far."""
    found: dict[str, Literal] = {}
    match guard:
        case AnyOf(guards):
            for one in guards:
                found |= _avoiding(one, everything, arguments)
        case Equals(parameter, int() as value) if arguments.get(parameter) == value:
            found = {parameter: value + 1}
        case OutsideEnumeration(parameter, enumeration):
            members = everything[enumeration].members if enumeration in everything else ()
            known = [one.value for one in members if one.value is not None]
            found = {parameter: known[0]} if known else {}
        case Not(Equals(parameter, value)):
            found = {parameter: value}
        case Not(IsNull(parameter)):
            found = {parameter: None}
        case NotIn(parameter, values):
            found = {parameter: values[0]}
        case OutsideRange(parameter, low, high) if low is not None or high is not None:
            found = {parameter: high if low is None else low}
        case _:
            pass
    return found


def _by_type(parameter: Parameter) -> Literal:
    kind = parameter.type
    if _TRUTH.fullmatch(kind):
        return True
    if _TEXT.search(kind):
        return "text"
    if _BYTES.search(kind) or "*" in kind or _POINTER_NAME.match(kind):
        return "data"
    return 1 if _NUMBER.match(kind) else "data"
