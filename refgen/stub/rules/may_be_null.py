"""A pointer that need not be given.

Matches: "This value may be null if `celt` is one."; "Can be NULL."; "An optional array of …"; "Specify null for
`wszFilePath` to calculate the size of the signature without creating it."
Stays quiet on: "must not be null"; fields of structures.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import Catalogue, is_output, is_pointer
from refgen.stub.compiler.condition import parse_condition
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.compiler.subject import SUBJECT, subject_of
from refgen.stub.rule import AllOf, Guard, IsNull, Permit
from refgen.text.late import late

_NULL = r"(?:a |set to )?(?:null|NULL)(?: pointer| reference| value)?"
_MAY = late(
    rf"(?:{SUBJECT} )?"
    rf"(?:(?:may|can) be {_NULL}|is optional)(?:,? (?:if|when) (?P<condition>.+)| to .+)?",
    re.IGNORECASE,
)
_FRONT = late(
    rf"(?:If|When) (?P<condition>.+?), {SUBJECT} (?:may|can) be {_NULL}|On input, {SUBJECT.replace('P<name>', 'P<given>')} (?:may|can) be {_NULL}",
    re.IGNORECASE,
)
_OR_NULL = late(r".+, or null if (?:there (?:are|is) no .+|the \w+ (?:takes|does not|requires) .+)")
_SPECIFY = late(rf"(?:Specify|Pass|Use) {_NULL} (?:for|in|as) (?:the )?(?P<name>\w+)(?: parameter)?(?: (?:to|if) .+)?")
_OPTIONAL = late(r"(?:Optional|(?:An? )?[Oo]ptional\b.+)")
_WORDS_FOR_NUMBERS = {"one": "1", "two": "2"}


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    if statement.api.kind not in CALLABLE:
        return
    match = next((found for shape in (_MAY, _FRONT, _SPECIFY) if (found := shape.fullmatch(statement.text))), None)
    if match is not None:
        parameter = subject_of(match, statement)
        if parameter is not None and is_pointer(parameter):
            yield _permit(parameter.name, match.groupdict().get("condition"), statement)
        return
    described = statement.parameter
    if described is None or not is_pointer(described):
        return
    if (
        statement.text == "This parameter is optional"
        or (_OR_NULL.fullmatch(statement.text) and not is_output(described))
    ) or (statement.ordinal == 0 and _OPTIONAL.fullmatch(statement.text)):
        yield Draft(IsNull(described.name), Permit())


def _permit(name: str, condition: str | None, statement: Statement) -> Draft:
    guard: Guard = IsNull(name)
    if condition is None:
        return Draft(guard, Permit())
    words = re.sub(r"\b(?:one|two)\b", lambda word: _WORDS_FOR_NUMBERS[word[0]], condition)
    only_then = parse_condition(words, statement.api)
    return Draft(AllOf((guard, only_then)), Permit()) if only_then else Draft(guard, Permit(), is_certain=False)


PATTERN = Pattern("may-be-null", _compile)
