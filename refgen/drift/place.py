"""Where a character of a translated segment stands in its file, and what that file is."""

from bisect import bisect_right

from refgen.align import Segment, View
from refgen.drift.finding import Fix
from refgen.ops import Unit


def file_offset(view: View, segment: Segment, position: int) -> int:
    """Offset in the file of a character of the segment's text (or of its end)."""
    unit = view.units[segment.unit].unit
    if not unit.pieces:
        return segment.start + position
    return _in_file(unit, _text_start(unit, segment) + position)


def file_fixes(view: View, segment: Segment, repairs: tuple[Fix, ...]) -> tuple[Fix, ...]:
    """Edits of the segment as edits of the file; none where one would touch markup that the text does not show."""
    found = []
    for fix in repairs:
        start = file_offset(view, segment, fix.start)
        end = file_offset(view, segment, fix.end - 1) + 1 if fix.end > fix.start else start
        if view.page.source.text[start:end] != segment.text[fix.start : fix.end]:
            return ()
        found.append(Fix(start, end, fix.text))
    return tuple(found)


def is_machine(view: View) -> bool:
    """Whether the page says of itself that a machine translated it."""
    return view.page.front_matter.one("ms.translationtype").upper() == "MT"


def _text_start(unit: Unit, segment: Segment) -> int:
    """Where the segment's text begins in the text of its unit."""
    start = unit.text.find(segment.text)
    while start >= 0 and _in_file(unit, start) != segment.start:
        start = unit.text.find(segment.text, start + 1)
    return max(start, 0)


def _in_file(unit: Unit, position: int) -> int:
    index = max(0, bisect_right(unit.pieces, (position, 1 << 60)) - 1)
    at, offset = unit.pieces[index]
    return offset + position - at
