"""The texts of one page by unit of its canonical view, in every locale that has them."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from posixpath import basename

from refgen.align import AlignedPage, Both, Segment, Translation
from refgen.api.model import NOTHING, Passage
from refgen.ops import Directive, Unit

Part = Unit | Directive
"""A unit, or a line that includes another file."""
Trim = Callable[[str], str]


def clean(text: str) -> str:
    """A unit's text without the blanks and the backslash of the line break that ended it."""
    text = text.strip()
    return text[:-1].rstrip() if text.endswith("\\") else text


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

    def passage(self, parts: Iterable[Part], trim: Trim = clean) -> Passage:
        """These units (and includes between them) in every locale; `trim` is applied to the first text in each."""
        wanted = tuple(parts)
        if not wanted:
            return NOTHING
        texts: dict[str, str] = {}
        lines: dict[str, int] = {}
        for locale, read in (
            (self.canonical.locale, self._read),
            *((one.locale, self._reader(one)) for one in self._others),
        ):
            found = [(text, line) for text, line in map(read, wanted) if text]
            if found:
                found[0] = (trim(found[0][0]), found[0][1])
                text = "\n\n".join(text for text, _ in found if text)
                if text:
                    texts[locale], lines[locale] = text, found[0][1]
        units = tuple(self.index(part) for part in wanted if isinstance(part, Unit))
        return Passage(dict(sorted(texts.items())), dict(sorted(lines.items())), units)

    def _read(self, part: Part) -> tuple[str, int]:
        """Text and line in the canonical view."""
        source = self.canonical.page.source
        text = (
            clean(part.on(self.canonical.side))
            if isinstance(part, Unit)
            else source.text[part.start : part.end].strip()
        )
        return text, source.line(part.start)

    def _reader(self, other: "_Counterparts") -> Callable[[Part], tuple[str, int]]:
        def read(part: Part) -> tuple[str, int]:
            if isinstance(part, Unit):
                index = self.index(part)
                return other.text(index), other.line(index)
            return other.include(part)

        return read

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

    @cached_property
    def _includes(self) -> dict[str, tuple[str, int]]:
        source = self._view.page.source
        blocks = [block for block in self._view.page.blocks if isinstance(block, Directive) and block.target]
        return {
            basename(block.target or ""): (source.text[block.start : block.end].strip(), source.line(block.start))
            for block in blocks
        }

    def include(self, directive: Directive) -> tuple[str, int]:
        return self._includes.get(basename(directive.target or ""), ("", 0))

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
