"""A documented case: under a condition that no argument shows, the call behaves in a way that no code tells.

Matches any sentence about a call, not understood otherwise, that ties what happens to a condition: "If the runtime is not
loaded, the function first tries the oldest one."; "This callback occurs only when the class is loaded." The rule is never
certain: it gives the condition a name, so that a test can set it, script what follows, and see the sentence exercised.
Stays quiet on: advice to the reader ("if you want …"), examples, and what is not about a call.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.condition import condition_or_fault
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Permit
from refgen.text.late import late

_OPENING = r"(?:In addition, |However, |Therefore, |Thus, |That is, |Specifically, |In this case, )?"
_ANY_CONDITION = late(r"if|when|unless|once|after|until|except", re.IGNORECASE)
_FRONT = late(rf"{_OPENING}(?:if|when|unless|once|after|until) (?P<condition>.+?), .+", re.IGNORECASE)
_BACK = late(
    rf"{_OPENING}.+?,? (?:if|unless|only when|only if|only after|until|except when|except in cases where) (?P<condition>.+)",
    re.IGNORECASE,
)
_ADVICE = late(
    r"\b(?:for example|if you (?:want|need|plan|use)|you (?:can|may|might|could) |such as if|can be used|typically|useful|even if)\b",
    re.IGNORECASE,
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    text = statement.text
    if statement.api.kind not in CALLABLE or statement.outcome is not None:
        return
    if not _ANY_CONDITION.search(text) or _ADVICE.search(text):
        return
    match = _FRONT.fullmatch(text) or _BACK.fullmatch(text)
    if match is not None:
        yield Draft(
            condition_or_fault(match["condition"], statement.api),
            Permit(),
            is_certain=False,
            invented=("That what follows from the condition is for a script to play.",),
        )


PATTERN = Pattern("scenario", _compile, turn=2)
