"""From a new text of a segment to edits of its file: only characters of the segment, no markup of the page.

On a plain page the stretch of the segment is replaced; a line break inside it is written as it stands there, prefix of
the list or quote included. On a side-by-side page what changed has to lie inside one stretch of the file, so that the
spans around it, and the English in them, stay.
"""

from collections.abc import Iterator
from itertools import pairwise

from refgen.align import Segment, View
from refgen.ops import Unit
from refgen.ops.write import Edit


def target_edit(view: View, segment: Segment, text: str) -> Edit | None:
    """The edit after which the segment says `text`; None where markup of the page stands between what changes."""
    unit = view.units[segment.unit].unit
    whole = view.page.source.text
    if not unit.pairs:
        return Edit(segment.start, segment.end, _with_joints(text, _joints(whole, unit, segment)))
    start, end, new = changed_interval(segment.text, text)
    at = text_start(view, segment)
    return _inside_one_stretch(unit, at + start, at + end, new)


def new_english(unit: Unit, english: Segment, text: str) -> tuple[Edit, str, str] | None:
    """The edit after which the English in a pair says `text`, the pair's id, and what its span then holds.

    None where the change would reach out of its span, or the id is not its own.
    """
    found = [pair for pair in unit.pairs if pair.id == english.id]
    at = english.text.find(found[0].source) if len(found) == 1 else -1
    start, end, new = changed_interval(english.text, text)
    if at < 0 or not at <= start <= end <= at + len(found[0].source):
        return None
    pair = found[0]
    first, last = start - at, end - at
    edit = Edit(pair.source_start + first, pair.source_start + last, new)
    return edit, pair.id, pair.source[:first] + new + pair.source[last:]


def changed_interval(old: str, new: str) -> tuple[int, int, str]:
    """The shortest stretch of `old` to replace, and by what, to get `new`."""
    limit = min(len(old), len(new))
    start = next((number for number in range(limit) if old[number] != new[number]), limit)
    left = limit - start
    tail = next((number for number in range(left) if old[-1 - number] != new[-1 - number]), left)
    return start, len(old) - tail, new[start : len(new) - tail]


def text_start(view: View, segment: Segment) -> int:
    """Where the segment begins in the text of its unit."""
    unit = view.units[segment.unit].unit
    start = unit.text.find(segment.text)
    while start >= 0 and _offset(unit, start) != segment.start:
        start = unit.text.find(segment.text, start + 1)
    return max(start, 0)


def _offset(unit: Unit, position: int) -> int:
    at, offset = next(
        (piece for piece in reversed(unit.pieces or ((0, unit.start),)) if piece[0] <= position), (0, unit.start)
    )
    return offset + position - at


def _stretches(unit: Unit) -> Iterator[tuple[int, int, int]]:
    """Offset in the unit's text, offset in the file, and length of each stretch."""
    pieces = unit.pieces or ((0, unit.start),)
    for (at, offset), (following, _) in pairwise([*pieces, (len(unit.text), 0)]):
        # the line break between two stretches belongs to neither: in the file a prefix may follow it
        yield at, offset, len(unit.text[at:following].removesuffix("\n"))


def _inside_one_stretch(unit: Unit, start: int, end: int, new: str) -> Edit | None:
    """Of two stretches that meet where something is inserted, the one inside a span takes it."""
    translated = {pair.target_start for pair in unit.pairs}
    fitting = [
        (offset not in translated, offset + start - at)
        for at, offset, length in _stretches(unit)
        if at <= start <= end <= at + length
    ]
    if not fitting:
        return None
    _, first = min(fitting)
    return Edit(first, first + end - start, new)


def _joints(whole: str, unit: Unit, segment: Segment) -> list[str]:
    """What stands in the file for each line break inside the segment."""
    ends = [(offset, offset + length) for _, offset, length in _stretches(unit)]
    return [
        whole[end:start]
        for (_, end), (start, _) in pairwise(ends)
        if segment.start <= end and start <= segment.end
    ]  # fmt: skip


def _with_joints(text: str, joints: list[str]) -> str:
    """The text with its line breaks as the page writes them; the last joint serves for those that come after it."""
    if not joints:
        return text
    first, *rest = text.split("\n")
    return first + "".join(
        joint + line
        for joint, line in zip([*joints, *joints[-1:] * len(rest)], rest, strict=False)
    )  # fmt: skip
