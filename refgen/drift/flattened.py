"""Tables that are none: without the line under its head, or with too few columns there, a table is a paragraph of pipes.

Its rows then seem to be missing, and the paragraph to be too much: each of that follows from the one line.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from refgen.align import View
from refgen.drift.consequences import without_consequences
from refgen.drift.finding import Finding
from refgen.drift.page_view import PageView
from refgen.drift.walk import blocks_of
from refgen.ops import Page, Paragraph, Table
from refgen.text.late import late

CHECK = "table"
"""The check that tells it."""
_ROW = late(r"[ \t]*\|(?:[^|\\\n]|\\.)*\|")
_PIPE = late(r"(?<!\\)\|")

_Stretch = tuple[range, range]
"""The lines of such a table; and from the text before it to the text behind it, where what is missing is placed."""


class Flat(NamedTuple):
    """A table that does not show as one."""

    start: int
    """Offset in the file."""
    end: int
    head: int
    """Columns of its head."""
    under: int
    """Columns of the line under it; 0 where there is no such line."""


def flat_tables(page: Page) -> tuple[Flat, ...]:
    """The tables of a page that do not show as such, in order."""
    return tuple(_flat(page))


def _flat(page: Page) -> Iterator[Flat]:
    text = page.source.text
    if "|" not in text:
        return
    for block in blocks_of(page.blocks):
        if isinstance(block, Table) or (isinstance(block, Paragraph) and text.startswith("|", block.start)):
            head, under = _first_lines(text, block.start, block.end)
            columns, below = _columns(head), _columns(under)
            if isinstance(block, Paragraph):
                if _ROW.match(head) and _ROW.match(under):
                    yield Flat(block.start, block.end, columns, 0)
            elif under and columns != below:
                yield Flat(block.start, block.end, columns, below)


def _first_lines(text: str, start: int, end: int) -> tuple[str, str]:
    first = text.find("\n", start, end)
    if first < 0:
        return text[start:end], ""
    second = text.find("\n", first + 1, end)
    return text[start:first], text[first + 1 : second if second >= 0 else end]


def _columns(line: str) -> int:
    return len(_PIPE.split(line.strip().removeprefix("|").removesuffix("|")))


def without_flattened(view: PageView, findings: Sequence[Finding]) -> list[Finding]:
    """The findings of one locale, without those at the rows of a table without that line, on the page or in its English."""
    if not any(view.once(flat_tables, page) for page in (view.page, view.aligned.canonical.page)):
        return list(findings)
    return without_consequences(view, findings, _stretches, _is_there)


def _is_there(one: Finding, here: Sequence[_Stretch], there: Sequence[_Stretch]) -> bool:
    return one.check != CHECK and (
        any(one.line in lines or (one.slot < 0 and one.line in around) for lines, around in here)
        or any(one.origin[0] in (lines if one.slot >= 0 else around) for lines, around in there)
    )


def _stretches(view: View) -> tuple[_Stretch, ...]:
    return tuple(_stretch(flat, view) for flat in flat_tables(view.page) if not flat.under)


def _stretch(flat: Flat, view: View) -> _Stretch:
    line = view.page.source.line
    before = max((one.unit.end for one in view.units if one.unit.end <= flat.start), default=0)
    after = min((one.unit.start for one in view.units if one.unit.start >= flat.end), default=flat.end)
    return range(line(flat.start), line(flat.end) + 1), range(line(before), line(after) + 1)
