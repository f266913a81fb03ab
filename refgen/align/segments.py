"""The segments of one language of a page: by its pairs on a side-by-side page, by rule elsewhere."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import pairwise, repeat

from refgen.align.sentences import Interval, cut
from refgen.align.slot import Segment, View
from refgen.locales import load_locale
from refgen.ops import Page, Pair, Placed, Side, Unit, units
from refgen.ops.offsets import in_pieces, in_shown, in_written, written
from refgen.text.late import late

ENGLISH = "en-us"
_OPENING = late(r"[\[*_`(\"'“«!<]*\Z")


def view_of(page: Page, locale: str) -> View:
    """The page in its own language."""
    return View(locale, page, Side.TARGET, units(page))


def english_inside(view: View) -> View:
    """The English that a side-by-side page carries, of which `view` is the translation."""
    return View(ENGLISH, view.page, Side.SOURCE, view.units)


def segments_of(view: View) -> tuple[tuple[Segment, ...], ...]:
    """The segments of each unit of the view, in order; a unit without text has none."""
    locale, side, line = load_locale(view.locale), view.side, view.page.source.line
    found: list[tuple[Segment, ...]] = []
    for placed in view.units:
        unit = placed.unit
        text = unit.on(side)
        if unit.pairs:
            # Most units are one pair and nothing else.
            pair = unit.pairs[0]
            inner, start = (pair.target, pair.target_start) if side is Side.TARGET else (pair.source, pair.source_start)
            if text and text == inner == text.strip() and len(unit.pairs) == 1:
                whole = Segment(placed.index, 0, text, start, start + len(text), line(start), pair.id)
                found.append((whole,))
            else:
                found.append(_by_pairs(view, placed))
        elif text.strip():
            found.append(make_segments(view, placed, cut(text, locale)))
        else:
            found.append(())
    return tuple(found)


def make_segments(view: View, placed: Placed, intervals: Sequence[Interval]) -> tuple[Segment, ...]:
    """Segments of a unit that stand at those intervals of its text."""
    unit = placed.unit
    if unit.pairs or unit.pieces:
        return _segments(view, placed, intervals, repeat(None))
    text, index, at, line = unit.on(view.side), placed.index, unit.start, view.page.source.line
    return tuple(
        [
            Segment(index, ordinal, text[start:end], at + start, at + end, line(at + start))
            for ordinal, (start, end) in enumerate(intervals)
        ]
    )


def joined(view: View, parts: Sequence[Segment]) -> Segment:
    """Neighbouring segments as one, with what stands between them on the page."""
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return first
    if first.unit == last.unit:
        text = view.units[first.unit].unit.on(view.side)
        start = text.find(first.text)
        end = start + len(first.text)
        for part in parts[1:]:
            end = text.find(part.text, end) + len(part.text)
        whole = text[start:end]
    else:
        whole = "\n".join(part.text for part in parts)
    sentences = sum(part.sentences for part in parts)
    return Segment(first.unit, first.ordinal, whole, first.start, last.end, first.line, first.id, sentences)


def _segments(
    view: View, placed: Placed, intervals: Sequence[Interval], names: Iterable[str | None]
) -> tuple[Segment, ...]:
    """Segments with those ids at intervals of the text of a unit that is no single stretch of the file."""
    text, index, starts = placed.unit.on(view.side), placed.index, view.page.source.line_starts
    offset, references = _offsets(placed.unit, view.side), placed.unit.references_on(view.side)
    found = []
    for ordinal, ((start, end), name) in enumerate(zip(intervals, names, strict=False)):
        begin, stop = in_written(references, start), in_written(references, end, is_end=True)
        first = offset(begin)
        last = offset(stop - 1) + 1 if stop > begin else first
        found.append(Segment(index, ordinal, text[start:end], first, last, bisect_right(starts, first), name))
    return tuple(found)


def _offsets(unit: Unit, side: Side) -> Callable[[int], int]:
    """What tells where in the file a character of the unit's text stands, as it is written."""
    if side is Side.SOURCE and unit.pairs:
        return partial(_in_pairs, unit.start, _english_places(unit))
    return partial(in_pieces, unit.pieces) if unit.pieces else unit.start.__add__


def _english_places(unit: Unit) -> list[tuple[int, int, int]]:
    """Of each pair, where its English begins and ends in the unit's, and how much further on in the file."""
    found, cursor, text = [], 0, written(unit, Side.SOURCE)
    for pair in unit.pairs:
        at = text.find(pair.source, cursor)
        cursor = at + len(pair.source)
        found.append((at, cursor, pair.source_start - at))
    return found


def _in_pairs(start: int, places: Sequence[tuple[int, int, int]], position: int) -> int:
    for first, last, shift in places:
        if first <= position < last:
            return position + shift
    return start


def _by_pairs(view: View, placed: Placed) -> tuple[Segment, ...]:
    """A segment a pair; what stands between two pairs goes to one of them."""
    pairs = placed.unit.pairs
    text = written(placed.unit, view.side)
    borders = [0]
    if len(pairs) > 1:
        spans = _pair_intervals(text, placed.unit, view.side)
        borders += [end + _gap_border(text[end:start]) for (_, end), (start, _) in pairwise(spans)]
    borders.append(len(text))
    intervals = []
    for start, end in pairwise(borders):
        stretch = text[start:end]
        first = start + len(stretch) - len(stretch.lstrip())
        intervals.append((first, max(first, start + len(stretch.rstrip()))))
    if references := placed.unit.references_on(view.side):
        intervals = [(in_shown(references, start), in_shown(references, end)) for start, end in intervals]
    return _segments(view, placed, intervals, [pair.id for pair in pairs])


def _pair_intervals(text: str, unit: Unit, side: Side) -> list[Interval]:
    found = []
    cursor = 0
    for pair in unit.pairs:
        inner = _text_of(pair, side)
        start = max(text.find(inner, cursor), cursor)
        cursor = start + len(inner)
        found.append((start, cursor))
    return found


def _text_of(pair: Pair, side: Side) -> str:
    return pair.target if side is Side.TARGET else pair.source


def _gap_border(gap: str) -> int:
    """Where the text between two pairs changes hands: closing marks go to the first, opening ones to the second."""
    blank = gap.rfind(" ")
    newline = gap.rfind("\n")
    if max(blank, newline) >= 0:
        return max(blank, newline) + 1
    opening = _OPENING.search(gap)
    return opening.start() if opening else len(gap)
