"""A pointer that must be given.

Matches: "`pCallback` must not be null."; "This parameter cannot be null." in a parameter's description.
"""

import re
from collections.abc import Iterator

from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import CALLABLE, Catalogue, find_parameter, is_pointer
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import IsNull, Violate

_TEXT = re.compile(
    r"(?:(?:The )?(?P<name>\w+)(?: parameter| argument| pointer)?|(?:This|The) (?:parameter|value|pointer|argument)|It) "
    r"(?:must not|cannot|can't|may not|should not|must never) be (?:a |set to )?(?:null|NULL)(?: pointer| reference)?",
    re.IGNORECASE,
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    match = _TEXT.fullmatch(statement.text)
    if match is None or statement.api.kind not in CALLABLE:
        return
    named = find_parameter(match["name"], statement.api) if match["name"] else None
    parameter = named or (statement.parameter if match["name"] in {None, "it", "this"} else None)
    if parameter is not None and is_pointer(parameter):
        yield Draft(IsNull(parameter.name), Violate())


PATTERN = Pattern("not-null", _compile)
