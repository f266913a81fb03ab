"""What a caller owes and arguments cannot show: a precondition that a test can break by name.

Matches any sentence about a call, not understood otherwise, that says what must, should or cannot be, or
holds only under a condition: "The class must be in the hierarchy of the object value's class."; "The pointer is valid
only until the call returns." On the page of an interface it is about every method. The rule is never certain: it names the broken
precondition and raises a violation where a test says that it is broken.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE, Kind
from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import slug
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import EveryMethod, Faulted, Violate
from refgen.text.late import late

_DUTY = late(
    r"\b(?:must(?: not)?|should(?: not)?|ha(?:s|ve) to|need(?:s)? to|cannot|can't|(?:can|may|could|should) (?:\w+ ){0,2}only"
    r"|(?:is|are) (?:valid|usable|meaningful|required|supported|available|accessible) (?:only|until)|valid until|responsib(?:le|ility)|requires? (?:that|the)|(?:[Dd]o|does|did) not (?:call|use|support)|never|not supported)\b"
)
_OTHER = late(
    r"\b(?:might|must implement|must be implemented|typically|period in which|can be used to|not required|may (?!only|be \w+ only|not)|do(?:es)? not (?:have|need) to|need not)\b"
    r"|^For example\b|\bwhether\b.*\bshould\b|\b(?:that|which)\b.*\b(?:should|ha(?:s|ve) to|needs? to)\b",
    re.IGNORECASE,
)
_STRICT = late(r"\b(?:must|cannot|can only)\b")
_SECTIONS = frozenset({"summary", "remarks", "parameters", "return-value"})


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    api = statement.api
    if statement.outcome is not None or statement.claim.section not in _SECTIONS:
        return
    if api.kind not in CALLABLE and (api.kind is not Kind.INTERFACE or statement.claim.section != "remarks"):
        return
    describes = statement.ordinal == 0 and statement.claim.section in {"summary", "parameters"}
    if (_STRICT if describes else _DUTY).search(statement.text) and not _OTHER.search(statement.text):
        yield Draft(
            Faulted(f"unmet-{slug(statement.text)}"),
            Violate(),
            is_certain=False,
            scope=EveryMethod(api.id) if api.kind is Kind.INTERFACE else None,
            invented=("That breaking the precondition is an error of the caller.",),
        )


PATTERN = Pattern("obligation", _compile, turn=2)
