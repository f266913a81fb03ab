"""A buffer that is asked for twice: once for its size, once for its content.

Matches, where the call has just one buffer: "Specify null for `pbBlob` to calculate the size without creating the blob.";
"On the second call, the size that was returned is passed in `cchName`, and a buffer of that size in `szName`."; "When the
method returns, `pcchName` will contain the number of characters required for `szName`."; "To get the required size, set
`cchName` to 0 and `szName` to null."
Stays quiet on: sentences that name no part of the buffer.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import Catalogue, mentions
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Always, Buffer
from refgen.stub.rules.buffer_size import buffers_of
from refgen.text.late import late

_ANY_WORD = late(r"first|second|twice|size|length|number of|count", re.IGNORECASE)
"""One of them is in every sentence that any of these shapes has."""
_SIZE = r"\b(?:size|length|number of|count)\b"
_CALLED_TWICE = late(
    r"\b(?:(?:on|in) the (?:first|second) call|the (?:first|second) call\b|(?:first|second) time\b|called (?:a second time|twice))",
    re.IGNORECASE,
)
_ASKS_SIZE = late(
    rf"\b(?:to (?:get|obtain|calculate|determine|find)|returns?|contains?|receives?|returned in)\b.*(?:{_SIZE}.*\b(?:required|necessary|needed|appropriate)\b|\b(?:required|necessary|needed|appropriate)\b.*{_SIZE})",
    re.IGNORECASE,
)
_NULL_FOR_SIZE = late(
    rf"\b(?:null|NULL)\b.*\b(?:to (?:get|obtain|calculate|determine)|returns? (?:only )?)(?:.*?){_SIZE}.*",
    re.IGNORECASE,
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    text, api = statement.text, statement.api
    if api.kind not in CALLABLE or statement.outcome is not None:
        return
    if not _ANY_WORD.search(text) or not any(
        shape.search(text) for shape in (_CALLED_TWICE, _ASKS_SIZE, _NULL_FOR_SIZE)
    ):
        return
    found = buffers_of(api)
    if len(found) == 1:
        (parts,) = found
        if any(mentions(text, name) for name in (parts.buffer, parts.capacity, parts.needed) if name):
            yield Draft(Always(), Buffer(parts.buffer, parts.capacity, parts.needed))


PATTERN = Pattern("two-calls", _compile)
