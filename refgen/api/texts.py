"""The texts of one page by unit of its canonical view, in every locale that has them."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property, partial
from operator import attrgetter
from posixpath import basename
from typing import NamedTuple

from refgen.align import AlignedPage, Both, Segment, Translation, View
from refgen.api.model import NOTHING, Passage
from refgen.ops import Directive, Unit

Part = Unit | Directive
"""A unit, or a line that includes another file."""
Trim = Callable[[str], str]


def clean(text: str) -> str:
    """A unit's text without the blanks and the backslash of the line break that ended it."""
    text = text.strip()
    return text[:-1].rstrip() if text.endswith("\\") else text


_Said = tuple[str, int]
"""A text and its 1-based line."""


class _Locale(NamedTuple):
    """What one locale says."""

    locale: str
    units: Mapping[int, _Said]
    """By the index of a canonical unit; none where it says nothing."""
    include: Callable[[Directive], _Said]

    def says(self, parts: Sequence[int | Directive]) -> list[_Said]:
        """What it says of units, which are given by their indexes, and of includes; without those of which it says nothing."""
        found = [self.include(part) if isinstance(part, Directive) else self.units.get(part) for part in parts]
        return [one for one in found if one and one[0]]


class PageTexts:
    """Answers what a unit of the canonical view says, in which locale and on which line."""

    def __init__(self, page: AlignedPage) -> None:
        self.page = page
        self.canonical = page.canonical
        self._index = {id(placed.unit): placed.index for placed in page.canonical.units}
        others = [(locale, one) for locale, one in page.translations.items() if locale != page.canonical.locale]
        self._own = _own(page.canonical)
        self._counterparts = [_Counterparts(locale, translation) for locale, translation in others]
        self._locales = sorted(
            [
                _Locale(page.canonical.locale, self._own, partial(_included, page.canonical)),
                *(_Locale(locale, _translated(one), partial(_counterpart, one.view)) for locale, one in others),
            ],
            key=attrgetter("locale"),
        )

    def index(self, unit: Unit) -> int:
        """The index of a unit of the canonical page."""
        return self._index[id(unit)]

    def text(self, unit: Unit) -> str:
        """What a unit says in the canonical language."""
        return self._own[self._index[id(unit)]][0]

    def line(self, unit: Unit) -> int:
        """1-based line of a unit in the file of the canonical view."""
        return self._own[self._index[id(unit)]][1]

    def passage(self, parts: Iterable[Part], trim: Trim = clean) -> Passage:
        """These units (and includes between them) in every locale; `trim` is applied to the first text in each."""
        wanted = [part if isinstance(part, Directive) else self._index[id(part)] for part in parts]
        if not wanted:
            return NOTHING
        texts: dict[str, str] = {}
        lines: dict[str, int] = {}
        for one in self._locales:
            if said := one.says(wanted):
                first, line = said[0]
                text = trim(first)
                if len(said) > 1:
                    text = "\n\n".join([*([text] if text else []), *(more for more, _ in said[1:])])
                if text:
                    texts[one.locale], lines[one.locale] = text, line
        return Passage(texts, lines, tuple([part for part in wanted if not isinstance(part, Directive)]))

    def sentences(self, unit: Unit) -> tuple[Segment, ...]:
        """The segments of a unit."""
        return self._segments.get(self.index(unit), ())

    def sentence(self, segment: Segment) -> Passage:
        """One segment in every locale."""
        locale = self.canonical.locale
        texts, lines = {locale: segment.text}, {locale: segment.line}
        for other in self._counterparts:
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
    """One locale's segments, by the canonical ones that they translate."""

    def __init__(self, locale: str, translation: Translation) -> None:
        self.locale = locale
        self._slots = translation.slots

    @cached_property
    def _by_segment(self) -> dict[tuple[int, int], list[Segment]]:
        found: dict[tuple[int, int], list[Segment]] = {}
        for slot in self._slots:
            if isinstance(slot, Both):
                found.setdefault((slot.source.unit, slot.source.ordinal), []).append(slot.target)
        return found

    def sentence(self, segment: Segment) -> Sequence[Segment]:
        return self._by_segment.get((segment.unit, segment.ordinal), ())


def _own(view: View) -> dict[int, _Said]:
    """The texts and lines of all units of a view."""
    side, line = view.side, view.page.source.line
    return {placed.index: (clean(placed.unit.on(side)), line(placed.unit.start)) for placed in view.units}


def _translated(translation: Translation) -> dict[int, _Said]:
    """Of each canonical unit its text and line in a translation."""
    view = translation.view
    targets: dict[int, list[Segment]] = {}
    source_of: dict[int, int] = {}
    shared: set[int] = set()
    """The units that translate several."""
    for slot in translation.slots:
        if isinstance(slot, Both):
            source, target = slot.source.unit, slot.target.unit
            targets.setdefault(source, []).append(slot.target)
            if source_of.setdefault(target, source) != source:
                shared.add(target)
    return {unit: (_text_of(found, view, shared), found[0].line) for unit, found in targets.items()}


def _text_of(targets: Sequence[Segment], view: View, shared: Collection[int]) -> str:
    """A whole unit where it translates this one alone (it may hold code that no segment covers), else its segments."""
    whole = targets[0].unit
    if len(targets) == 1 and whole not in shared:
        return clean(view.units[whole].unit.on(view.side))
    pieces: list[str] = []
    whole = -1
    for target in targets:
        if target.unit in shared:
            pieces.append(target.text)
        elif target.unit != whole:
            whole = target.unit
            pieces.append(clean(view.units[whole].unit.on(view.side)))
    return " ".join(pieces)


def _included(view: View, directive: Directive) -> _Said:
    """A line of that view as it stands there."""
    source = view.page.source
    return source.text[directive.start : directive.end].strip(), source.line(directive.start)


def _counterpart(view: View, directive: Directive) -> _Said:
    """The last line of that view that includes a file of the same name."""
    name = basename(directive.target or "")
    blocks = [block for block in view.page.blocks if isinstance(block, Directive) and block.target]
    found = [block for block in blocks if basename(block.target or "") == name]
    return _included(view, found[-1]) if found else ("", 0)
