"""What alignment yields: segments, slots that pair them, and the page with all its locales side by side."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any, NamedTuple

from refgen.dataclass import dataclass
from refgen.ops import Page, Place, Placed, Side
from refgen.text.by_fields import by_fields
from refgen.text.packing import Columns, columns, rows_of


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
        slots = [one.slots for one in self.translations.values()]
        # The two languages of a file share its units, and all locales share segments.
        units = {id(one.units): one.units for one in views}
        segments = {id(one): one for one in (*self.segments, *_segments(slots))}
        numbers = {name: number for number, name in enumerate(segments)}
        places = [*units]
        return _aligned_page, (
            self.key,
            [(one.locale, one.page, one.side, places.index(id(one.units))) for one in views],
            [_packed_units(one) for one in units.values()],
            (len(self.segments), columns(segments.values())),
            [(locale, _packed_slots(one, numbers)) for locale, one in zip(self.translations, slots, strict=True)],
        )


def _segments(slots: Iterable[Iterable[Slot]]) -> Iterator[Segment]:
    return (part for some in slots for slot in some for part in slot[:2] if isinstance(part, Segment))


def _packed_units(units: tuple[Placed, ...]) -> tuple[Columns, Columns]:
    """The indexes and the units, and their places."""
    if not units:
        return (), ()
    indexes, own, places = columns(units)
    return (indexes, own), columns(places)


def _packed_slots(slots: Iterable[Slot], numbers: Mapping[int, int]) -> Columns:
    """Of each slot the numbers of its segments, -1 for the one that it lacks, its method and its confidence."""
    return (
        tuple([numbers.get(id(getattr(slot, "source", None)), -1) for slot in slots]),
        tuple([numbers.get(id(getattr(slot, "target", None)), -1) for slot in slots]),
        tuple([slot.method for slot in slots]),
        tuple([slot.confidence for slot in slots]),
    )


def _aligned_page(
    key: str,
    views: Iterable[tuple[str, Page, Side, int]],
    units: Iterable[tuple[Columns, Columns]],
    segments: tuple[int, Columns],
    slots: Iterable[tuple[str, Columns]],
) -> AlignedPage:
    own, parts = segments[0], rows_of(Segment, zip(*segments[1], strict=True))
    placed = [
        rows_of(Placed, zip(*one, rows_of(Place, zip(*places, strict=True)), strict=True)) for one, places in units
    ]
    canonical, *others = [View(locale, page, side, placed[number]) for locale, page, side, number in views]
    translations = {
        locale: Translation(view, tuple(_slots(parts, packed)))
        for view, (locale, packed) in zip(others, slots, strict=True)
    }
    return AlignedPage(key, canonical, parts[:own], translations)


def _slots(segments: tuple[Segment, ...], packed: Columns) -> Iterator[Slot]:
    for source, target, method, confidence in zip(*packed, strict=True):
        if target < 0:
            yield OnlySource(segments[source], confidence, method)
        elif source < 0:
            yield OnlyTarget(segments[target], confidence, method)
        else:
            yield Both(segments[source], segments[target], method, confidence)
