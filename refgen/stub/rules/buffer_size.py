"""Buffers: the caller offers a size, the call delivers data and says how much there is.

Matches: "[in] The size of the `szName` array."; "The number of characters in the `szName` buffer."; "A pointer to the
number of characters actually returned in `szName`."; "[out] The size, in bytes, of the returned `pbHash`."; "… receives
the size, in characters, of the buffer required to contain the name."; "The number of objects to get." for a parameter
of which the syntax says that it is the size of an array, which is not certain; "The size, in bytes, of the returned
`ppbHash`", which the call allocates.
Stays quiet on: the size of what the caller passes in, sizes that belong to no parameter, and enumerators.
"""

import re
from collections.abc import Iterator

from refgen.api.model import CALLABLE, Api, Direction
from refgen.stub.claims.sentences import ENGLISH
from refgen.stub.claims.statement import Statement
from refgen.stub.claims.words import plain
from refgen.stub.compiler.buffers import (
    BufferParts,
    buffer_of_capacity,
    buffer_of_size_out,
    find_exact,
    is_size_of_something,
)
from refgen.stub.compiler.catalogue import Catalogue, is_output
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Always, Buffer
from refgen.stub.rules.enumerator import is_enumerator
from refgen.text.late import late

_UNIT = (
    r"(?:,? (?:in|as) (?:bytes|characters|WCHARs|wide characters|elements|DWORDs|Unicode characters)(?: \([^)]*\))?,?)?"
)
_WHAT = (
    r"(?:buffer|array|string|buffer or array|memory block|parameter|BLOB|blob|output buffer|character array|key|list)"
)
_THING = rf"(?:(?:returned )?(?:the )?(?:(?:output |byte |returned |character )?{_WHAT} )?(?P<name>\w+)(?: {_WHAT})?(?: points to)?|the (?P<noun>[a-z]+(?: [a-z]+){{0,4}}))"
_INTRODUCTION = (
    r"(?:On (?:input|return|output), |Upon return, )?(?:(?:An? )?[Pp]ointer to )?"
    r"(?:(?:an? )?(?:\w+ )?(?:value|variable|type|integer|count)? ?(?:that|which) (?:indicates|specifies|contains|is|states|represents) |(?:[Ss]pecifies|[Ii]ndicates|[Rr]eceives|[Cc]ontains|[Uu]sed to specify) |A \w+ (?:that|which) (?:indicates|specifies|contains|is) )?"
)
CAPACITY = late(
    rf"{_INTRODUCTION}(?:[Tt]he |[Aa]n? )?(?:(?:requested|allocated|maximum|expected|total) )*(?:[Ss]ize|[Ll]ength|[Cc]apacity|[Nn]umber of (?:characters|elements|bytes|WCHARs|wide characters|strings|entries|items|\w+ (?:pointers|objects|elements)))(?: \(\w+\))?"
    rf"{_UNIT} (?:of|(?:contained )?in|for|that (?:can|will) be (?:held|stored|returned) in|that can fit in|allocated for|available (?:in|to store|for)|pointed to by) (?:the )?(?:buffer (?:pointed to by|provided by|specified by|indicated by|that) (?:the )?)?{_THING}(?:,? (?:which|that|including|in|to avoid|as input) .*)?"
)
SIZE_OF_ATTRIBUTE = late(
    rf"{_INTRODUCTION}(?:[Tt]he |[Aa]n? )?(?:(?:requested|allocated|maximum|expected|input|total) )*(?:(?:buffer |array )?(?:[Ss]ize|[Ll]ength|[Cc]apacity)|[Nn]umber of [\w ]+?)\b.*"
)
"""How a parameter is described that counts, whatever the thing is called: enough where the syntax says what it counts."""
_ROOM = late(r"\b(?:size|length|capacity|buffer|array|bytes|characters|written|returned)\b", re.IGNORECASE)
_SIZE_OUT = late(
    r"(?:Upon return, )?(?:(?:An? )?[Pp]ointer to (?:an? )?(?:\w+ )?(?:variable |type |value )?(?:(?:that |which )?(?:receives|contains|specifies|returns|indicates) )?)?(?:[Tt]he |[Rr]eceives (?:the )?|[Cc]ontains (?:the )?|A \w+ that (?:receives|contains|indicates) the )?(?:total |actual |returned )?"
    r"(?:size|[Ll]ength|size and length|(?:count|number) of \(?[A-Za-z_]+\)?(?: [A-Za-z]+)?)\b.*",
)
_WHEN_NULL = late(
    r"If (?P<name>\w+) is (?:null|NULL)(?:,| and .+,) (?P<needed>\w+|the (?:method|function)) (?:returns|receives|contains|will contain|specifies|provides) the (?:(?:required|expected|necessary|needed) )?(?:size|length|number)\b.*"
)
_ON_TOO_SMALL = late(
    r"If the method returns (?:E_NOT_SUFFICIENT_BUFFER|ERROR_INSUFFICIENT_BUFFER|E_INSUFFICIENT_BUFFER), (?:this parameter )?contains the .+ (?:needed|required) .+"
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    parameter, api = statement.parameter, statement.api
    if parameter is None or api.kind not in CALLABLE or (api.name == "Next" and is_enumerator(api, catalogue)):
        return
    parts: BufferParts | None = None
    is_certain = True
    if statement.ordinal == 0 and (match := CAPACITY.fullmatch(statement.text)):
        parts = buffer_of_capacity(parameter, match["name"] or "", api, statement.text)
    if parts is None and statement.ordinal == 0 and is_size_of_something(parameter, api):
        parts = buffer_of_capacity(parameter, "", api) if SIZE_OF_ATTRIBUTE.fullmatch(statement.text) else None
        is_certain = parts is None or tells_size(statement.text)
    if parts is None and parameter.direction in {Direction.OUT, Direction.INOUT}:
        is_size = statement.ordinal == 0 and _SIZE_OUT.fullmatch(statement.text)
        if is_size or _ON_TOO_SMALL.fullmatch(statement.text):
            parts = buffer_of_size_out(parameter, statement.text, api)
    if (
        parts is None
        and (match := _WHEN_NULL.fullmatch(statement.text))
        and (find_exact(match["needed"], api) == parameter or " " in match["needed"])
    ):
        parts = buffer_of_size_out(parameter, match["name"], api)
    if parts is not None:
        yield Draft(Always(), Buffer(parts.buffer, parts.capacity, parts.needed), is_certain=is_certain)


def buffers_of(api: Api) -> frozenset[BufferParts]:
    """The buffers of a call, as names, syntax and descriptions tell them."""
    found = set()
    for parameter in api.parameters:
        said = plain(parameter.description.texts.get(ENGLISH, "")).partition(". ")[0]
        match = CAPACITY.fullmatch(said)
        parts = buffer_of_capacity(parameter, (match["name"] if match else "") or "", api, said if match else "")
        if parts is None and is_output(parameter):
            parts = buffer_of_size_out(parameter, "", api)
        if parts is not None:
            found.add(parts)
    return frozenset(found)


def tells_size(text: str) -> bool:
    """Whether a sentence itself speaks of room, and not only of how many things there are."""
    return bool(_ROOM.search(text))


PATTERN = Pattern("buffer-size", _compile)
