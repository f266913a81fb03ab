"""The size of what the caller passes in: it may not say that there is more than there is.

Matches, where the array is an input: "[in] The size, in bytes, of `pbKeyBlob`."; "The length of the `items` array."; "Size, in
bytes, of the delta metadata." for a parameter `cbMetadata` beside `pbMetadata`.
Stays quiet on: the room that a caller offers for an answer, which is a buffer; sizes that belong to no parameter.
Trap: bytes of an array of structures cannot be counted here, so such an array is never judged.
"""

from collections.abc import Iterator

from refgen.api.model import CALLABLE
from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.buffers import data_of_size, is_size_of_something
from refgen.stub.compiler.catalogue import Catalogue, find_parameter
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Overstated, Violate
from refgen.stub.rules.buffer_size import CAPACITY, SIZE_OF_ATTRIBUTE, tells_size
from refgen.text.late import late

_ROOM = late(r"\b(?:can|will) be (?:held|stored|returned)\b|\bcan fit\b|\brequired to contain\b")
_BYTES = late(r"\bbytes\b")
_BYTE_TYPE = late(r"\b(?:BYTE|UINT8|VOID|void|LPVOID|PVOID)\b")


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    size = statement.parameter
    if size is None or statement.ordinal or statement.api.kind not in CALLABLE:
        return
    match = CAPACITY.fullmatch(statement.text)
    if _ROOM.search(statement.text):
        return
    mention = match["name"] or "" if match else ""
    data = data_of_size(size, mention, statement.api) if match else None
    if data is None and find_parameter(mention, statement.api) is None and is_size_of_something(size, statement.api):
        data = data_of_size(size, "", statement.api) if SIZE_OF_ATTRIBUTE.fullmatch(statement.text) else None
    if data is None:
        return
    counts_bytes = bool(_BYTES.search(statement.text) or _BYTE_TYPE.search(data.type))
    yield Draft(
        Overstated(data.name, size.name, is_bytes=counts_bytes),
        Violate(),
        is_certain=match is not None or tells_size(statement.text),
        invented=("That saying more than there is breaks the contract.",),
    )


PATTERN = Pattern("input-size", _compile)
