"""Prose that ties an answer to a condition.

Matches: "If `pbuffer` is a null pointer, the runtime returns E_POINTER."; "`GetName` returns an S_FALSE HRESULT if the
name is fabricated."; "… it should return E_NOTIMPL from this method."
Stays quiet on: a code that the sentence denies ("does not return"), two codes in one sentence, another API's answer.
"""

import re
from collections.abc import Iterator

from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import unqualified
from refgen.stub.compiler.catalogue import CALLABLE, Catalogue
from refgen.stub.compiler.condition import condition_or_fault
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Always, Faulted, Return

_CODE = r"(?P<code>(?:[A-Z][A-Z0-9]*_)?[ES]_[A-Z][A-Z0-9_]+|ERROR_[A-Z_]+)"
_RESULT = rf"(?:an? )?(?:HRESULT (?:of |value of )?)?(?:value of )?{_CODE}(?: HRESULT| error| error code)?"
_ACTOR = r"(?P<actor>this method|the method|this function|the function|the runtime|the call|this call|it|(?:the )?\w+(?: method| function)?)"
_VERB = r"(?:returns|will return|should return|must return|fails with|will fail with)"
_TAIL = r"(?: from this method)?"
_FRONT = re.compile(rf"(?:If|When) (?P<condition>.+?), (?:then )?{_ACTOR} {_VERB} {_RESULT}{_TAIL}", re.IGNORECASE)
_BACK = re.compile(rf"{_ACTOR} {_VERB} {_RESULT},? (?:if|when|only if) (?P<condition>.+)", re.IGNORECASE)
_GENERIC = re.compile(r"(?:the |this )?(?:method|function|call|runtime)|it", re.IGNORECASE)
_ANY_CODE = re.compile(r"\b(?:[A-Z][A-Z0-9]*_)?[ES]_[A-Z][A-Z0-9_]+\b|\bERROR_[A-Z_]+\b")


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    text = unqualified(statement.text)
    if statement.outcome is not None or statement.api.kind not in CALLABLE or len(set(_ANY_CODE.findall(text))) != 1:
        return
    match = _FRONT.fullmatch(text) or _BACK.fullmatch(text)
    if match is None or match["code"] == "S_OK" or match["code"] != match["code"].upper():
        return
    actor = re.sub(r"^the | (?:method|function)$", "", match["actor"], flags=re.IGNORECASE)
    if not _GENERIC.fullmatch(match["actor"]) and actor != statement.api.name:
        return
    condition = re.split(r", that is, ", match["condition"])[0]
    guard = Always() if condition == "called" else condition_or_fault(condition, statement.api)
    refers_back = re.match(r"(?:in )?(?:this|that|these|it|they)\b", condition, re.IGNORECASE)
    yield Draft(guard, Return(match["code"]), is_certain=not (refers_back and isinstance(guard, Faulted)))


PATTERN = Pattern("conditional-result", _compile)
