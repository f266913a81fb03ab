"""A bound for a number.

Matches: "The minimum segment size is 4 MB." for a parameter `SegmentSize`; "`x` must be greater than zero."; "This value
must be between 0 and 3." Trap: "the maximum size for generation 0" is a value described, not a bound.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import camel_words
from refgen.stub.compiler.catalogue import Catalogue, find_parameter, is_output, is_pointer
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import OutsideRange, Violate
from refgen.text.late import late

_UNITS = {"": 1, "KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30, "bytes": 1, "milliseconds": 1}
_NUMBER = r"(?P<number>\d+|zero|one)(?: (?P<unit>KB|MB|GB|bytes|milliseconds))?"
_EXTREME = late(rf"The (?P<which>minimum|maximum) (?P<noun>[a-z]+(?: [a-z]+){{0,3}}) is {_NUMBER}")
_SUBJECT = r"(?:(?:The )?(?P<name>\w+)(?: parameter| argument| value)?|(?:This|The) (?:parameter|value|argument|amount|number|count|size)|It)"
_MUST = late(
    rf"{_SUBJECT} (?:must|should) be (?P<how>greater than or equal to|less than or equal to|greater than|less than|at least|at most|no more than) {_NUMBER}"
)
_BETWEEN = re.compile(
    rf"{_SUBJECT} must be (?:between|in the range(?: of| from)?) (?P<low>\d+) (?:and|to|through) (?P<high>\d+)"
)
_WORDS = {"zero": 0, "one": 1}


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    if statement.api.kind not in CALLABLE:
        return
    if match := _EXTREME.fullmatch(statement.text):
        parameter = statement.parameter
        if (
            parameter
            and not is_output(parameter)
            and camel_words(parameter.name)[-2:] == tuple(match["noun"].split(" "))
        ):
            number = _number(match)
            is_low = match["which"] == "minimum"
            yield Draft(OutsideRange(parameter.name, number if is_low else None, None if is_low else number), Violate())
        return
    match = _MUST.fullmatch(statement.text) or _BETWEEN.fullmatch(statement.text)
    if match is None:
        return
    named = find_parameter(match["name"], statement.api) if match["name"] else None
    parameter = named or (statement.parameter if (match["name"] or "it").lower() in {"it", "this"} else None)
    if parameter is None or is_output(parameter) or is_pointer(parameter):
        return
    if match.re is _BETWEEN:
        yield Draft(OutsideRange(parameter.name, int(match["low"]), int(match["high"])), Violate())
        return
    number = _number(match)
    low, high = {
        "greater than or equal to": (number, None),
        "at least": (number, None),
        "greater than": (number + 1, None),
        "less than or equal to": (None, number),
        "at most": (None, number),
        "no more than": (None, number),
        "less than": (None, number - 1),
    }[match["how"]]
    yield Draft(OutsideRange(parameter.name, low, high), Violate())


def _number(match: re.Match[str]) -> int:
    number = _WORDS.get(match["number"])
    return (int(match["number"]) if number is None else number) * _UNITS[match["unit"] or ""]


PATTERN = Pattern("bounds", _compile)
