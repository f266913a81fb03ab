"""The set of documented codes, which an answer may not leave.

Matches the introduction of a table of outcomes: "The method can return the values listed in the following table.";
"One of the HRESULT values listed in the following table." Where it adds "as well as HRESULT errors that indicate method
failure", other failures are documented too, and the rule only speaks of success codes: it stays unsure.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Allow, Always
from refgen.text.late import late

_CODE = late(r"(?:HRESULT_FROM_WIN32\()?[A-Z0-9_]+\)?")
_CLOSED = late(
    r"(?:(?:This|The) (?:method|function) (?:can |may )?returns? |Returns )?(?:one of )?(?:the )?(?:following )?(?:specific )?"
    r"(?:HRESULT )?(?:values?|HRESULTs?|codes?)(?: (?:listed|shown))?(?: in the following table)?:?",
    re.IGNORECASE,
)
_OPEN = late(
    r".*\b(?:in addition to the (?:following values(?: defined in .+)?|values described in the following table)|standard (?:COM|Component Object Model \(COM\)) error codes\b.*\b(?:values|table)\b.*|following\b.*\bHRESULTs?\b.*\bas well as HRESULT errors that indicate method failure):?",
    re.IGNORECASE,
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    api = statement.api
    if statement.claim.section != "return-value" or statement.outcome is not None or api.kind not in CALLABLE:
        return
    codes = tuple(dict.fromkeys(outcome.code for outcome in api.outcomes))
    if not codes or not all(_CODE.fullmatch(code) for code in codes):
        return
    if _CLOSED.fullmatch(statement.text) and "following" in statement.text.lower():
        yield Draft(Always(), Allow(codes))
    elif _OPEN.fullmatch(statement.text):
        yield Draft(Always(), Allow(codes), is_certain=False)


PATTERN = Pattern("outcome-set", _compile)
