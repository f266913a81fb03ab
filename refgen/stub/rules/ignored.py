"""An argument that changes nothing.

Matches: "This parameter is ignored."; "Reserved for future use."; "Not used." in a parameter's description.
Stays quiet on: "ignored if", members of enumerations and fields that are not used.
"""

import re
from collections.abc import Iterator

from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import CALLABLE, Catalogue, find_parameter
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Always, Permit

_TEXT = re.compile(
    r"(?:(?:(?:The )?(?P<name>\w+)(?: parameter| argument| value)?|(?:This|The) (?:parameter|value|argument)|It) (?:is|are) )?(?:currently )?"
    r"(?:ignored|reserved(?: for future use| for future extensibility)?|not (?:currently )?used|unused)",
    re.IGNORECASE,
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    match = _TEXT.fullmatch(statement.text)
    if match is None or statement.api.kind not in CALLABLE:
        return
    named = find_parameter(match["name"], statement.api) if match["name"] else None
    parameter = named or (statement.parameter if (match["name"] or "it").lower() in {"it", "this"} else None)
    if parameter is not None:
        yield Draft(Always(), Permit())


PATTERN = Pattern("ignored", _compile)
