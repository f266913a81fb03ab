"""A failure whose code the docs do not name.

Matches: "This method fails if the thread is not stopped."; "If the process has ended, the method returns an HRESULT that
indicates failure."; "`ClearX` returns a failure code if …".
The rule is never certain: it names the condition, and raises where a test sets it, for there is no code to answer with.
"""

import re
from collections.abc import Iterator

from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import slug, unqualified
from refgen.stub.compiler.catalogue import CALLABLE, Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Faulted, Violate

_ACTOR = r"(?P<actor>this method|the method|this function|the function|the (?:method )?call|this call|it|(?:the )?\w+(?: method| function)?)"
_FAILS = (
    r"(?:fails|will fail|may fail|returns an error|will return an error|returns a failure code"
    r"|(?:will )?returns? an HRESULT that indicates failure)(?: without [^.]+)?"
)
_BACK = re.compile(rf"{_ACTOR} {_FAILS},? (?:if|when) (?P<condition>.+)", re.IGNORECASE)
_FRONT = re.compile(rf"(?:.+, )?(?:if|when) (?P<condition>.+), {_ACTOR} {_FAILS}(?: due to .+)?", re.IGNORECASE)
_GENERIC = re.compile(r"(?:the |this )?(?:method|function|call|method call)|it", re.IGNORECASE)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    text = unqualified(statement.text)
    match = _BACK.fullmatch(text) or _FRONT.fullmatch(text)
    if match is None or statement.api.kind not in CALLABLE or statement.outcome is not None:
        return
    actor = re.sub(r"^the | (?:method|function)$", "", match["actor"], flags=re.IGNORECASE)
    if _GENERIC.fullmatch(match["actor"]) or actor == statement.api.name:
        yield Draft(
            Faulted(slug(match["condition"])),
            Violate(),
            is_certain=False,
            invented=("That the failure raises, the docs naming no code for it.",),
        )


PATTERN = Pattern("unnamed-failure", _compile)
