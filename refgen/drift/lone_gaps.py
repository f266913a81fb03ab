"""What is included, shown from a file of code, or played on one side of a page only, among the gaps of its texts."""

from collections.abc import Iterator, Sequence

from refgen.align import Both, Segment
from refgen.align.lone import Lone, OneSided, one_sided
from refgen.drift.gaps import Gap, gaps_of
from refgen.drift.message import say
from refgen.drift.page_view import PageView
from refgen.ops import Role

_NAMES = {
    "include": say("An include"),
    "code": say("A code reference"),
    "video": say("A video"),
    "image": say("An image"),
}
_HEADING, _SECTION = say("A heading"), say("A section")
_PARTS = (say("A sentence"), say("A table cell"), say("A table row"))
"""What is no block of its own, and so no include's text."""


def all_gaps(view: PageView) -> tuple[Gap, ...]:
    """The stretches of one side of a translation that the other lacks, those without a text behind the others."""
    gaps = gaps_of(view)
    alone = OneSided() if view.is_blank else one_sided(view.aligned, view.translation)
    return _with_alone(view, gaps, alone) if alone.lost or alone.added else gaps


def _with_alone(view: PageView, gaps: Sequence[Gap], alone: OneSided) -> tuple[Gap, ...]:
    found, taken = list(gaps), list[Gap]()
    for line in alone.lost:
        if (number := _gone_with(line, found, view, is_missing=True)) is not None:
            found[number] = _named(found[number])
            continue
        instead = _instead(line, gaps, view)
        found = [one for one in found if one not in instead]
        free = [one for one in instead if one not in taken]
        written = next((one for one in free if line.target in one.text), None)
        if written:
            found.append(_gap(line, view, is_missing=True)._replace(offset=written.offset, instead=written.text))
        elif not free:
            found.append(_gap(line, view, is_missing=True))
        taken += [written] if written else free[:1]
    for line in alone.added:
        if (number := _gone_with(line, found, view, is_missing=False)) is not None:
            found[number] = _named(found[number])
            continue
        own = _gap(line, view, is_missing=False)
        place = next((number for number, one in enumerate(found) if _is_in_place_of(own, one)), None)
        if place is None:
            found.append(own)
        else:
            found[place] = found[place]._replace(offset=own.offset, instead=own.text)
    return tuple(found)


def _is_in_place_of(own: Gap, other: Gap) -> bool:
    """Whether a line that is too much stands where the other side has another of its kind."""
    return other.is_missing and not other.instead and (other.what, other.after) == (own.what, own.after)


def _named(gap: Gap) -> Gap:
    """A heading without text is a section where more than text stands under it."""
    return gap._replace(what=_SECTION) if gap.what == _HEADING else gap


def _gone_with(line: Lone, gaps: Sequence[Gap], view: PageView, *, is_missing: bool) -> int | None:
    """The gap that a line is in: of the texts on both its sides, or of the section under whose heading it stands."""
    own = view.aligned.canonical if is_missing else view.translation.view
    before = next((one for one in reversed(own.units) if one.unit.start < line.start), None)
    for number, gap in enumerate(gaps):
        units = [one.unit for one in gap.segments if one.unit >= 0]
        if gap.is_missing != is_missing or not units or gap.slot >= 0:
            continue
        first = own.units[units[0]]
        is_section = first.place.role is Role.HEADING and before is not None and before.index in units
        if is_section or (first.unit.start < line.start < own.units[units[-1]].unit.start):
            return number
    return None


def _instead(line: Lone, gaps: Sequence[Gap], view: PageView) -> list[Gap]:
    """The paragraphs that a translation has in the place of an include: the text of the file, at its own revision.

    That is a fact about the revision, as where a text has it behind a label, unless they name the file: then it is misspelt.
    Of several includes at one place, each has a paragraph of its own.
    """
    if line.kind != "include":
        return []
    start, end = 0, len(view.page.source.text)
    for _, slot in view.pairs:
        if slot.source.end <= line.start:
            start = max(start, slot.target.end)
        elif slot.target.start >= start:
            end = min(end, slot.target.start)
    return [
        gap
        for gap in gaps
        if not gap.is_missing and gap.slot < 0 and gap.what not in _PARTS and start <= gap.offset < end
    ]


def _gap(line: Lone, view: PageView, *, is_missing: bool) -> Gap:
    own = view.aligned.canonical.page if is_missing else view.page
    segment = Segment(-1, 0, line.text, line.start, line.end, own.source.line(line.start))
    before = max(_pairs_before(line, view, is_missing=is_missing), key=lambda one: one.source.start, default=None)
    after = str(before.source.unit) if before else ""
    if is_missing:
        there = before.target.end if before else view.page.front_matter.end
        return Gap(_NAMES[line.kind], True, (segment,), there, line.start, after)
    origin = before.source.end if before else 0
    return Gap(_NAMES[line.kind], False, (segment,), line.start, origin, after)


def _pairs_before(line: Lone, view: PageView, *, is_missing: bool) -> Iterator[Both]:
    return (slot for _, slot in view.pairs if (slot.source if is_missing else slot.target).start < line.start)
