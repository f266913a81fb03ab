"""Buffers: the caller offers a size, the call delivers data and says how much there is.

Matches: "[in] The size of the `szName` array."; "The number of characters in the `szName` buffer."; "A pointer to the
number of characters actually returned in `szName`."; "[out] The size, in bytes, of the returned `pbHash`."; "… receives the
size, in characters, of the buffer required to contain the name."
Stays quiet on: the size of what the caller passes in, sizes that belong to no parameter, and enumerators.
"""

import re
from collections.abc import Iterator

from refgen.api.model import Direction
from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.buffers import BufferParts, buffer_of_capacity, buffer_of_size_out, find_exact
from refgen.stub.compiler.catalogue import CALLABLE, Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import Always, Buffer
from refgen.stub.rules.enumerator import is_enumerator

_UNIT = (
    r"(?:,? (?:in|as) (?:bytes|characters|WCHARs|wide characters|elements|DWORDs|Unicode characters)(?: \([^)]*\))?,?)?"
)
_WHAT = (
    r"(?:buffer|array|string|buffer or array|memory block|parameter|BLOB|blob|output buffer|character array|key|list)"
)
_THING = rf"(?:(?:returned )?(?:the )?(?:(?:output |byte |returned |character )?{_WHAT} )?(?P<name>\w+)(?: {_WHAT})?|the (?P<noun>[a-z]+(?: [a-z]+){{0,4}}))"
CAPACITY = re.compile(
    rf"(?:Pointer to |A pointer to |Specifies )?(?:[Tt]he |A )?(?:requested )?(?:maximum )?(?:[Ss]ize|[Ll]ength|[Cc]apacity|[Nn]umber of (?:characters|elements|bytes|WCHARs|wide characters|entries|items|\w+ (?:pointers|objects|elements)))"
    rf"{_UNIT} (?:of|in|for|that can be held in|allocated for|pointed to by) (?:the )?(?:buffer (?:pointed to by|specified by) (?:the )?)?{_THING}(?:,? (?:which|that|including|in|to avoid) .*)?"
)
_SIZE_OUT = re.compile(
    r"(?:Upon return, )?(?:(?:An? )?[Pp]ointer to (?:a )?(?:\w+ )?(?:variable )?(?:that (?:receives|contains|specifies|returns) )?)?(?:[Tt]he |[Rr]eceives the )?(?:total |actual |returned )?"
    r"(?:size|length|size and length|(?:count|number) of \(?[A-Za-z]+\)?(?: [a-z]+)?)\b.*"
)
_WHEN_NULL = re.compile(
    r"If (?P<name>\w+) is (?:null|NULL)(?:,| and .+,) (?P<needed>\w+) (?:returns|receives|contains|will contain|specifies) the (?:required )?(?:size|length|number)\b.*"
)
_ON_TOO_SMALL = re.compile(
    r"If the method returns (?:E_NOT_SUFFICIENT_BUFFER|ERROR_INSUFFICIENT_BUFFER|E_INSUFFICIENT_BUFFER), (?:this parameter )?contains the .+ (?:needed|required) .+"
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    parameter, api = statement.parameter, statement.api
    if parameter is None or api.kind not in CALLABLE or (api.name == "Next" and is_enumerator(api, catalogue)):
        return
    parts: BufferParts | None = None
    if statement.ordinal == 0 and (match := CAPACITY.fullmatch(statement.text)):
        parts = buffer_of_capacity(parameter, match["name"] or "", api)
    if parts is None and parameter.direction in {Direction.OUT, Direction.INOUT}:
        is_size = statement.ordinal == 0 and _SIZE_OUT.fullmatch(statement.text)
        if is_size or _ON_TOO_SMALL.fullmatch(statement.text):
            parts = buffer_of_size_out(parameter, statement.text, api)
    if (
        parts is None
        and (match := _WHEN_NULL.fullmatch(statement.text))
        and find_exact(match["needed"], api) == parameter
    ):
        parts = buffer_of_size_out(parameter, match["name"], api)
    if parts is not None:
        yield Draft(Always(), Buffer(parts.buffer, parts.capacity, parts.needed))


PATTERN = Pattern("buffer-size", _compile)
