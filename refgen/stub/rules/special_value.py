"""An argument's value with a documented meaning.

Matches: "A value of -1 indicates that all generations will undergo a garbage collection."
"""

import re
from collections.abc import Iterator

from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import CALLABLE, Catalogue, is_output
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Equals, Permit

_TEXT = re.compile(r"A value of (?P<number>-?\d+|0x[0-9A-Fa-f]+) (?:indicates|specifies|means) .+")


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    parameter = statement.parameter
    match = _TEXT.fullmatch(statement.text)
    if match and parameter is not None and not is_output(parameter) and statement.api.kind in CALLABLE:
        yield Draft(Equals(parameter.name, int(match["number"], 0)), Permit())


PATTERN = Pattern("special-value", _compile)
