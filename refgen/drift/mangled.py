"""Finds a name that translation has pulled apart, re-cased or written with full-width punctuation.

`ICLRDebugging:: OpenVirtualProcess`, `ALink. h`, `3,5`: the name is still there, so its repair is certain.
"""

import re
from functools import lru_cache

_PIECE = re.compile(r"[A-Za-z0-9]+|[^A-Za-z0-9]")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])")
_LOOSE = {
    ":": r"[:：]",
    ".": r"[.。．]",
    ",": r"[,，、]",
    "(": r"[(（]",
    ")": r"[)）]",
    "_": r"[_＿]",
    "-": r"[-‐‑‒–—－]",
    "*": r"\\?[*＊]",
    "<": r"(?:<|＜|&lt;)",
    ">": r"(?:>|＞|&gt;)",
    " ": "",
}
_TORN = 8
"""Characters of a name that ordinary words do not spell by chance."""
BLANK = "[ \u00a0\u202f\u3000]"


@lru_cache(maxsize=1 << 14)
def mangled_pattern(name: str) -> re.Pattern[str]:
    """What matches a name and its mangled forms, but no longer name that contains it."""
    parts: list[str] = []
    loose = {**_LOOSE, ".": "[.,。．，]"} if name[0].isdigit() else _LOOSE
    for piece in _PIECE.findall(name):
        if piece.isalnum() and piece.isascii():
            parts.append(f"{BLANK}?".join(map(re.escape, _HUMP.split(piece))))
        else:
            parts.append(f"{BLANK}{{0,2}}{loose.get(piece, re.escape(piece))}{BLANK}{{0,2}}")
    return re.compile(rf"(?<![A-Za-z0-9_]){''.join(parts)}(?![A-Za-z0-9_])", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def _torn_pattern(name: str) -> re.Pattern[str]:
    """What matches a name with a blank in the middle of a word: `GetC lassFromToken`."""
    parts = (_LOOSE.get(character, re.escape(character)) for character in name if character != " ")
    # words may be spelt like a name with other capitals, but not with `::` between them
    flags = re.IGNORECASE if "::" in name else re.NOFLAG
    return re.compile(rf"(?<![A-Za-z0-9_]){f'{BLANK}?'.join(parts)}(?![A-Za-z0-9_])", flags)


@lru_cache(maxsize=1 << 14)
def exact_pattern(name: str) -> re.Pattern[str]:
    """What matches a name where it is no part of a longer one."""
    return re.compile(rf"(?<![A-Za-z0-9_]){re.escape(name)}(?![A-Za-z0-9_])")


def find_mangled(name: str, text: str) -> tuple[int, int] | None:
    """Where a text has a mangled form of a name; None where it has none, or has the name itself."""
    if exact_pattern(name).search(text):
        return None
    match = mangled_pattern(name).search(text)
    if not match and len(name) >= _TORN:
        match = _torn_pattern(name).search(text)
    if not match:
        return None
    start, end = match.span()
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end
