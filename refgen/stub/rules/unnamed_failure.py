"""A failure whose code the docs do not name.

Matches: "This method fails if the thread is not stopped."; "If the process has ended, the method returns an HRESULT
that indicates failure."; "`ClearX` returns a failure code if …"; "Attempts to call it after … will fail"; the row
"Other failing HRESULT values".
The rule names the condition, and raises where a test sets it, for there is no code to answer with. It is certain where the
sentence says that the call fails, not that it may, and says itself when.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import slug, unqualified
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Faulted, Violate
from refgen.text.late import late

_ACTOR = r"(?P<actor>this method|the method|this function|the function|the (?:method )?call|this call|the API|it|(?:the )?\w+(?: method| function)?(?: call)?)"
_FAILS = (
    r"(?:fails|will fail|may fail|returns an error|will return an error|returns a failure code"
    r"|returns an error(?: code)?|(?:will )?returns? an HRESULT (?:that indicates|indicating) failure)(?: (?:without|due to) [^.]+)?"
)
_SPEAKS_OF_FAILURE = late(r"fail|return", re.IGNORECASE)
_BACK = late(rf"{_ACTOR} {_FAILS},? (?:if|when) (?P<condition>.+)", re.IGNORECASE)
_FRONT = late(rf"(?:[^,]+, )?(?:if|when) (?P<condition>(?!any,).+), {_ACTOR} {_FAILS}(?: due to .+)?", re.IGNORECASE)
_ATTEMPT = re.compile(r"(?:Attempts|An attempt|Attempting) to (?P<condition>.+?) (?:will fail|fails?)(?: .+)?")
_GENERIC = late(r"(?:the |this )?(?:method|function|call|method call|API)|it", re.IGNORECASE)
_OTHER_ROW = late(
    r"(?:(?:All|Any) other (?:failures?|failing|failure|HRESULTs?)\b.*|Other (?:failing |failure |error )?(?:HRESULT )?(?:values?|codes?|failures?)\b.*|Otherwise, returns an error code)",
    re.IGNORECASE,
)
_PERHAPS = late(r"\b(?:may|might|can|could)\b")
_REFERS_BACK = late(r"(?:this|that|these|it|they|so)\b", re.IGNORECASE)
_NAMED = late(r"(?:HRESULT_FROM_WIN32\()?[A-Z][A-Z0-9]*_[A-Z0-9_]+")
_NO_CODE = "That the failure raises, the docs naming no code for it."


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    text, api = unqualified(statement.text), statement.api
    if api.kind not in CALLABLE:
        return
    if statement.outcome is not None or _OTHER_ROW.fullmatch(text):
        is_first = statement.outcome is not None and not statement.ordinal
        if is_first and statement.outcome and _NAMED.match(statement.outcome.code):
            return
        names = (statement.outcome.code, text) if is_first and statement.outcome else (text,)
        if any(_OTHER_ROW.fullmatch(name) for name in names):
            yield Draft(Faulted("other-failure"), Violate(), is_certain=False, invented=(_NO_CODE,))
        return
    if not _SPEAKS_OF_FAILURE.search(text):
        return
    match = _BACK.fullmatch(text) or _FRONT.fullmatch(text)
    if match is not None:
        actor = re.sub(r"^the | (?:method|function)$", "", match["actor"], flags=re.IGNORECASE)
        if not _GENERIC.fullmatch(match["actor"]) and actor != api.name:
            return
    match = match or _ATTEMPT.fullmatch(text)
    if match is not None:
        is_certain = (
            match.re is not _ATTEMPT and not _PERHAPS.search(text) and not _REFERS_BACK.match(match["condition"])
        )
        yield Draft(Faulted(slug(match["condition"])), Violate(), is_certain=is_certain, invented=(_NO_CODE,))


PATTERN = Pattern("unnamed-failure", _compile)
