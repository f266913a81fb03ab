"""An argument that changes nothing.

Matches: "This parameter is ignored."; "Reserved for future use."; "Not used."; "Unused for remote debugging."
"If `url` is null, this parameter is ignored."
Stays quiet on: "ignored if", members of enumerations and fields that are not used.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import slug
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.condition import parse_condition
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.compiler.subject import SUBJECT, subject_of
from refgen.stub.rule import Always, Faulted, Permit
from refgen.text.late import late

_TEXT = late(
    rf"(?:{SUBJECT} (?:is|are) )?(?:currently )?"
    r"(?:ignored|reserved(?: for future use| for future extensibility)?|(?:not (?:currently )?used|unused)(?: for [a-z ]+)?)",
    re.IGNORECASE,
)
_TREATED = late(rf"{SUBJECT} is (?:currently |always )?ignored(?: and treated as .+| by .+)", re.IGNORECASE)
_WHEN = late(r"If (?P<condition>.+?), this parameter is ignored(?: and .+)?")


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    if statement.api.kind not in CALLABLE:
        return
    if (match := _WHEN.fullmatch(statement.text)) and statement.parameter is not None:
        text = re.sub(r"^it is ", f"{statement.parameter.name} is ", match["condition"])
        guard = parse_condition(text, statement.api)
        yield Draft(guard or Faulted(slug(match["condition"])), Permit(), is_certain=guard is not None)
        return
    match = _TEXT.fullmatch(statement.text) or _TREATED.fullmatch(statement.text)
    if match is None:
        return
    parameter = subject_of(match, statement)
    if parameter is not None:
        yield Draft(Always(), Permit())


PATTERN = Pattern("ignored", _compile)
