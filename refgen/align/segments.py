"""The segments of one language of a page: by its pairs on a side-by-side page, by rule elsewhere."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from refgen.align.sentences import Interval, cut
from refgen.align.slot import Segment, View
from refgen.locales import load_locale
from refgen.ops import Page, Pair, Placed, Side, Unit, units

ENGLISH = "en-us"
_OPENING = re.compile(r"[\[*_`(\"'“«!<]*\Z")


def view_of(page: Page, locale: str) -> View:
    """The page in its own language."""
    return View(locale, page, Side.TARGET, units(page))


def english_inside(page: Page) -> View:
    """The English that a side-by-side page carries."""
    return View(ENGLISH, page, Side.SOURCE, units(page))


def segments_of(view: View) -> tuple[tuple[Segment, ...], ...]:
    """The segments of each unit of the view, in order; a unit without text has none."""
    locale = load_locale(view.locale)
    found = []
    for placed in view.units:
        text = placed.unit.on(view.side)
        if placed.unit.pairs:
            found.append(tuple(_by_pairs(view, placed)))
        elif text.strip():
            found.append(make_segments(view, placed, cut(text, locale)))
        else:
            found.append(())
    return tuple(found)


def make_segments(view: View, placed: Placed, intervals: Sequence[Interval]) -> tuple[Segment, ...]:
    """Segments of a unit that stand at those intervals of its text."""
    unit = placed.unit
    if unit.pairs or unit.pieces:
        return tuple([_segment(view, placed, ordinal, interval) for ordinal, interval in enumerate(intervals)])
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


def _segment(view: View, placed: Placed, ordinal: int, interval: Interval, name: str | None = None) -> Segment:
    start, end = interval
    text = placed.unit.on(view.side)
    first = _offset(placed.unit, start, view.side)
    last = _offset(placed.unit, end - 1, view.side) + 1 if end > start else first
    return Segment(placed.index, ordinal, text[start:end], first, last, view.page.source.line(first), name)


def _offset(unit: Unit, position: int, side: Side) -> int:
    """Offset in the file of a character of the unit's text."""
    if side is Side.SOURCE and unit.pairs:
        cursor = 0
        for pair in unit.pairs:
            at = (unit.source or "").find(pair.source, cursor)
            if at <= position < at + len(pair.source):
                return pair.source_start + position - at
            cursor = at + len(pair.source)
        return unit.start
    if not unit.pieces:
        return unit.start + position
    index = max(0, bisect_right(unit.pieces, (position, 1 << 60)) - 1)
    at, offset = unit.pieces[index]
    return offset + position - at


def _by_pairs(view: View, placed: Placed) -> Iterator[Segment]:
    text = placed.unit.on(view.side)
    spans = _pair_intervals(placed.unit, view.side)
    borders = [0]
    for (_, end), (start, _) in pairwise(spans):
        borders.append(end + _gap_border(text[end:start]))
    borders.append(len(text))
    for ordinal, pair in enumerate(placed.unit.pairs):
        start, end = borders[ordinal], borders[ordinal + 1]
        stretch = text[start:end]
        start += len(stretch) - len(stretch.lstrip())
        end = max(start, end - len(stretch) + len(stretch.rstrip()))
        yield _segment(view, placed, ordinal, (start, end), pair.id)


def _pair_intervals(unit: Unit, side: Side) -> list[Interval]:
    text = unit.on(side)
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
