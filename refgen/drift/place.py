"""Where a character of a translated segment stands in its file, and what that file is."""

from refgen.align import Segment, View
from refgen.drift.finding import Fix
from refgen.drift.problem import repaired
from refgen.ops import Unit
from refgen.ops.offsets import changed_interval, in_file, in_pieces, in_written, start_in, written
from refgen.ops.references import as_written, links_of


def file_offset(view: View, segment: Segment, position: int) -> int:
    """Offset in the file of a character of the segment's text (or of its end)."""
    unit = view.units[segment.unit].unit
    if not unit.pieces:
        return segment.start + position
    return in_file(unit, start_in(unit, segment.text, segment.start) + position)


def file_fixes(view: View, segment: Segment, repairs: tuple[Fix, ...]) -> tuple[Fix, ...]:
    """Edits of the segment as edits of the file; none where one would touch markup that the text does not show."""
    unit = view.units[segment.unit].unit
    if _changes_a_reference(unit, segment, repairs):
        return _with_references(view.page.source.text, unit, segment, repairs)
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


def _changes_a_reference(unit: Unit, segment: Segment, repairs: tuple[Fix, ...]) -> bool:
    """Whether some edit is of a target that stands elsewhere, or of a label by which such a target is called."""
    if not unit.references:
        return False
    start = start_in(unit, segment.text, segment.start)
    taken = [(one.at - start - 1, one.at - start + len(one.shown)) for one in unit.references]
    named = {one.at - start - 1 for one in unit.references if one.written in {"", "[]"}}
    taken += ((one.start - 1, one.end + 1) for one in links_of(segment.text, {}) if one.end in named)
    return any(fix.start < last and first < fix.end for fix in repairs for first, last in taken)


def _with_references(whole: str, unit: Unit, segment: Segment, repairs: tuple[Fix, ...]) -> tuple[Fix, ...]:
    """The edit after which the file says it: a target that changes is said in its place, since others may refer to the one before."""
    at, references = start_in(unit, segment.text, segment.start), unit.references
    first, last = in_written(references, at), in_written(references, at + len(segment.text), is_end=True)
    old, new = written(unit)[first:last], as_written(references, at, segment.text, repaired(segment.text, repairs))
    start, end, text = changed_interval(old, new)
    # What comes in belongs to what stands before it: a tag may follow.
    begin = in_pieces(unit.pieces, first + start - (start == end > 0)) + (start == end > 0)
    stop = in_pieces(unit.pieces, first + end - 1) + 1 if start < end else begin
    return (Fix(begin, stop, text),) if whole[begin:stop] == old[start:end] else ()
