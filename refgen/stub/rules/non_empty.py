"""A text that must not be empty.

Matches, in the description of an input: "must be a non-empty string"; "This value must either be a non-empty string or null
to generate a temporary name", which allows null; "cannot be an empty string".
"""

from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import Catalogue, is_output, is_pointer
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.compiler.subject import SUBJECT, subject_of
from refgen.stub.rule import AnyOf, Equals, IsNull, Violate
from refgen.text.late import late

_TEXT = late(
    rf"(?:{SUBJECT} )?(?:must (?:either )?be (?:either )?a non-empty string|(?:must not|cannot) be (?:an )?empty(?: string)?)"
    r"(?P<null>,? or (?:be )?null\b.*)?"
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    match = _TEXT.fullmatch(statement.text)
    if match is None or statement.api.kind not in CALLABLE:
        return
    parameter = subject_of(match, statement)
    if parameter is None or is_output(parameter) or not is_pointer(parameter):
        return
    empty = Equals(parameter.name, "")
    is_needed = "non-empty" in statement.text and not match["null"]
    yield Draft(AnyOf((IsNull(parameter.name), empty)) if is_needed else empty, Violate())


PATTERN = Pattern("non-empty", _compile)
