"""Which parameters of a call belong together as buffer, capacity and size needed.

The IDL attributes of the syntax decide (`size_is(cchName), length_is(*pcchName)`); where it has none, Hungarian names that
share their stem do (`cchName`, `pcchName`, `szName`).
"""

import re

from refgen.api.model import Api, Direction, Parameter
from refgen.dataclass import dataclass
from refgen.stub.compiler.catalogue import find_parameter, is_output, is_pointer
from refgen.text.late import late

_SIZE_PREFIX = late(r"^(?:p?(?:cch|ch|cb|dw|n|c|ul|u|count|cel|celt)(?=[A-Z]))")
_DATA_PREFIX = late(r"^(?:pp?wz|pp?sz|wsz|wz|sz|pp?b|pp?|rg|lp)(?=[A-Z])")
_ROOM_PREFIX = late(r"^cch(?=[A-Z])")
_TEXT_TYPE = late(r"(?:LPW?STR|LPO?LESTR|PW?STR|(?:WCHAR|CHAR|char|wchar_t)(?:\*|\[\]))$")
_TEXT_NOUN = late(r"\b(?:buffer|string|message|text|name|path)\b")
_COUNT_WORDS = late(r"(?:Size|Length|Len|Count|BufferSize|Bytes|Chars)$")


@dataclass(frozen=True, slots=True)
class BufferParts:
    """The names of the parameters that make one buffer."""

    buffer: str
    capacity: str
    needed: str | None


def buffer_of_capacity(capacity: Parameter, mention: str, api: Api, text: str = "") -> BufferParts | None:
    """The output buffer whose size a caller states in `capacity`, as `text` describes it."""
    if capacity.direction is Direction.OUT:
        return None
    buffer = find_parameter(mention, api) if mention else None
    if buffer is not None and _SIZE_PREFIX.match(buffer.name):
        buffer = None  # a slip of the docs: the count is named where the array is meant
    if buffer is None:
        buffer = _by_attribute("size_is", capacity, api) or _by_stem(capacity, api) or _only_text(text, capacity, api)
    if buffer is None or buffer.direction is not Direction.OUT or not is_pointer(buffer):
        return None
    needed = capacity.name if capacity.direction is Direction.INOUT else _needed(buffer, capacity, api)
    return BufferParts(buffer.name, capacity.name, needed)


def data_of_size(size: Parameter, mention: str, api: Api) -> Parameter | None:
    """What the caller passes in, of which `size` says how much there is; `mention` is the name in the text, or ''."""
    if size.direction is not Direction.IN or is_pointer(size):
        return None
    data = find_parameter(mention, api) if mention else None
    if data is None:
        stem = _stem(size.name)
        same = [
            one for one in api.parameters if one != size and stem and _DATA_PREFIX.sub("", one.name).lower() == stem
        ]
        data = _by_attribute("size_is", size, api) or (same[0] if len(same) == 1 else None)
    if data is None or data == size or not is_pointer(data):
        return None
    is_given = data.direction is Direction.IN or (
        data.direction is Direction.INOUT and data == _by_attribute("size_is", size, api)
    )
    return data if is_given else None


def buffer_of_size_out(needed: Parameter, text: str, api: Api) -> BufferParts | None:
    """The output buffer whose size a call reports in `needed`."""
    mentioned = [found for word in re.findall(r"\b\w+\b", text) if (found := find_exact(word, api)) and found != needed]
    buffers = [one for one in mentioned if one.direction is Direction.OUT and is_pointer(one)]
    buffer = buffers[0] if len(buffers) == 1 else None
    buffer = buffer or _by_attribute("length_is", needed, api) or _by_attribute("size_is", needed, api)
    buffer = buffer or _by_stem(needed, api) or _only_text(text, needed, api)
    if buffer is None or buffer == needed or not is_output(buffer):
        return None
    capacity = needed if needed.direction is Direction.INOUT else _capacity(buffer, needed, api)
    if capacity is None and buffer.type.count("*") > 1 and is_pointer(needed):
        capacity = needed  # the call allocates the buffer, so there is no room to offer
    return BufferParts(buffer.name, capacity.name, needed.name) if capacity else None


def is_size_of_something(size: Parameter, api: Api) -> bool:
    """Whether the syntax itself says that this parameter counts what another one points to."""
    return _by_attribute("size_is", size, api) is not None or _by_attribute("length_is", size, api) is not None


def find_exact(word: str, api: Api) -> Parameter | None:
    """The parameter with exactly this name."""
    return next((parameter for parameter in api.parameters if parameter.name == word), None)


def _by_attribute(attribute: str, size: Parameter, api: Api) -> Parameter | None:
    found = [one for one in api.parameters if any(_states(text, attribute, size.name) for text in one.attributes)]
    return found[0] if len(found) == 1 else None


def _states(text: str, attribute: str, name: str) -> bool:
    """Whether an attribute of a parameter is `size_is(name)`, `size_is(*name)` or `size_is(,name)`."""
    if attribute not in text.casefold():
        return False
    bare = "".join(text.lower().split())
    return any(f"{attribute}({mark}{name.lower()})" in bare for mark in ("", "*", ",", ",*"))


def _by_stem(size: Parameter, api: Api) -> Parameter | None:
    stem = _stem(size.name)
    found = [
        one
        for one in api.parameters
        if one != size and is_output(one) and stem and _DATA_PREFIX.sub("", one.name).lower() == stem
    ]
    return found[0] if len(found) == 1 else None


def _only_text(description: str, size: Parameter, api: Api) -> Parameter | None:
    """The text that a call gives, where it gives just one and a size is described as that of some text."""
    if size.direction is None or not _TEXT_NOUN.search(description):
        return None
    found = [one for one in api.parameters if one.direction is Direction.OUT and _TEXT_TYPE.search(one.type)]
    return found[0] if len(found) == 1 and found[0] != size else None


def _stem(name: str) -> str:
    return _COUNT_WORDS.sub("", _SIZE_PREFIX.sub("", name)).lower()


def _needed(buffer: Parameter, capacity: Parameter, api: Api) -> str | None:
    for text in buffer.attributes:
        if match := re.match(r"length_is\s*\(\s*\*?\s*(\w+)\s*\)", text):
            found = find_exact(match[1], api)
            if found is not None and found != capacity and is_output(found):
                return found.name
    same = [
        one.name
        for one in api.parameters
        if one not in (buffer, capacity)
        and is_output(one)
        and _SIZE_PREFIX.match(one.name)
        and _stem(one.name) == _stem(capacity.name)
    ]
    return same[0] if len(same) == 1 else None


def _capacity(buffer: Parameter, needed: Parameter, api: Api) -> Parameter | None:
    for text in buffer.attributes:
        if match := re.match(r"size_is\s*\(\s*\*?\s*(\w+)\s*\)", text):
            found = find_exact(match[1], api)
            if found is not None and found != needed:
                return found
    stems = {_stem(needed.name), _DATA_PREFIX.sub("", buffer.name).lower()}
    same = [
        one
        for one in api.parameters
        if one not in (buffer, needed)
        and one.direction is not Direction.OUT
        and not is_pointer(one)
        and _SIZE_PREFIX.match(one.name)
        and _stem(one.name) in stems
    ]
    if not same and _TEXT_TYPE.search(buffer.type):
        numbers = (one for one in api.parameters if one.direction is Direction.IN and not is_pointer(one))
        same = [one for one in numbers if _ROOM_PREFIX.match(one.name)]
    return same[0] if len(same) == 1 else None
