"""An argument that changes nothing.

Matches: "This parameter is ignored."; "Reserved for future use."; "Not used."; "Unused for remote debugging."
Stays quiet on: "ignored if", members of enumerations and fields that are not used.
"""

import re
from collections.abc import Iterator

from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import CALLABLE, Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.compiler.subject import SUBJECT, subject_of
from refgen.stub.rule import Always, Permit

_TEXT = re.compile(
    rf"(?:{SUBJECT} (?:is|are) )?(?:currently )?"
    r"(?:ignored|reserved(?: for future use| for future extensibility)?|(?:not (?:currently )?used|unused)(?: for [a-z ]+)?)",
    re.IGNORECASE,
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    match = _TEXT.fullmatch(statement.text)
    if match is None or statement.api.kind not in CALLABLE:
        return
    parameter = subject_of(match, statement)
    if parameter is not None:
        yield Draft(Always(), Permit())


PATTERN = Pattern("ignored", _compile)
