"""A pointer that must be given.

Matches: "`pCallback` must not be null."; "This parameter cannot be null." in a parameter's description.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import Catalogue, is_pointer
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.compiler.subject import SUBJECT, subject_of
from refgen.stub.rule import IsNull, Violate
from refgen.text.late import late

_TEXT = late(
    rf"{SUBJECT} (?:must not|cannot|can't|may not|should not|must never) be (?:a |set to )?(?:null|NULL)(?: pointer| reference)?",
    re.IGNORECASE,
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    match = _TEXT.fullmatch(statement.text)
    if match is None or statement.api.kind not in CALLABLE:
        return
    parameter = subject_of(match, statement)
    if parameter is not None and is_pointer(parameter):
        yield Draft(IsNull(parameter.name), Violate())


PATTERN = Pattern("not-null", _compile)
