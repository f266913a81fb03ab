"""Defects of the structure around the sentences."""

import re
from typing import TypeVar

from benchmarks.drift_mutations.plant import Mutations, Plant, Subject, line_span
from refgen.drift.walk import blocks_of, code_blocks
from refgen.ops import Block, Heading, List, Paragraph, Quote, Row, Table

Found = TypeVar("Found", bound=Block)
_KEYWORD = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]")


def blocks(subject: Subject, kind: type[Found]) -> list[Found]:
    """The blocks of a kind, at any depth, in random order."""
    page = subject.page.translations[subject.locale].view.page
    found = [block for block in blocks_of(page.blocks) if isinstance(block, kind)]
    return subject.chance.sample(found, len(found))


def _rows(subject: Subject) -> list[tuple[Row, Row | None]]:
    return [
        (row, table.rows[number + 1] if number + 1 < len(table.rows) else None)
        for table in blocks(subject, Table)
        for number, row in enumerate(table.rows)
        if len(table.rows) > 1
    ]


def _drop(subject: Subject, start: int, end: int) -> Plant:
    first, last = line_span(subject.text, start, end)
    return Plant(first, last, "", first, slack=6)


def _row_lost(subject: Subject) -> Plant | None:
    for row, _ in subject.chance.sample(rows := _rows(subject), len(rows)):
        if subject.is_clean(row.start, row.end):
            return _drop(subject, row.start, row.end)
    return None


def _row_doubled(subject: Subject) -> Plant | None:
    for row, _ in subject.chance.sample(rows := _rows(subject), len(rows)):
        if subject.is_clean(row.start, row.end):
            first, last = line_span(subject.text, row.start, row.end)
            line = subject.text[first:last]
            return Plant(last, last, line, last, slack=1)
    return None


def _rows_swapped(subject: Subject) -> Plant | None:
    for row, after in subject.chance.sample(rows := _rows(subject), len(rows)):
        if after and subject.is_clean(row.start, after.end):
            first, middle = line_span(subject.text, row.start, row.end)
            second, last = line_span(subject.text, after.start, after.end)
            ours, theirs = subject.text[first:middle], subject.text[second:last]
            if middle == second and ours != theirs:
                return Plant(first, last, theirs + ours, first, slack=1)
    return None


def _items_swapped(subject: Subject) -> Plant | None:
    for block in blocks(subject, List):
        for one, other in zip(block.items, block.items[1:], strict=False):
            ours, theirs = (
                line_span(subject.text, one.start, one.end),
                line_span(subject.text, other.start, other.end),
            )
            if ours[1] <= theirs[0] and subject.is_clean(one.start, other.end):
                text = subject.text
                swapped = text[slice(*theirs)] + text[ours[1] : theirs[0]] + text[slice(*ours)]
                return Plant(ours[0], theirs[1], swapped, ours[0], slack=max(3, swapped.count("\n")))
    return None


def _paragraphs(subject: Subject) -> list[Paragraph]:
    return [
        block for block in blocks(subject, Paragraph)
        if len(block.units) == 1 and len(block.units[0].text) > 40 and subject.is_clean(block.start, block.end)
    ]  # fmt: skip


def _paragraph_lost(subject: Subject) -> Plant | None:
    return next((_drop(subject, block.start, block.end) for block in _paragraphs(subject)), None)


def _paragraph_doubled(subject: Subject) -> Plant | None:
    for block in _paragraphs(subject):
        first, last = line_span(subject.text, block.start, block.end)
        return Plant(last, last, "\n" + subject.text[first:last], last + 1, slack=3)
    return None


def _sentence_lost(subject: Subject) -> Plant | None:
    view = subject.page.translations[subject.locale].view
    for slot in subject.picks():
        unit = view.units[slot.target.unit].unit
        pair = next((one for one in unit.pairs if one.id == slot.target.id), None)
        count = sum(one.target.unit == slot.target.unit for one in subject.slots)
        if count < 2 or len(slot.target.text) < 15:
            continue
        if pair:
            return Plant(pair.start, pair.end, "", pair.start, slack=3)
        span = subject.file_span(slot, 0, len(slot.target.text))
        if span and not unit.pairs:
            return Plant(span[0], span[1], "", span[0], slack=3)
    return None


def _section_lost(subject: Subject) -> Plant | None:
    page = subject.page.translations[subject.locale].view.page
    headings = [block for block in page.blocks if isinstance(block, Heading)]
    spans = list(zip(headings[1:], [*headings[2:], None], strict=False))
    for heading, after in subject.chance.sample(spans, len(spans)):
        end = after.start if after else len(subject.text)
        if subject.is_clean(heading.start, end):
            first = subject.text.rfind("\n", 0, heading.start) + 1
            return Plant(first, end, "", first, slack=8)
    return None


def _alert(subject: Subject) -> Plant | None:
    for quote in blocks(subject, Quote):
        match = _KEYWORD.search(subject.text, quote.start, quote.end)
        if match:
            other = "WARNING" if match[1] != "WARNING" else "NOTE"
            return Plant(match.start(1), match.end(1), other, match.start(), slack=1)
    return None


def _code_line(subject: Subject) -> Plant | None:
    page = subject.page.translations[subject.locale].view.page
    codes = code_blocks(page)
    for code in subject.chance.sample(codes, len(codes)):
        words = list(re.finditer(r"[A-Za-z_]{4,}", subject.text[code.start + 3 : code.end]))
        body = [word for word in words if "\n" in subject.text[code.start : code.start + 3 + word.start()]]
        if body:
            word = subject.chance.choice(body)
            start = code.start + 3 + word.start()
            return Plant(start, start + len(word[0]), word[0][:-1] + "zz", start, slack=0)
    return None


def _front_matter(subject: Subject) -> Plant | None:
    for key in subject.chance.sample(["api_name", "f1_keywords", "ms.assetid", "api_location"], 4):
        match = re.search(rf"^{re.escape(key)}:[ \t]*(?:\n[ \t]*- *)?\"?([^\s\"]{{4,}})", subject.text, re.MULTILINE)
        if match:
            return Plant(match.start(1), match.end(1), match[1][:-1] + "Z", match.start(), slack=1)
    return None


AROUND: Mutations = {
    "row-lost": _row_lost,
    "row-doubled": _row_doubled,
    "rows-swapped": _rows_swapped,
    "items-swapped": _items_swapped,
    "paragraph-lost": _paragraph_lost,
    "paragraph-doubled": _paragraph_doubled,
    "sentence-lost": _sentence_lost,
    "section-lost": _section_lost,
    "alert-kind": _alert,
    "code-line": _code_line,
    "front-matter": _front_matter,
}
