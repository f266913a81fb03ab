"""Prose that ties an answer to a condition.

Matches: "If `pbuffer` is a null pointer, the runtime returns E_POINTER."; "`GetName` returns an S_FALSE HRESULT if the
name is fabricated."; "… it should return E_NOTIMPL from this method."; "Attempts to free the memory twice should return
E_FAIL."; "If the thing is lost, E_FAIL is returned."; "In this case, the host should return E_NOTIMPL", where the
sentence before says in which; "E_FAIL if the thing is lost" among the return values.
Stays quiet on: a code that the sentence denies ("does not return"), two codes in one sentence, another API's answer.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import slug, unqualified
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.condition import condition_or_fault
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Always, Faulted, Return
from refgen.text.late import late

_CODE = r"(?P<code>(?:[A-Z][A-Z0-9]*_)?[ES]_[A-Z][A-Z0-9_]+|ERROR_[A-Z_]+)"
_RESULT = rf"(?:an? )?(?:HRESULT (?:of |value of )?)?(?:value of )?{_CODE}(?: HRESULT| error| error code)?"
_ACTOR = r"(?P<actor>the host's implementation(?: of \w+)?|(?:a|the) call to \w+|this method|the method|this function|the function|the runtime|the call|this call|it|(?:the |an? )?\w+(?: method| function)?)"
_VERB = r"(?:returns|will return|should return|must return|may return|can return|fails with|will fail with|will fail and return)"
_TAIL = (
    r"(?: from (?:this method|these methods|\w+))?"
    r"(?:,? and (?:should )?(?:takes? no (?:other )?action|do(?:es)? nothing else|(?:should )?sets? \w+ to null|(?:the )?(?:method )?call has no effect|no [a-z ]+ is (?:returned|provided))|, which indicates .+| with a facility .+)?"
)
_TEXTS = (
    late(
        rf"(?:If|When|(?P<unless>Unless)) (?P<condition>.+?), (?:then )?{_ACTOR} {_VERB} {_RESULT}{_TAIL}",
        re.IGNORECASE,
    ),
    late(
        rf"(?:In addition, |However, )?{_ACTOR} {_VERB} {_RESULT},? (?:if|when|only if|for) (?P<condition>.+)",
        re.IGNORECASE,
    ),
    late(
        rf"(?:If|When) (?P<condition>.+?), (?:[a-z ]+ and )?(?:{_RESULT} (?:is|will be) returned|the (?:return value|result) is {_RESULT.replace('P<code>', 'P<result>')}){_TAIL}",
        re.IGNORECASE,
    ),
    late(rf"{_RESULT} (?:is|will be) returned (?:if|when) (?P<condition>.+)", re.IGNORECASE),
    late(
        rf"(?P<condition>(?:Attempting|Attempts|An attempt) to .+?|In the absence of .+?, .+?) (?:should return|returns?|will return) {_RESULT}(?: for .+)?{_TAIL}"
    ),
    late(rf"A call to {_ACTOR} (?P<condition>without .+?) {_VERB} {_RESULT}"),
)
_IN_THIS_CASE = re.compile(
    rf"(?:In (?:this|that|such a) case|If so|If this is the case), {_ACTOR} {_VERB} {_RESULT}{_TAIL}", re.IGNORECASE
)
_ALONE = late(rf"{_CODE},? (?:if|when) (?P<condition>[^;]+)")
_CASE = 'That "this case" is what the sentence before says.'
_GENERIC = late(
    r"(?:the |this |an? )?(?:method|function|call|runtime|host)|it|the host's implementation.*", re.IGNORECASE
)
_ANY_CODE = late(r"\b(?:[A-Z][A-Z0-9]*_)?[ES]_[A-Z][A-Z0-9_]+\b|\bERROR_[A-Z_]+\b")


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    text = unqualified(statement.text)
    if "_" not in text:  # every code has one
        return
    if statement.claim.section == "return-value" and statement.api.kind in CALLABLE:
        yield from _alone(text, statement)
    if statement.outcome is not None or statement.api.kind not in CALLABLE or len(set(_ANY_CODE.findall(text))) != 1:
        return
    match = _IN_THIS_CASE.fullmatch(text) or next((found for shape in _TEXTS if (found := shape.fullmatch(text))), None)
    if match is None or not _is_own(match.groupdict().get("actor"), statement.api.name):
        return
    code = match["code"] or match.groupdict().get("result") or ""
    if code == "S_OK" or code != code.upper():
        return
    if match.re is _IN_THIS_CASE:
        if statement.previous:
            yield Draft(Faulted(slug(statement.previous)), Return(code), invented=(_CASE,))
        return
    condition = re.split(r", that is, ", match["condition"])[0]
    if match.groupdict().get("unless"):
        condition = f"without that {condition}"
    guard = Always() if condition == "called" else condition_or_fault(condition, statement.api)
    refers_back = re.match(r"(?:in )?(?:this|that|these|it|they)\b", condition, re.IGNORECASE)
    yield Draft(guard, Return(code), is_certain=not (refers_back and isinstance(guard, Faulted)))


def _alone(text: str, statement: Statement) -> Iterator[Draft]:
    """Yield what "CODE if …" says among the return values; when a call succeeds is another pattern's."""
    match = _ALONE.fullmatch(text)
    if match is not None and match["code"] != "S_OK":
        yield Draft(condition_or_fault(match["condition"], statement.api), Return(match["code"]))


def _is_own(actor: str | None, name: str) -> bool:
    """Whether the answer is this call's: that of no one, of a pronoun, or of its own name."""
    if actor is None or _GENERIC.fullmatch(actor):
        return True
    return re.sub(r"^(?:(?:the|an?) )(?:call to )?| (?:method|function)$", "", actor, flags=re.IGNORECASE) == name


PATTERN = Pattern("conditional-result", _compile)
