"""Arguments for a call: harmless ones by type, and ones that a guard is about."""

import re
from collections.abc import Mapping

from refgen.api.model import Api, Direction, Parameter
from refgen.stub.rule import Equals, Guard, IsNull, Literal, Not, NotIn, OutsideEnumeration, OutsideRange, Rule, Violate

_TEXT = re.compile(r"(?:W?CHAR|OLECHAR|char|wchar_t)\b|\bLPC?W?STR|BSTR|P?W?STR\b")
_BYTES = re.compile(r"\b(?:BYTE|void|VOID|UINT8|CORDB_ADDRESS)\b.*\*|\[")
_NUMBER = re.compile(r"^(?:const )?[A-Za-z_]\w*$")
_TRUTH = re.compile(r"^(?:const )?(?:BOOL|BOOLEAN|bool|VARIANT_BOOL)$")
_POINTER_NAME = re.compile(r"^(?:const )?(?:LP|P)[A-Z]\w+$|^HANDLE$")


def satisfying(api: Api, rules: tuple[Rule, ...], everything: Mapping[str, Api]) -> Mapping[str, Literal]:
    """An argument for each in-parameter that breaks none of the rules."""
    arguments = {one.name: _by_type(one) for one in api.parameters if one.direction is not Direction.OUT}
    for rule in rules:
        if isinstance(rule.effect, Violate):
            arguments |= {name: value for name, value in _avoiding(rule.guard, everything).items() if name in arguments}
    return arguments


def breaking(api: Api, guard: Guard) -> Mapping[str, Literal] | None:
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
        case OutsideEnumeration(parameter):
            found = {parameter: 0x7FFFFFFF}
        case Not(IsNull(parameter)):
            found = {parameter: "something"}
        case Not(Equals(parameter, value)):
            found = {
                parameter: value + 1 if isinstance(value, int) and not isinstance(value, bool) else "another value"
            }
        case _:
            found = None
    return found if found is not None and set(found) <= names else None


def _avoiding(guard: Guard, everything: Mapping[str, Api]) -> dict[str, Literal]:
    match guard:
        case OutsideEnumeration(parameter, enumeration):
            members = everything[enumeration].members if enumeration in everything else ()
            values = [member.value for member in members if member.value is not None]
            return {parameter: values[0]} if values else {}
        case Not(Equals(parameter, value)):
            return {parameter: value}
        case Not(IsNull(parameter)):
            return {parameter: None}
        case NotIn(parameter, values):
            return {parameter: values[0]}
        case OutsideRange(parameter, low, high):
            bound = low if low is not None else high
            return {} if bound is None else {parameter: bound}
        case _:
            return {}


def _by_type(parameter: Parameter) -> Literal:
    kind = parameter.type
    if _TRUTH.fullmatch(kind):
        return True
    if _TEXT.search(kind):
        return "text"
    if _BYTES.search(kind) or "*" in kind or _POINTER_NAME.match(kind):
        return "data"
    return 1 if _NUMBER.match(kind) else "data"
