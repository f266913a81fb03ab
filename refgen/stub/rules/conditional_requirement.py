"""One argument decides what another may be.

Matches: "If `dwFlavor` is not DUMP_FLAVOR_Mini, `dwNumItems` should be zero."; "If `a` is null, `b` must not be null."
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import Catalogue, find_parameter, is_output, is_pointer
from refgen.stub.compiler.condition import literal, parse_condition
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import AllOf, Equals, Guard, IsNull, Not, Violate
from refgen.text.late import late

_TEXT = late(
    r"(?:If|When) (?P<condition>.+?), (?:then )?(?:the )?(?P<name>\w+)(?: parameter)? (?:must|should) (?P<negated>not )?be "
    r"(?:set to )?(?:a )?(?P<value>null|NULL|zero|0|true|false|[A-Z][A-Za-z]*_\w+)(?: pointer)?"
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    match = _TEXT.fullmatch(statement.text)
    if match is None or statement.api.kind not in CALLABLE:
        return
    condition = parse_condition(_named(match["condition"], statement), statement.api)
    parameter = find_parameter(match["name"], statement.api)
    if condition is None or parameter is None or is_output(parameter):
        return
    value = literal(match["value"])
    wanted: Guard = (
        IsNull(parameter.name) if value is None and is_pointer(parameter) else Equals(parameter.name, value or 0)
    )
    yield Draft(AllOf((condition, wanted if match["negated"] else Not(wanted))), Violate())


def _named(condition: str, statement: Statement) -> str:
    """The condition with the name of the parameter described in place of "this parameter"."""
    described = statement.parameter
    return (
        re.sub(r"^(?:this|the) (?:parameter|value|argument)\b", described.name, condition) if described else condition
    )


PATTERN = Pattern("conditional-requirement", _compile)
