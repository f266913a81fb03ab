"""Breaks text into lines by the columns that characters take: Chinese and Japanese have no blanks, and two columns each."""

import unicodedata
from collections.abc import Iterator

from refgen.text.late import late

_WIDE = (
    "\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
)
_PIECE = late(rf"[^\s{_WIDE}]+[、。，．：；！？）」』】〉》]*|[{_WIDE}]|\s+")


def wrap(text: str, columns: int, indent: str = "", hanging: str = "") -> Iterator[str]:
    """Lines of at most so many columns, unless one word is longer; `hanging` indents all but the first."""
    line, room = indent, columns - width(indent)
    if text.isascii() and len(text) <= room:  # most texts: nothing to break
        if words := text.split():
            yield line + " ".join(words)
        return
    if text.isascii():
        yield from _wrap_words(text, columns, line, hanging)
        return
    is_fresh = True
    for piece in _PIECE.findall(text):
        piece = " " if piece.isspace() else piece  # noqa: PLW2901 - a break in the source is a blank like any other
        size = width(piece)
        if size > room and not is_fresh:
            yield line.rstrip()
            line, room, is_fresh = hanging, columns - width(hanging), True
        if piece == " " and is_fresh:
            continue
        line, room, is_fresh = line + piece, room - size, False
    if not is_fresh:
        yield line.rstrip()


def _wrap_words(text: str, columns: int, line: str, hanging: str) -> Iterator[str]:
    """The same where a character takes a column, and lines break at blanks alone."""
    room, is_fresh = columns - width(line), True
    for word in text.split():
        if is_fresh:
            line, room, is_fresh = line + word, room - len(word), False
        elif len(word) < room:
            line, room = f"{line} {word}", room - len(word) - 1
        else:
            yield line
            line, room = hanging + word, columns - width(hanging) - len(word)
    if not is_fresh:
        yield line


def width(text: str) -> int:
    """Columns that a text takes."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
