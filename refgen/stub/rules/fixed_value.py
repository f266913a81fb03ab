"""An argument that has no choice: it must be zero, null or one constant.

Matches: "This parameter must be 0."; "Reserved for future use; must be zero."; "`dwFlags` is reserved and must be
null."; "Must be `SN_X`."; "In the .NET Framework version 2.0, this value must be 1.", in a world of that version. Trap:
"must be" followed by a description ("must be the thread that…").
"""

from collections.abc import Iterator

from refgen.api.model import CALLABLE, Direction
from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import Catalogue, is_pointer
from refgen.stub.compiler.condition import literal
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.compiler.subject import SUBJECT, subject_of
from refgen.stub.rule import AllOf, Equals, Guard, IsNull, Not, VersionBelow, Violate
from refgen.text.late import late

_TEXT = late(
    r"(?:In the \.NET Framework(?: version)? (?P<version>\d+(?:\.\d+)+), )?"
    r"(?:Reserved(?: for future (?:use|extensibility|expansion))?[.;,:]? (?:and )?|(?:A )?[Rr]eserved (?:value|parameter)[;,] )?"
    rf"(?:(?:the value of )?{SUBJECT} "
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
    yield Draft(_in_version(match["version"], Not(guard)), Violate())


def _in_version(version: str | None, guard: Guard) -> Guard:
    """The guard, in a runtime of that very version where the sentence names one."""
    if version is None:
        return guard
    *first, last = version.split(".")
    after = ".".join((*first, str(int(last) + 1)))
    return AllOf((guard, VersionBelow(after), Not(VersionBelow(version))))


PATTERN = Pattern("fixed-value", _compile)
