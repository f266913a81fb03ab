"""An argument that must be one of a few named constants.

Matches: "This value must be either `IID_A` or `IID_B`."; "Must be `SN_A`, `SN_B`, or `SN_C`."
"""

import re
from collections.abc import Iterator

from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import CALLABLE, Catalogue, is_output
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.compiler.subject import SUBJECT, subject_of
from refgen.stub.rule import NotIn, Violate

_CONSTANT = r"[A-Z][A-Za-z]*_\w+"
_TEXT = re.compile(
    rf"(?:{SUBJECT} must be|Must be) "
    rf"(?:set to )?(?:either |one of )?(?P<values>{_CONSTANT}(?:, {_CONSTANT})*,? or {_CONSTANT})"
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    match = _TEXT.fullmatch(statement.text)
    if match is None or statement.api.kind not in CALLABLE:
        return
    parameter = subject_of(match, statement)
    if parameter is not None and not is_output(parameter):
        yield Draft(NotIn(parameter.name, tuple(re.findall(_CONSTANT, match["values"]))), Violate())


PATTERN = Pattern("one-of-constants", _compile)
