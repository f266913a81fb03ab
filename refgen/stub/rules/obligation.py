"""What a caller owes and arguments cannot show: a precondition that a test can break by name.

Matches any sentence about a call, not understood otherwise, whose only modal is "must", "must not" or "can … only":
"The class must be in the hierarchy of the object value's class." The rule is never certain: it names the broken
precondition and raises a violation where a test says that it is broken.
"""

import re
from collections.abc import Iterator

from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import slug
from refgen.stub.compiler.catalogue import CALLABLE, Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Faulted, Violate

_DUTY = re.compile(
    r".*\b(?:must(?: not)?|should not|cannot be (?:called|used)|(?:should|can|may) (?:only )?be (?:called|used)(?: \w+)? only|can only be (?:called|used)|is valid only)\b.*"
)
_OTHER = re.compile(r"\b(?:may|might|must implement|must be implemented|typically|period in which|can be used to)\b")


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    if statement.api.kind not in CALLABLE or statement.outcome is not None:
        return
    if _DUTY.fullmatch(statement.text) and not _OTHER.search(statement.text):
        yield Draft(
            Faulted(f"unmet-{slug(statement.text)}"),
            Violate(),
            is_certain=False,
            invented=("That breaking the precondition is an error of the caller.",),
        )


PATTERN = Pattern("obligation", _compile, is_fallback=True)
