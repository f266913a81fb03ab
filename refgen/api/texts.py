"""The texts of one page by unit of its canonical view, in every locale that has them."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from refgen.align import AlignedPage, Both, Segment, Translation
from refgen.api.model import NOTHING, Passage
from refgen.ops import Unit

Trim = Callable[[str], str]
_HARD_BREAK = re.compile(r"[ \t]*\\?[ \t]*$")


def clean(text: str) -> str:
    """A unit's text without the blanks and the backslash of the line break that ended it."""
    return _HARD_BREAK.sub("", text.strip())


class PageTexts:
    """Answers what a unit of the canonical view says, in which locale and on which line."""

    def __init__(self, page: AlignedPage) -> None:
        self.page = page
        self.canonical = page.canonical
        self._index = {id(placed.unit): placed.index for placed in page.canonical.units}
        self._others = [
            _Counterparts(locale, translation)
            for locale, translation in page.translations.items()
            if locale != page.canonical.locale
        ]

    def index(self, unit: Unit) -> int:
        """The index of a unit of the canonical page."""
        return self._index[id(unit)]

    def text(self, unit: Unit) -> str:
        """What a unit says in the canonical language."""
        return clean(unit.on(self.canonical.side))

    def line(self, unit: Unit) -> int:
        """1-based line of a unit in the file of the canonical view."""
        return self.canonical.page.source.line(unit.start)

    def passage(self, units: Iterable[Unit], trim: Trim = clean) -> Passage:
        """These units in every locale; `trim` is applied to the first of them in each."""
        indices = tuple(self.index(unit) for unit in units)
        if not indices:
            return NOTHING
        texts: dict[str, str] = {}
        lines: dict[str, int] = {}
        canonical = self.canonical
        found = [canonical.units[index].unit for index in indices]
        self._add(texts, lines, canonical.locale, [clean(unit.on(canonical.side)) for unit in found], trim)
        if canonical.locale in texts:
            lines[canonical.locale] = self.line(found[0])
        for other in self._others:
            pieces = [other.text(index) for index in indices]
            self._add(texts, lines, other.locale, pieces, trim)
            if other.locale in texts:
                first = next((index for index in indices if other.text(index)), indices[0])
                lines[other.locale] = other.line(first)
        return Passage(dict(sorted(texts.items())), dict(sorted(lines.items())), indices)

    @staticmethod
    def _add(texts: dict[str, str], lines: dict[str, int], locale: str, pieces: list[str], trim: Trim) -> None:
        if pieces:
            pieces[0] = trim(pieces[0])
        text = "\n\n".join(piece for piece in pieces if piece)
        if text:
            texts[locale] = text
            lines[locale] = 0

    def sentences(self, unit: Unit) -> tuple[Segment, ...]:
        """The segments of a unit."""
        return self._segments.get(self.index(unit), ())

    def sentence(self, segment: Segment) -> Passage:
        """One segment in every locale."""
        locale = self.canonical.locale
        texts, lines = {locale: segment.text}, {locale: segment.line}
        for other in self._others:
            found = other.sentence(segment)
            if found:
                texts[other.locale] = " ".join(target.text for target in found)
                lines[other.locale] = found[0].line
        return Passage(dict(sorted(texts.items())), dict(sorted(lines.items())), (segment.unit,))

    @cached_property
    def _segments(self) -> dict[int, tuple[Segment, ...]]:
        found: dict[int, list[Segment]] = {}
        for segment in self.page.segments:
            found.setdefault(segment.unit, []).append(segment)
        return {unit: tuple(segments) for unit, segments in found.items()}


class _Counterparts:
    """One locale's units, by the canonical units that they translate."""

    def __init__(self, locale: str, translation: Translation) -> None:
        self.locale = locale
        self._view = translation.view
        self._slots = [slot for slot in translation.slots if isinstance(slot, Both)]

    @cached_property
    def _by_unit(self) -> dict[int, list[Segment]]:
        found: dict[int, list[Segment]] = {}
        for slot in self._slots:
            found.setdefault(slot.source.unit, []).append(slot.target)
        return found

    @cached_property
    def _sources(self) -> dict[int, set[int]]:
        """The canonical units that each unit of this locale translates."""
        found: dict[int, set[int]] = {}
        for slot in self._slots:
            found.setdefault(slot.target.unit, set()).add(slot.source.unit)
        return found

    @cached_property
    def _by_segment(self) -> dict[tuple[int, int], list[Segment]]:
        found: dict[tuple[int, int], list[Segment]] = {}
        for slot in self._slots:
            found.setdefault((slot.source.unit, slot.source.ordinal), []).append(slot.target)
        return found

    def sentence(self, segment: Segment) -> Sequence[Segment]:
        return self._by_segment.get((segment.unit, segment.ordinal), ())

    def line(self, unit: int) -> int:
        found = self._by_unit.get(unit)
        return found[0].line if found else 0

    def text(self, unit: int) -> str:
        """A whole unit where it translates this one alone (it may hold code that no segment covers), else its segments."""
        pieces: list[str] = []
        whole = -1
        for target in self._by_unit.get(unit, ()):
            if len(self._sources[target.unit]) > 1:
                pieces.append(target.text)
            elif target.unit != whole:
                whole = target.unit
                pieces.append(clean(self._view.units[whole].unit.on(self._view.side)))
        return " ".join(pieces)
