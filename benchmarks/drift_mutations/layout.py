"""Defects of tables, lists, sections, alerts, spans and front matter as a whole."""

import itertools
import re

from benchmarks.drift_mutations.around import blocks
from benchmarks.drift_mutations.plant import Mutations, Plant, Subject, line_span
from refgen.align import Both
from refgen.api.headings import role_in
from refgen.ops import Heading, Item, List, Quote, Role, Row, Table

_SPAN = re.compile(r'data-(?:ttu|stu)-id="([^"]+)"')


def _rows(subject: Subject) -> list[Row]:
    found = [row for table in blocks(subject, Table) for row in table.rows if len(row.cells) > 1]
    rows = [row for row in found if subject.is_clean(row.start, row.end)]
    return subject.chance.sample(rows, len(rows))


def _cells_swapped(subject: Subject) -> Plant | None:
    for row in _rows(subject):
        one, other = row.cells[:2]
        ours, theirs = subject.text[one.start : one.end], subject.text[other.start : other.end]
        if ours.strip() and theirs.strip() and ours.strip() != theirs.strip():
            return Plant(
                one.start, other.end, f"{theirs}{subject.text[one.end : other.start]}{ours}", one.start, slack=1
            )
    return None


def _cell_emptied(subject: Subject) -> Plant | None:
    for row in _rows(subject):
        cell = row.cells[-1]
        if len(cell.units) == 1 and len(cell.units[0].text) > 12:
            return Plant(cell.units[0].start, cell.units[0].end, "", cell.start, slack=1)
    return None


def _row_moved(subject: Subject) -> Plant | None:
    """The first row of a table goes to its end."""
    for table in blocks(subject, Table):
        if len(table.rows) > 2 and subject.is_clean(table.rows[0].start, table.rows[-1].end):
            start, middle = line_span(subject.text, table.rows[0].start, table.rows[0].end)
            _, end = line_span(subject.text, table.rows[-1].start, table.rows[-1].end)
            rest = subject.text[middle:end]
            if rest.endswith("\n"):
                moved = subject.text[start:middle]
                return Plant(start, end, rest + moved, start + len(rest), slack=rest.count("\n"))
    return None


def _items(subject: Subject) -> list[Item]:
    found = [item for block in blocks(subject, List) if len(block.items) > 1 for item in block.items]
    items = [item for item in found if subject.is_clean(item.start, item.end)]
    return subject.chance.sample(items, len(items))


def _item_lost(subject: Subject) -> Plant | None:
    for item in _items(subject):
        start, end = line_span(subject.text, item.start, item.end)
        return Plant(start, end, "", start, slack=6)
    return None


def _item_doubled(subject: Subject) -> Plant | None:
    for item in _items(subject):
        start, end = line_span(subject.text, item.start, item.end)
        text = subject.text[start:end]
        if text.endswith("\n"):
            return Plant(end, end, text, end, slack=text.count("\n"))
    return None


def _sections_swapped(subject: Subject) -> Plant | None:
    page = subject.page.translations[subject.locale].view.page
    found = [block for block in page.blocks if isinstance(block, Heading) and block.level > 1]
    for one, other, after in zip(found, found[1:], [*found[2:], None], strict=False):
        end = after.start if after else len(subject.text)
        if (
            one.level == other.level
            and (after is None or after.level == one.level)
            and subject.is_clean(one.start, end)
        ):
            ours, theirs = subject.text[one.start : other.start], subject.text[other.start : end]
            if ours.endswith("\n") and theirs.endswith("\n"):
                lines = (ours + theirs).count("\n")
                return Plant(one.start, end, theirs + ours, one.start, slack=lines)
    return None


def _alert_lost(subject: Subject) -> Plant | None:
    for quote in blocks(subject, Quote):
        match = re.compile(r"\[!\w+\][ \t]*").search(subject.text, quote.start, quote.end)
        if match and quote.alert and subject.is_clean(quote.start, quote.end):
            return Plant(match.start(), match.end(), "", match.start(), slack=2)
    return None


def _sentences_swapped(subject: Subject) -> Plant | None:
    slots = sorted(subject.slots, key=lambda slot: slot.target.start)
    pairs = [
        (one, other)
        for one, other in itertools.pairwise(slots)
        if one.target.unit == other.target.unit and one.source.unit == other.source.unit
        and min(len(one.target.text), len(other.target.text)) > 15
    ]  # fmt: skip
    for one, other in subject.chance.sample(pairs, len(pairs)):
        first, second = subject.whole(one), subject.whole(other)
        if first and second and first[1] <= second[0] and one.target.text != other.target.text:
            text = subject.text
            swapped = text[slice(*second)] + text[first[1] : second[0]] + text[slice(*first)]
            return Plant(first[0], second[1], swapped, first[0], slack=text[first[0] : second[1]].count("\n"))
    return None


def _key_lost(subject: Subject) -> Plant | None:
    for key in subject.chance.sample(["api_name", "ms.assetid", "title"], 3):
        match = re.search(rf"^{re.escape(key)}:.*\n(?:[ \t]*- .*\n)*", subject.text, re.MULTILINE)
        if match:
            return Plant(match.start(), match.end(), "", match.start(), slack=12)
    return None


def _locale(subject: Subject) -> Plant | None:
    match = re.search(r"^ms\.contentlocale: *(\S+)", subject.text, re.MULTILINE)
    return Plant(match.start(1), match.end(1), "sv-SE", match.start(), slack=0) if match else None


def _id_doubled(subject: Subject) -> Plant | None:
    """A pair gets the id of the pair before."""
    view = subject.page.translations[subject.locale].view
    pairs = [pair for placed in view.units for pair in placed.unit.pairs]
    for one, other in subject.chance.sample(both := list(itertools.pairwise(pairs)), len(both)):
        text = subject.text[other.start : other.end].replace(other.id, one.id)
        return Plant(other.start, other.end, text, other.start, slack=1)
    return None


def _span_open(subject: Subject) -> Plant | None:
    view = subject.page.translations[subject.locale].view
    pairs = [pair for placed in view.units for pair in placed.unit.pairs]
    if not pairs:
        return None
    pair = subject.chance.choice(pairs)
    end = pair.target_start + len(pair.target)
    return Plant(end, end + len("</span>"), "", pair.start, slack=3)


def _ids_differ(subject: Subject) -> Plant | None:
    view = subject.page.translations[subject.locale].view
    pairs = [pair for placed in view.units for pair in placed.unit.pairs]
    if not pairs:
        return None
    pair = subject.chance.choice(pairs)
    match = list(_SPAN.finditer(subject.text, pair.start, pair.end))[-1]
    return Plant(match.start(1), match.end(1), f"{match[1]}9", pair.start, slack=1)


def _headings(subject: Subject) -> list[tuple[Both, str]]:
    """The clean headings of sections that every page has, each with its role."""
    roles = [(slot, role_in(slot.source.text, "en")) for slot in subject.picks()]
    return [
        (slot, role)
        for slot, role in roles
        if role and subject.place(slot).role is Role.HEADING and subject.place(slot).level > 1
    ]


def _heading_of_another(subject: Subject) -> Plant | None:
    headings = _headings(subject)
    for slot, role in headings:
        span = subject.whole(slot)
        others = [other.target.text for other, own in headings if own != role and other.target.text.isalpha()]
        if span and others:
            return Plant(*span, others[0], span[0])
    return None


def _heading_replaced(subject: Subject) -> Plant | None:
    """The first letters of some other text stand for a heading."""
    for slot, _ in _headings(subject):
        span = subject.whole(slot)
        texts = [other.target.text for other in subject.picks() if subject.place(other).role is not Role.HEADING]
        words = next((text[:12] for text in texts if text[:12].replace(" ", "").isalpha() and len(text) > 12), "")
        if span and words.strip():
            return Plant(*span, words.strip(), span[0])
    return None


LAYOUT: Mutations = {
    "cells-swapped": _cells_swapped,
    "cell-emptied": _cell_emptied,
    "row-moved": _row_moved,
    "item-lost": _item_lost,
    "item-doubled": _item_doubled,
    "heading-of-another": _heading_of_another,
    "heading-replaced": _heading_replaced,
    "sections-swapped": _sections_swapped,
    "sentences-swapped": _sentences_swapped,
    "alert-lost": _alert_lost,
    "key-lost": _key_lost,
    "wrong-locale": _locale,
    "id-doubled": _id_doubled,
    "span-open": _span_open,
    "ids-differ": _ids_differ,
}
