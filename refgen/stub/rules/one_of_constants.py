"""An argument that must be one of a few named constants.

Matches: "This value must be either `IID_A` or `IID_B`."; "Must be `SN_A`, `SN_B`, or `SN_C`."; "Supported values are
`CLSID_A` or `CLSID_B`."; "Currently, the only valid value for this parameter is `IID_A`."; "In the current version,
only `IID_A` is valid."; "Always set to `IID_A`."
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import Catalogue, is_output
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.compiler.subject import SUBJECT, subject_of
from refgen.stub.rule import NotIn, Violate
from refgen.text.late import late

_CONSTANT = r"[A-Z][A-Za-z]*_\w+"
_LIST = rf"{_CONSTANT}(?:, {_CONSTANT})*,? (?:or|and) {_CONSTANT}"
_NOW = r"(?:Required\. ?)?(?:[Cc]urrently,? )?"
_TEXTS = (
    late(
        rf"(?:{SUBJECT} (?:must|can) be|Must be) (?:set to )?(?:either |one of (?:the following(?: values)?: )?)?(?P<values>{_LIST})"
    ),
    late(rf"One of (?:the )?(?:following|two|three|four) [a-z ]+(?: \(\w+\))?: (?P<values>{_LIST})"),
    late(
        rf"{_NOW}(?:the )?(?:only )?(?:supported|valid|accepted|allowed) values are:? (?P<values>{_LIST})",
        re.IGNORECASE,
    ),
    late(
        rf"{_NOW}(?:the )?only (?:valid|supported|accepted|allowed) value(?: for this parameter| at this time)? is (?P<values>{_CONSTANT})",
        re.IGNORECASE,
    ),
    late(
        rf"(?:In (?:the|this) current version(?: of [\w .#]+)?, )?only (?P<values>{_CONSTANT}) is (?:valid|supported)"
    ),
    late(rf"Always set to (?P<values>{_CONSTANT})"),
    late(rf"(?P<values>{_CONSTANT}) is the only value that (?:\w+ ){{0,8}}(?:\(CLR\) )?(?:version [\d.]+ )?supports"),
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    match = next((found for shape in _TEXTS if (found := shape.fullmatch(statement.text))), None)
    if match is None or statement.api.kind not in CALLABLE:
        return
    parameter = subject_of(match, statement) if "name" in match.groupdict() else statement.parameter
    if parameter is None or is_output(parameter):
        return
    yield Draft(NotIn(parameter.name, tuple(dict.fromkeys(re.findall(_CONSTANT, match["values"])))), Violate())


PATTERN = Pattern("one-of-constants", _compile)
