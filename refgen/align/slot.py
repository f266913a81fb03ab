"""What alignment yields: segments, slots that pair them, and the page with all its locales side by side."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from refgen.ops import Page, Place, Placed, Side
from refgen.text.packing import Flat, cut, flat, rows_of


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


@dataclass(frozen=True, slots=True)
class Both:
    """A segment and its translation."""

    source: Segment
    target: Segment
    method: Method
    confidence: float
    """Calibrated probability, 0 to 1, that a translator would pair the two."""


@dataclass(frozen=True, slots=True)
class OnlySource:
    """A segment that has no translation on the page."""

    source: Segment
    confidence: float
    method: Method = Method.NONE


@dataclass(frozen=True, slots=True)
class OnlyTarget:
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

    def __reduce__(self) -> tuple[Any, ...]:
        indexes, units, places = zip(*self.units, strict=True) if self.units else ((), (), ())
        return _view, (self.locale, self.page, self.side, (indexes, units), flat(places))


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
        numbers = _Numbers(self.segments)
        translations = [
            (locale, one.view, flat(numbers.row(slot) for slot in one.slots))
            for locale, one in self.translations.items()
        ]
        return _aligned_page, (self.key, self.canonical, len(self.segments), flat(numbers.segments), translations)


class _Numbers:
    """Segments by number, as slots share them: first the canonical ones, then those that only translations have."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        self.segments = list(segments)
        self._known = {id(one): number for number, one in enumerate(self.segments)}

    def row(self, slot: Slot) -> tuple[int, int, Method, float]:
        """A slot, its segments by their numbers; -1 for the one that it lacks."""
        source = -1 if isinstance(slot, OnlyTarget) else self._number(slot.source)
        target = -1 if isinstance(slot, OnlySource) else self._number(slot.target)
        return source, target, slot.method, slot.confidence

    def _number(self, segment: Segment) -> int:
        number = self._known.setdefault(id(segment), len(self.segments))
        if number == len(self.segments):
            self.segments.append(segment)
        return number


def _view(locale: str, page: Page, side: Side, units: tuple[tuple[Any, ...], tuple[Any, ...]], places: Flat) -> View:
    placed = zip(*units, rows_of(Place, cut(places, len(Place._fields))), strict=True)
    return View(locale, page, side, rows_of(Placed, placed))


def _aligned_page(
    key: str, canonical: View, own: int, fields: Flat, translations: Iterable[tuple[str, View, Flat]]
) -> AlignedPage:
    segments = rows_of(Segment, cut(fields, len(Segment._fields)))
    return AlignedPage(
        key,
        canonical,
        segments[:own],
        {locale: Translation(view, tuple(_slots(segments, slots))) for locale, view, slots in translations},
    )


def _slots(segments: tuple[Segment, ...], fields: Flat) -> Iterator[Slot]:
    for source, target, method, confidence in cut(fields, 4):
        if target < 0:
            yield OnlySource(segments[source], confidence, method)
        elif source < 0:
            yield OnlyTarget(segments[target], confidence, method)
        else:
            yield Both(segments[source], segments[target], method, confidence)
