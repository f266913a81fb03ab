"""Calls that must come before or after others, or only once.

Matches: "This method can be called only once"; "… must be called before any other reader methods"; "You must call
`SetHostControl` before … you call Start"; "must be called after `Initialize`"; "may be called only from (within) the
`Initialize` callback"; "The `Open` method must have previously succeeded".
Stays quiet on: "may be called more than once"; APIs that the model does not hold.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE, Api, Kind
from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import unqualified
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import CallCount, Guard, OneApi, Outside, Per, Violate
from refgen.text.late import late

SELF = r"(?:(?:This|The) (?:method|function|callback)|It|(?:The )?(?P<name>\w+)(?: method| function)?)"
_CALLED = r"(?:must|should|can|may) (?:only )?be called"
MENTION = r"(?:[Tt]he )?(?P<mention>\w+)(?: method| function| callback)?"
_ONCE = late(
    rf"{SELF} (?:{_CALLED} (?:only once|only one time|once only|at most once)|can only be called once)(?: .*)?(?:, (?:and|but) .*)?"
)
_FIRST = late(
    rf"(?:{SELF} |.+, and (?:it )?)must be called (?:at creation time )?(?:first|before (?:any|all) other (?:\w+ )?methods?(?: (?:of|on|in) (?:(?:this|the) .*|(?P<interface>\w+)))?(?: (?:is|are) called)?)"
)
_BEFORE = late(
    rf"(?:{SELF} must be called|(?:You|The host|A debugger|The debugger|The caller|Callers) must call (?P<who>\w+)) before (?:.*, before )?(?:you call |a call to |calling |the call to |any call to )?{MENTION}(?:(?: |,| or ).*)?"
)
_AFTER = late(
    rf"{SELF} (?:must|can|may|should) (?:only )?be called (?:only )?after (?:a (?:successful )?call to |calling |you call |you have called )?{MENTION}(?: (?:has been called|is called|was called|has returned|succeeds))?"
)
_SUCCEEDED = late(
    rf"{MENTION} must (?:have (?:previously |already )?(?:succeeded|been called)|already have been called)(?:(?: |, and ).+)?"
)
_ONLY_FROM = late(
    rf"{SELF} (?:(?:may|can|must|should) (?:only be called|be called only)|must be called) (?:from|from within|within|inside|during) (?:an? |the )?(?P<mention>\w+)(?:'s)? (?:callback|method|function)(?: method)?(?: for .+)?"
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    api, text = statement.api, unqualified(statement.text)
    if (
        statement.outcome is not None
        or api.kind not in CALLABLE
        or re.search(r"more than once|more than one time", text)
    ):
        return
    per = Per.OBJECT if api.kind is Kind.METHOD else Per.WORLD
    if (match := _ONCE.fullmatch(text)) and is_self(match["name"], api):
        yield Draft(CallCount(api.id, at_least=1, per=per), Violate())
    if (match := _FIRST.fullmatch(text)) and match["interface"] in {None, api.parent} and is_self(match["name"], api):
        for other in catalogue.methods(api.parent or ""):
            if other.id != api.id:
                yield Draft(CallCount(api.id, at_most=0, per=per), Violate(), scope=OneApi(other.id))
    for shape in (_BEFORE, _AFTER, _SUCCEEDED, _ONLY_FROM):
        if match := shape.fullmatch(text):
            yield from _relative(shape, match, statement, catalogue)


def _relative(
    shape: re.Pattern[str], match: re.Match[str], statement: Statement, catalogue: Catalogue
) -> Iterator[Draft]:
    """Yield what a sentence says of this call's place before, after or inside another."""
    api = statement.api
    qualified = re.search(rf"\b\w+(?:::|\.){re.escape(match['mention'])}\b", statement.text)
    other = catalogue.callable(qualified[0] if qualified else match["mention"], api)
    if other is None or other.id == api.id or not is_self(_speaker(match), api):
        return
    guard: Guard = Outside(other.id)
    if shape is not _ONLY_FROM:
        bounds = {"at_least": 1} if shape is _BEFORE else {"at_most": 0}
        guard = CallCount(other.id, **bounds, per=shared(api, other))
    yield Draft(guard, Violate())


def _speaker(match: re.Match[str]) -> str | None:
    """The call that a sentence says to come before, after or inside another; None for this one."""
    parts = match.groupdict()
    return parts.get("who") or parts.get("name")


def is_self(name: str | None, api: Api) -> bool:
    """Whether a name, or none, means the call that the sentence stands on the page of."""
    return name is None or name in {api.name, "It", "This"}


def shared(one: Api, other: Api) -> Per:
    """What counts the calls of two callables together."""
    return Per.OBJECT if one.parent is not None and one.parent == other.parent else Per.WORLD


PATTERN = Pattern("call-order", _compile)
