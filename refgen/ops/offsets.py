"""Where the characters of a unit's text stand in its file.

Between the two lies the text as it is written: with links by reference as the file has them (`refgen.ops.references`), and
still without the markup of pairs and the prefixes of lines. `pieces` lead from there to the file.
"""

from bisect import bisect_right
from collections.abc import Sequence

from refgen.ops.tree import Reference, Side, Unit

_FURTHEST = 1 << 60
"""An offset beyond any file."""


def written(unit: Unit, side: Side = Side.TARGET) -> str:
    """The text in one language, with links by reference as the file has them."""
    text = unit.on(side)
    for one in reversed(unit.references_on(side)):
        text = text[: one.at] + one.written + text[one.at + len(one.shown) :]
    return text


def in_written(references: Sequence[Reference], position: int, *, is_end: bool = False) -> int:
    """An offset in a text with those references as one in the text as it is written.

    Inside of what stands elsewhere it is the start of what stands for it, or that of `is_end` its end.
    """
    shift = 0
    for one in references:
        if position <= one.at:
            break
        if position < one.at + len(one.shown):
            return one.at + shift + (len(one.written) if is_end else 0)
        shift += len(one.written) - len(one.shown)
    return position + shift


def in_shown(references: Sequence[Reference], position: int) -> int:
    """The other way round; behind a link that is written as its name alone, it is behind its target."""
    for one in references:
        if position < one.at or (position == one.at and one.written):
            break
        if position < one.at + len(one.written):
            return one.at
        position += len(one.shown) - len(one.written)
    return position


def in_file(unit: Unit, position: int) -> int:
    """The offset in the file of a character of the unit's text."""
    position = in_written(unit.references, position) if unit.references else position
    return in_pieces(unit.pieces, position) if unit.pieces else unit.start + position


def in_pieces(pieces: Sequence[tuple[int, int]], position: int) -> int:
    """The offset in the file of a character of a text as it is written, by its pieces."""
    at, offset = pieces[max(0, bisect_right(pieces, (position, _FURTHEST)) - 1)]
    return offset + position - at


def start_in(unit: Unit, text: str, offset: int) -> int:
    """Where the part of a unit's text begins that says `text` and stands at that offset of the file; 0 where none does."""
    start = unit.text.find(text)
    while start >= 0 and in_file(unit, start) != offset:
        start = unit.text.find(text, start + 1)
    return max(start, 0)


def changed_interval(old: str, new: str) -> tuple[int, int, str]:
    """The shortest stretch of `old` to replace, and by what, to get `new`."""
    limit = min(len(old), len(new))
    start = next((number for number in range(limit) if old[number] != new[number]), limit)
    left = limit - start
    tail = next((number for number in range(left) if old[-1 - number] != new[-1 - number]), left)
    return start, len(old) - tail, new[start : len(new) - tail]
