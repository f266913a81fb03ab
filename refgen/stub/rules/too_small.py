"""The caller's buffer cannot hold the answer.

Matches, in a row of outcomes or as "If …, the runtime returns …": "The buffer is too small."; "`pdwLength` is greater
than `cchBuffer`."; "The size of the buffer is less than the required size.", with a code for an insufficient buffer.
Stays quiet where the sentence names a parameter that is no part of the buffer, and where it does not tell which of several
buffers it means.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE, Api
from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import camel_words, unqualified
from refgen.stub.compiler.buffers import BufferParts
from refgen.stub.compiler.catalogue import Catalogue, mentions
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Return, TooSmall
from refgen.stub.rules.buffer_size import buffers_of
from refgen.text.late import late

_CODE = late(
    r"(?:HRESULT_FROM_WIN32\()?(?:ERROR_INSUFFICIENT_BUFFER|ERROR_BAD_LENGTH|E_NOT_SUFFICIENT_BUFFER|STRSAFE_E_INSUFFICIENT_BUFFER|CLDB_S_TRUNCATION)\)?"
    r"|HRESULT_FROM_WIN32"
)
_ROW = late(
    r".*\b(?:too small|not (?:large|big|long) enough|(?:not |in)sufficient|inadequate|greater th[ae]n|less than|smaller than|larger than)\b.*",
    re.IGNORECASE,
)
_PROSE = late(
    r"If (?P<condition>.+), (?:the|this) (?:runtime|method|function|call) (?:returns|will return|fails with) (?P<code>\S+)"
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    if statement.api.kind not in CALLABLE:
        return
    if statement.outcome is not None:
        code, condition = statement.outcome.code, statement.text if statement.ordinal == 0 else ""
    elif match := _PROSE.fullmatch(unqualified(statement.text)):
        code, condition = match["code"], match["condition"]
    else:
        return
    found = _CODE.fullmatch(code)
    if found is None or not _ROW.fullmatch(condition):
        return
    buffer = _meant(condition, statement.api)
    if buffer is not None:
        yield Draft(TooSmall(buffer.capacity), Return(code))


def _meant(condition: str, api: Api) -> BufferParts | None:
    """The buffer that a sentence means: the only one, else the one whose name it says, and no other parameter with it."""
    buffers = sorted(buffers_of(api), key=lambda one: one.buffer)
    if len(buffers) > 1:
        words = condition.lower()
        buffers = [one for one in buffers if _noun(one.buffer) in words]
    if len(buffers) != 1:
        return None
    own = {buffers[0].buffer, buffers[0].capacity, buffers[0].needed}
    mentioned = {one.name for one in api.parameters if mentions(condition, one.name)}
    return buffers[0] if mentioned <= own else None


def _noun(name: str) -> str:
    """What a buffer holds by its name: `pwzVersion` holds a version."""
    return camel_words(name)[-1]


PATTERN = Pattern("too-small", _compile)
