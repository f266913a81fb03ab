"""From a new text of a segment to edits of its file: only characters of the segment, no markup of the page.

On a plain page the stretch of the segment is replaced; a line break inside it is written as it stands there, prefix of
the list or quote included. On a side-by-side page what changed has to lie inside one stretch of the file, so that the
spans around it, and the English in them, stay.
"""

from collections.abc import Iterator
from itertools import pairwise

from refgen.align import Segment, View
from refgen.ops import Pair, Side, Unit
from refgen.ops.offsets import changed_interval, in_shown, in_written, start_in, written
from refgen.ops.references import as_written
from refgen.ops.write import Edit


def target_edit(view: View, segment: Segment, text: str) -> Edit | None:
    """The edit after which the segment says `text`; None where markup of the page stands between what changes."""
    unit = view.units[segment.unit].unit
    whole = view.page.source.text
    shown = text_start(view, segment)
    text = as_written(unit.references, shown, segment.text, text)
    if not unit.pairs:
        return Edit(segment.start, segment.end, _with_joints(text, _joints(whole, unit, segment)))
    at, old = _as_it_stands(unit, Side.TARGET, shown, segment.text)
    start, end, new = changed_interval(old, text)
    return _inside_one_stretch(unit, at + start, at + end, new)


def new_english(unit: Unit, english: Segment, text: str) -> tuple[Edit, str, str] | None:
    """The edit after which the English in a pair says `text`, the pair's id, and what its span then holds.

    None where the change would reach out of its span, or the id is not its own.
    """
    found = [pair for pair in unit.pairs if pair.id == english.id]
    shown = max(0, unit.on(Side.SOURCE).find(english.text))
    _, old = _as_it_stands(unit, Side.SOURCE, shown, english.text)
    at = old.find(found[0].source) if len(found) == 1 else -1
    start, end, new = changed_interval(old, as_written(unit.source_references, shown, english.text, text))
    if at < 0 or not at <= start <= end <= at + len(found[0].source):
        return None
    pair = found[0]
    first, last = start - at, end - at
    edit = Edit(pair.source_start + first, pair.source_start + last, new)
    return edit, pair.id, pair.source[:first] + new + pair.source[last:]


def english_of(unit: Unit, pair: Pair) -> str:
    """What a pair says in English, as the unit's text has it."""
    references, at = unit.source_references, written(unit, Side.SOURCE).find(pair.source)
    if not references or at < 0:
        return pair.source
    return unit.on(Side.SOURCE)[in_shown(references, at) : in_shown(references, at + len(pair.source))]


def text_start(view: View, segment: Segment) -> int:
    """Where the segment begins in the text of its unit."""
    return start_in(view.units[segment.unit].unit, segment.text, segment.start)


def _as_it_stands(unit: Unit, side: Side, start: int, text: str) -> tuple[int, str]:
    """A part of a unit's text, and where it begins, with links by reference as the file has them."""
    references = unit.references_on(side)
    if not references:
        return start, text
    first, last = in_written(references, start), in_written(references, start + len(text), is_end=True)
    return first, written(unit, side)[first:last]


def _stretches(unit: Unit) -> Iterator[tuple[int, int, int]]:
    """Offset in the unit's text as it is written, offset in the file, and length of each stretch."""
    pieces, text = unit.pieces or ((0, unit.start),), written(unit)
    for (at, offset), (following, _) in pairwise([*pieces, (len(text), 0)]):
        # the line break between two stretches belongs to neither: in the file a prefix may follow it
        yield at, offset, len(text[at:following].removesuffix("\n"))


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
