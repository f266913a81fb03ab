"""A callable that returns no HRESULT tells success by a value.

Matches: "`true` on successful completion; otherwise, `false`."; "The function returns `TRUE` if it succeeds; otherwise `FALSE`."
Stays quiet on: a truth value that answers a question ("`true` if the frame is a child; otherwise, `false`").
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Always, Faulted, ReturnValue
from refgen.text.late import late

_PROSE = late(
    r"(?:(?:(?:This|The) (?:method|function)|It) )?(?:[Rr]eturns )?(?P<yes>true|false|zero|nonzero) "
    r"(?:on successful completion|on success|if (?:the )?(?:method|function|call|operation|verification|it)? ?(?:is |was |completes )?(?:successful(?:ly)?|succeeds))"
    r"(?:[;,] otherwise,? (?P<no>true|false))?",
    re.IGNORECASE,
)
_BOTH = late(
    r"(?:(?:This|The) (?:method|function) )?returns (?P<yes>true|false|zero|nonzero) (?:for|on|to indicate) success,? (?:and|or) "
    r"(?P<no>true|false|zero|nonzero) (?:if an error occurs|if (?:it|the call) fails|for failure|on failure|to indicate failure|otherwise)",
    re.IGNORECASE,
)
_VALUES = {"true": True, "false": False, "zero": 0}


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    if statement.claim.section != "return-value" or statement.api.kind not in CALLABLE:
        return
    match = _PROSE.fullmatch(statement.text) or _BOTH.fullmatch(statement.text)
    if match is None or match["yes"].lower() not in _VALUES:
        return
    yield Draft(Always(), ReturnValue(_VALUES[match["yes"].lower()]))
    if (match["no"] or "").lower() in _VALUES:
        yield Draft(Faulted("failure"), ReturnValue(_VALUES[match["no"].lower()]))


PATTERN = Pattern("success-value", _compile)
