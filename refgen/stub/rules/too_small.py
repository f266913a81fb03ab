"""The caller's buffer cannot hold the answer.

Matches, in a row of outcomes or as "If …, the runtime returns …": "The buffer is too small."; "`pdwLength` is greater
than `cchBuffer`."; "The size of the buffer is less than the required size.", with a code for an insufficient buffer.
Stays quiet where the sentence names a parameter that is no part of the buffer, and where the call has several buffers.
"""

import re
from collections.abc import Iterator

from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import unqualified
from refgen.stub.compiler.buffers import buffer_of_capacity
from refgen.stub.compiler.catalogue import CALLABLE, Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Return, TooSmall

_CODE = re.compile(
    r"(?:HRESULT_FROM_WIN32\()?(?:ERROR_INSUFFICIENT_BUFFER|E_NOT_SUFFICIENT_BUFFER|STRSAFE_E_INSUFFICIENT_BUFFER|CLDB_S_TRUNCATION)\)?"
)
_ROW = re.compile(
    r".*\b(?:too small|not (?:large|big|long) enough|(?:not |in)sufficient|inadequate|greater th[ae]n|less than|smaller than|larger than)\b.*",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"If (?P<condition>.+), (?:the|this) (?:runtime|method|function|call) (?:returns|will return|fails with) (?P<code>\S+)"
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    if statement.api.kind not in CALLABLE:
        return
    buffers = {
        parts
        for parameter in statement.api.parameters
        if (parts := buffer_of_capacity(parameter, "", statement.api)) is not None
    }
    if len(buffers) != 1:
        return
    (buffer,) = buffers
    if statement.outcome is not None:
        code, condition = statement.outcome.code, statement.text if statement.ordinal == 0 else ""
    elif match := _PROSE.fullmatch(unqualified(statement.text)):
        code, condition = match["code"], match["condition"]
    else:
        return
    own = {buffer.buffer, buffer.capacity, buffer.needed}
    mentioned = {one.name for one in statement.api.parameters if re.search(rf"\b{re.escape(one.name)}\b", condition)}
    if (found := _CODE.match(code)) and _ROW.fullmatch(condition) and mentioned <= own:
        yield Draft(TooSmall(buffer.capacity), Return(found[0]))


PATTERN = Pattern("too-small", _compile)
