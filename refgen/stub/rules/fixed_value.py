"""An argument that has no choice: it must be zero, null or one constant.

Matches: "This parameter must be 0."; "Reserved for future use; must be zero."; "`dwFlags` is reserved and must be null.";
"Must be `SN_X`." Trap: "must be" followed by a description ("must be the thread that…").
"""

import re
from collections.abc import Iterator

from refgen.api.model import Direction
from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import CALLABLE, Catalogue, is_pointer
from refgen.stub.compiler.condition import literal
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.compiler.subject import SUBJECT, subject_of
from refgen.stub.rule import Equals, Guard, IsNull, Not, Violate

_TEXT = re.compile(
    r"(?:Reserved(?: for future (?:use|extensibility|expansion))?[.;,:]? (?:and )?|(?:A )?[Rr]eserved (?:value|parameter)[;,] )?"
    rf"(?:{SUBJECT} "
    r"(?:is reserved(?: for future use)?,? and )?|(?:is reserved and )?)"
    r"(?:[Mm]ust|[Ss]hould|[Ss]hould always|[Mm]ust always) be (?:set to |equal to )?"
    r"(?P<value>0|zero|(?:a )?null(?: reference| pointer)?|NULL|-?\d+|[A-Z][A-Za-z]*_\w+|true|false)(?: \(zero\)| \(0\))?"
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    match = _TEXT.fullmatch(statement.text)
    if match is None or statement.api.kind not in CALLABLE:
        return
    parameter = subject_of(match, statement)
    if parameter is None or parameter.direction is Direction.OUT:
        return
    value = None if "null" in match["value"].lower() else literal(match["value"])
    guard: Guard = Equals(parameter.name, 0 if value is None else value)
    if value is None and is_pointer(parameter):
        guard = IsNull(parameter.name)
    yield Draft(Not(guard), Violate())


PATTERN = Pattern("fixed-value", _compile)
