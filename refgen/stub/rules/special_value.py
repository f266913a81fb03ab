"""An argument's value with a documented meaning.

Matches: "A value of -1 indicates that all generations will undergo a garbage collection."; "If `pbKeyBlob` is null, the key
container is assumed to contain the key pair."; "If `piHashAlg` is set to 0, the default algorithm is used."
Stays quiet where the value makes the call fail or asks something of another argument.
"""

import re
from collections.abc import Iterator

from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import CALLABLE, Catalogue, is_output, is_pointer
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.compiler.subject import SUBJECT, subject_of
from refgen.stub.rule import Equals, Guard, IsNull, Permit

_NUMBER = re.compile(r"A value of (?P<number>-?\d+|0x[0-9A-Fa-f]+) (?:indicates|specifies|means) .+")
_IF = re.compile(
    rf"If {SUBJECT} is (?:set to )?(?:a )?(?P<value>null|NULL|zero|-?\d+)(?: pointer| reference)?, (?P<meaning>.+)"
)
_DEMAND = re.compile(
    r"\b(?:must|should|cannot|fails?|failure|errors?|invalid|ignored|undefined|unspecified|returns?|receives?|contains?)\b|_[A-Z]"
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    if statement.api.kind not in CALLABLE or statement.outcome is not None:
        return
    if match := _NUMBER.fullmatch(statement.text):
        if statement.parameter is not None and not is_output(statement.parameter):
            yield Draft(Equals(statement.parameter.name, int(match["number"], 0)), Permit())
        return
    match = _IF.fullmatch(statement.text)
    if match is None or _DEMAND.search(match["meaning"]):
        return
    parameter = subject_of(match, statement)
    if parameter is not None and is_pointer(parameter) == (match["value"].lower() == "null"):
        yield Draft(_value(match["value"], parameter.name), Permit())


def _value(word: str, name: str) -> Guard:
    if word.lower() == "null":
        return IsNull(name)
    return Equals(name, 0 if word == "zero" else int(word))


PATTERN = Pattern("special-value", _compile)
