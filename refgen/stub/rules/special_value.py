"""An argument's value with a documented meaning.

Matches: "A value of -1 indicates that all generations will undergo a garbage collection."; "If `pbKeyBlob` is null, the
key container is assumed to contain the key pair."; "If `piHashAlg` is set to 0, the default algorithm is used."; "A
value of INFINITE causes the operation never to time out."; "If the caller specifies null for `pwszVersion`, the latest
version is loaded."; "If `url` is specified, …".
Stays quiet where the value makes the call fail or asks something of another argument.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import Catalogue, is_output, is_pointer
from refgen.stub.compiler.condition import literal
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.compiler.subject import SUBJECT, subject_of
from refgen.stub.rule import Equals, Guard, IsNull, Not, Permit
from refgen.text.late import late

_WORD = r"(?P<value>null|NULL|zero|0 \(zero\)|-?\d+|0x[0-9A-Fa-f]+|true|false|[A-Z][A-Z0-9]*(?:_\w+)?)"
_VALUE_OF = re.compile(
    rf"(?:The |A )(?:(?P<name>\w+) )?value of {_WORD} (?:indicates|specifies|means|causes|forces|instructs|tells) .+"
)
_IF = late(
    rf"(?:If|When) (?:the value of )?{SUBJECT} is (?:set to )?(?P<negated>not |non-)?(?:a )?{_WORD}(?: pointer| reference)?, (?P<meaning>.+)"
)
_IF_GIVEN = late(
    rf"If (?:the caller (?:specifies|passes)|you (?:supply|specify|pass)) (?:a value of )?{_WORD} (?:for|in|as) (?:the )?(?P<name>\w+)(?: parameter)?, (?P<meaning>.+)"
)
_PASSING = late(
    rf"(?:Note that )?(?:[Pp]assing|[Ss]pecifying|[Ss]upplying) {_WORD} (?:gives|causes|means|makes|indicates|specifies) .+"
)
_IF_THERE = re.compile(
    r"If (?:the )?(?P<name>\w+)(?: parameter)? is (?P<how>specified|provided|supplied|omitted|not specified), (?P<meaning>.+)"
)
_DEMAND = late(
    r"\b(?:must|should|cannot|fails?|failure|errors?|invalid|ignored|undefined|unspecified|returns?|receives?|contains|provides?|can be null)\b|_[A-Z]"
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    if statement.api.kind not in CALLABLE or statement.outcome is not None:
        return
    shapes = (_VALUE_OF, _IF, _IF_GIVEN, _PASSING, _IF_THERE)
    match = next((found for shape in shapes if (found := shape.fullmatch(statement.text))), None)
    if match is None or _DEMAND.search(match.groupdict().get("meaning") or ""):
        return
    parameter = subject_of(match, statement) if "name" in match.groupdict() else statement.parameter
    if parameter is None:
        return
    if match.re is _IF_THERE:
        if is_pointer(parameter) and not is_output(parameter):
            is_absent = match["how"] in {"omitted", "not specified"}
            yield Draft(IsNull(parameter.name) if is_absent else Not(IsNull(parameter.name)), Permit())
    elif match.re is _VALUE_OF and is_output(parameter):
        return
    elif is_pointer(parameter) == (match["value"].lower() == "null"):
        guard = _value(match["value"], parameter.name)
        yield Draft(Not(guard) if match.groupdict().get("negated") else guard, Permit())


def _value(word: str, name: str) -> Guard:
    return IsNull(name) if word.lower() == "null" else Equals(name, literal(word))


PATTERN = Pattern("special-value", _compile)
