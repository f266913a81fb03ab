"""Cuts the text of a block into units, and takes the two languages of a side-by-side unit apart.

Goes in: intervals of the file that hold text (one a line). Comes out: one `Unit` for each stretch between hard line
breaks and block-level HTML tags.
"""

from collections.abc import Sequence

from refgen.ops.block_tags import BREAK
from refgen.ops.lines import Line
from refgen.ops.reader import Reader
from refgen.ops.references import resolved
from refgen.ops.tree import Pair, Unit
from refgen.text import Severity
from refgen.text.late import late

Interval = tuple[int, int]

_CODE_SPAN = late(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_CELL_MARKER = late(r"(?:[-*+•]|\d{1,2}[.)])\s+")
_LONGEST = 50_000
"""Characters of a unit, markup included: thirty times as many as the longest of four thousand real pages, and as many as
can be searched for names and numbers in some seconds."""
_NOWHERE = -1
"""The offset of a joint between lines."""
_BLANKS = " \t\r\n\f\v\u00a0\u3000\ufeff"


def paragraph_units(reader: Reader, lines: Sequence[Line]) -> tuple[Unit, ...]:
    """The units of the lines of one paragraph."""
    found: list[Unit] = []
    run: list[Interval] = []
    for line in lines:
        start = line.body_start
        run.append((start, start + len(line.body)))
        if _is_hard_break(line) and not reader.is_inside_pair(line.stop):
            found += units_of(reader, run)
            run = []
    found += units_of(reader, run)
    return tuple(found)


def cell_units(reader: Reader, start: int, end: int) -> tuple[Unit, ...]:
    """The units of a table cell; list markers typed into it are not text."""
    found = []
    for unit in units_of(reader, [(start, end)]):
        marker = _CELL_MARKER.match(reader.text, unit.start, unit.end)
        found += units_of(reader, [(marker.end(), unit.end)]) if marker else [unit]
    return tuple(found)


def units_of(reader: Reader, intervals: Sequence[Interval]) -> list[Unit]:
    """The units of intervals that belong together, cut where a block-level tag or `<br>` stands outside a pair."""
    if not reader.has_breaks:
        unit = make_unit(reader, intervals)
        return [unit] if unit else []
    runs: list[list[Interval]] = [[]]
    for start, end in intervals:
        position = start
        breaks = list(BREAK.finditer(reader.text, start, end))
        code = [span.span() for span in _CODE_SPAN.finditer(reader.text, start, end)] if breaks else ()
        for match in breaks:
            in_code = any(first < match.start() < last for first, last in code)
            if not in_code and not reader.is_inside_pair(match.start()):
                runs[-1].append((position, match.start()))
                runs.append([])
                position = match.end()
        runs[-1].append((position, end))
    return [unit for run in runs if (unit := make_unit(reader, run))]


def make_unit(reader: Reader, intervals: Sequence[Interval]) -> Unit | None:
    """One unit of intervals, or None where they hold no text, or so much that nobody has written it."""
    kept = [stripped for interval in intervals if (stripped := _strip(reader.text, *interval))]
    if not kept:
        return None
    start, end = kept[0][0], kept[-1][1]
    if end - start > _LONGEST:
        message = f"This text is left out: it has {end - start} characters without a break"
        reader.report(start, "long-text", message, "break it into paragraphs", Severity.ERROR)
        return None
    pairs = reader.pairs_between(start, end)
    if not pairs:
        text = "\n".join(reader.text[a:b] for a, b in kept)
        source = text if reader.is_side_by_side else None
        unit = Unit(start, end, text, source, (), _offsets(kept) if len(kept) > 1 else ())
    elif len(pairs) == 1 and (pair := pairs[0]).start == start and pair.end == end and pair.target:
        # Most units are one pair and nothing else: it lends them its texts.
        unit = Unit(start, end, pair.target, pair.source, pairs, ((0, pair.target_start),))
    else:
        text, source, pieces = _sides(reader.text, kept, pairs)
        unit = Unit(start, end, text, source, pairs, pieces)
    return _with_targets(reader, unit) if reader.targets else unit


def _with_targets(reader: Reader, unit: Unit) -> Unit:
    """The unit, whose links by reference say where they lead."""
    ours = resolved(unit.text, reader.targets)
    theirs = resolved(unit.source or "", reader.targets)
    if not ours.references and not theirs.references:
        return unit
    reader.used |= ours.used | theirs.used
    source = None if unit.source is None else theirs.text
    pieces = unit.pieces or ((0, unit.start),)
    return Unit(unit.start, unit.end, ours.text, source, unit.pairs, pieces, ours.references, theirs.references)


def _is_hard_break(line: Line) -> bool:
    return line.text.endswith(("  ", "\\"))


def _strip(text: str, start: int, end: int) -> Interval | None:
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return (start, end) if start < end else None


def _offsets(kept: Sequence[Interval]) -> tuple[Interval, ...]:
    pieces, length = [], 0
    for start, end in kept:
        pieces.append((length, start))
        length += end - start + 1
    return tuple(pieces)


def _sides(text: str, kept: Sequence[Interval], pairs: Sequence[Pair]) -> tuple[str, str, tuple[Interval, ...]]:
    """The translation, the English, and where the translation stands in the file.

    A pair may go on over several lines: it is given whole where it starts, and the rest of its lines is skipped.
    """
    ours: list[str] = []
    theirs: list[str] = []
    pieces: list[Interval] = []
    queue = iter(pairs)
    pair = next(queue, None)
    length = done = 0

    def add(target: str, source: str, offset: int) -> None:
        nonlocal length
        if target and offset >= 0:
            pieces.append((length, offset))
        ours.append(target)
        theirs.append(source)
        length += len(target)

    for number, (start, end) in enumerate(kept):
        if number and start >= done:
            add("\n", "\n", _NOWHERE)
        position = max(start, done)
        while pair and pair.start < end:
            between = text[position : pair.start]
            add(between, between, position)
            add(pair.target, pair.source, pair.target_start)
            position = done = pair.end
            pair = next(queue, None)
        if position < end:
            add(text[position:end], text[position:end], position)
    return "".join(ours), "".join(theirs), tuple(pieces)
