"""Finds a name that translation has pulled apart, re-cased or written with full-width punctuation.

`ICLRDebugging:: OpenVirtualProcess`, `ALink. h`, `3,5`: the name is still there, so its repair is certain.
"""

import re
from functools import lru_cache

from refgen.text.late import late

_PIECE = late(r"[A-Za-z0-9]+|::|[^A-Za-z0-9]")
_HUMP = late(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])")
_LOOSE = {
    ":": r"[:：]",
    ".": r"[.。．]",
    ",": r"[,，、]",
    "(": r"[(（]",
    ")": r"[)）]",
    "_": r"\\?[_＿]",
    "-": r"[-‐‑‒–—－]",
    "*": r"\\?[*＊]",
    "<": r"(?:<|＜|&lt;)",
    ">": r"(?:>|＞|&gt;)",
    " ": "",
}
_TORN = 8
"""Characters of a name that ordinary words do not spell by chance."""
_NAMING = frozenset(one for one in map(chr, range(128)) if one.isalnum() or one == "_")
_SIGNS = late(r"[\W_]+")
_BLANK = " "
_OTHER_BLANKS = "\u00a0\u202f\u3000"
"""Blanks that are read as that one: a set of them, at each place of a pattern where one may be, takes long to compile."""


@lru_cache(maxsize=1 << 14)
def mangled_pattern(name: str) -> re.Pattern[str]:
    """What matches a name and its mangled forms, but no longer name that contains it."""
    parts: list[str] = []
    loose = {**_LOOSE, ".": "[.,。．，]"} if name[0].isdigit() else _LOOSE
    for piece in _PIECE.findall(name):
        if piece == "::":
            parts.append(f"{_BLANK}{{0,2}}(?:[:：]{_BLANK}?){{1,2}}{_BLANK}{{0,2}}")
        elif piece.isalnum() and piece.isascii():
            parts.append(f"{_BLANK}?".join(map(re.escape, _HUMP.split(piece))))
        else:
            parts.append(f"{_BLANK}{{0,2}}{loose.get(piece, re.escape(piece))}{_BLANK}{{0,2}}")
    return _compiled("".join(parts), re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def _torn_pattern(name: str) -> re.Pattern[str]:
    """What matches a name with a blank in the middle of a word: `GetC lassFromToken`."""
    parts = (_LOOSE.get(character, re.escape(character)) for character in name if character != " ")
    # words may be spelt like a name with other capitals, but not with `::` between them
    flags = re.IGNORECASE if "::" in name else re.NOFLAG
    return _compiled(f"{_BLANK}?".join(parts), flags)


def _compiled(pattern: str, flags: re.RegexFlag) -> re.Pattern[str]:
    # names are ASCII, and a pattern that is not ASCII alone takes three times as long to compile where capitals do not count
    return re.compile(rf"(?<!\w){pattern}(?!\w)", flags | re.ASCII)


def find_exact(name: str, text: str, start: int = 0) -> int:
    """Where a text has a name that is no part of a longer one, from an offset on; -1 where it has not."""
    at = text.find(name, start)
    while at >= 0:
        if (at == 0 or text[at - 1] not in _NAMING) and text[at + len(name) : at + len(name) + 1] not in _NAMING:
            return at
        at = text.find(name, at + 1)
    return -1


def ends_in(name: str, text: str) -> bool:
    """Whether some name of a text ends in a name."""
    at = text.find(name)
    while at >= 0 and text[at + len(name) : at + len(name) + 1] in _NAMING:
        at = text.find(name, at + 1)
    return at >= 0


def find_mangled(name: str, text: str) -> tuple[int, int] | None:
    """Where a text has a mangled form of a name; None where it has none, or has the name itself."""
    # a pattern for every name that is gone would cost more than all other checks
    if find_exact(name, text) >= 0 or ("<" not in name and _bare(name) not in _bare(text)):
        return None
    narrow = text
    for blank in _OTHER_BLANKS:
        narrow = narrow.replace(blank, _BLANK)
    match = mangled_pattern(name).search(narrow)
    if not match and len(name) >= _TORN:
        match = _torn_pattern(name).search(narrow)
    if not match:
        return None
    start, end = match.span()
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end


@lru_cache(maxsize=1 << 12)
def _bare(text: str) -> str:
    """Letters and digits alone: what mangling leaves as it was, capitals apart."""
    return _SIGNS.sub("", text).casefold()
