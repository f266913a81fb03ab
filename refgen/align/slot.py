"""What alignment yields: segments, slots that pair them, and the page with all its locales side by side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from itertools import chain, count
from typing import Any, NamedTuple

from refgen.dataclass import dataclass
from refgen.ops import Page, Place, Placed, Side, Unit
from refgen.text.by_fields import by_fields
from refgen.text.packing import Columns, columns, narrow, rows_of


class Method(StrEnum):
    """How the two sides of a slot were matched, from the surest to the least sure."""

    ID = "id"
    """Both stand in one pair of a side-by-side page."""
    NUMBER = "number"
    """Two side-by-side locales: same number, same English."""
    STRUCTURE = "structure"
    """Same place in the structure, with content that agrees."""
    CONTENT = "content"
    """Moved or swapped; found again by anchors, words or length."""
    NONE = "none"
    """One-sided: there is no counterpart."""


@by_fields
class Segment(NamedTuple):
    """A sentence, or what stands for one (a heading, a cell), on one page in one language."""

    unit: int
    """Index of its unit on the page (`Placed.index`)."""
    ordinal: int
    """0-based order inside the unit."""
    text: str
    """As it stands on the page, Markdown included, without spans, blanks around it stripped."""
    start: int
    """Offset of the text in the file, in code points."""
    end: int
    line: int
    """1-based."""
    id: str | None = None
    """The ttu id on a side-by-side page."""
    sentences: int = 1
    """How many segments of its own page it stands for: more than one where the other side has merged them."""


@by_fields
class Both(NamedTuple):
    """A segment and its translation."""

    source: Segment
    target: Segment
    method: Method
    confidence: float
    """Calibrated probability, 0 to 1, that a translator would pair the two."""


@by_fields
class OnlySource(NamedTuple):
    """A segment that has no translation on the page."""

    source: Segment
    confidence: float
    method: Method = Method.NONE


@by_fields
class OnlyTarget(NamedTuple):
    """A translated segment that has no counterpart in the source."""

    target: Segment
    confidence: float
    method: Method = Method.NONE


Slot = Both | OnlySource | OnlyTarget


@dataclass(frozen=True)
class View:
    """One language's reading of one file: a plain page has one, a side-by-side page two."""

    locale: str
    """`en-us` for the English inside another locale's file."""
    page: Page = field(repr=False)
    side: Side
    units: tuple[Placed, ...] = field(repr=False)
    """All units of the page, in order; `unit.on(side)` is the text in this language."""


@dataclass(frozen=True)
class Translation:
    """One locale of a page, aligned with the canonical view."""

    view: View
    slots: tuple[Slot, ...]
    """In the order of the canonical page; an `OnlyTarget` stands where the translated page has it."""


@dataclass(frozen=True)
class AlignedPage:
    """All locales of one page."""

    key: str
    """Path relative to the locale folders, with `/`: what the locales share."""
    canonical: View
    """The English (the `en-us` page, else the newest English recovered from a side-by-side locale); where there is no
    English at all, the first locale by name, and then that locale is also in `translations`, aligned with itself."""
    segments: tuple[Segment, ...]
    """The canonical segments, in page order."""
    translations: Mapping[str, Translation]
    """By locale, sorted; without `en-us`, unless a file of that locale exists."""

    @property
    def has_english(self) -> bool:
        """Whether there is a canonical English."""
        return self.canonical.locale.startswith("en")

    @property
    def asset(self) -> str:
        """The canonical page's `ms.assetid` in lower case; '' where it has none."""
        return self.canonical.page.front_matter.one("ms.assetid").lower()

    def __reduce__(self) -> tuple[Any, ...]:
        views = [self.canonical, *(one.view for one in self.translations.values())]
        sides = [_sides(one.slots) for one in self.translations.values()]
        # The two languages of a file share its units, and all locales share segments, and nearly always places.
        units = {id(one.units): one.units for one in views}
        every = chain(self.segments, *(parts for some in sides for parts in some[:2]))
        segments = {id(one): one for one in every if one is not None}
        numbers = {name: number for number, name in enumerate(segments)}
        numbers[id(None)] = _NOWHERE
        order = [*units]
        places: list[Columns] = []
        return _aligned_page, (
            self.key,
            [(one.locale, one.page, one.side, order.index(id(one.units))) for one in views],
            ([_packed_units(one, places) for one in units.values()], places),
            (len(self.segments), _packed_segments(segments.values())),
            [(locale, _packed_slots(some, numbers)) for locale, some in zip(self.translations, sides, strict=True)],
        )


_NOWHERE = -1
"""Stands for the segment that a slot lacks."""
_NUMBERS = frozenset({"unit", "ordinal", "line", "sentences"})
"""Fields of segments that have small numbers, mostly."""


def _sides(slots: Sequence[Slot]) -> Columns:
    """Of each slot its source and its target, None for the one that it lacks, its method and its confidence."""
    rows: Iterable[tuple[Any, ...]] = slots
    if any(type(slot) is not Both for slot in slots):
        rows = [
            slot if isinstance(slot, Both)
            else (slot.source, None, slot.method, slot.confidence) if isinstance(slot, OnlySource)
            else (None, slot.target, slot.method, slot.confidence)
            for slot in slots
        ]  # fmt: skip
    return columns(rows) or ((), (), (), ())


def _packed_units(units: tuple[Placed, ...], places: list[Columns]) -> tuple[int, Sequence[Unit]]:
    """Which of `places` theirs are, and the units: each has its ordinal on the page for an index."""
    _, own, theirs = columns(units) or ((), (), ())
    found = columns(theirs)
    if found not in places:
        places.append(found)
    return places.index(found), own


def _packed_segments(segments: Iterable[Segment]) -> Columns:
    packed = zip(Segment._fields, columns(segments), strict=False)
    return tuple([narrow(column) if name in _NUMBERS else column for name, column in packed])


def _packed_slots(sides: Columns, numbers: Mapping[int, int]) -> Columns:
    """What `_sides` gives, with the numbers of segments in the place of these."""
    sources, targets, *others = sides
    return tuple(map(numbers.__getitem__, map(id, sources))), tuple(map(numbers.__getitem__, map(id, targets))), *others


def _aligned_page(
    key: str,
    views: Iterable[tuple[str, Page, Side, int]],
    units: tuple[Iterable[tuple[int, Sequence[Unit]]], Iterable[Columns]],
    segments: tuple[int, Columns],
    slots: Iterable[tuple[str, Columns]],
) -> AlignedPage:
    own, parts = segments[0], rows_of(Segment, zip(*segments[1], strict=True))
    places = [rows_of(Place, zip(*one, strict=True)) for one in units[1]]
    placed = [rows_of(Placed, zip(count(), some, places[number], strict=False)) for number, some in units[0]]
    canonical, *others = [View(locale, page, side, placed[number]) for locale, page, side, number in views]
    translations = {
        locale: Translation(view, _slots(parts, packed)) for view, (locale, packed) in zip(others, slots, strict=True)
    }
    return AlignedPage(key, canonical, parts[:own], translations)


def _slots(segments: tuple[Segment, ...], packed: Columns) -> tuple[Slot, ...]:
    sources, targets, methods, confidences = packed
    if _NOWHERE not in sources and _NOWHERE not in targets:
        part = segments.__getitem__
        return rows_of(Both, zip(map(part, sources), map(part, targets), methods, confidences, strict=True))
    return tuple(
        [
            OnlySource(segments[source], confidence, method) if target < 0
            else OnlyTarget(segments[target], confidence, method) if source < 0
            else Both(segments[source], segments[target], method, confidence)
            for source, target, method, confidence in zip(*packed, strict=True)
        ]
    )  # fmt: skip
