"""One page as a locale's reader gets it: for every unit of the canonical page its sentences, translated where they are.

The canonical page gives the structure and the names of the sentences, so that a sentence has the same address in every
locale; what a translation lacks is shown in the canonical language and says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from refgen.align import SURE, AlignedPage, Both, OnlySource, OnlyTarget, Translation, View
from refgen.align.lone import Lone, one_sided
from refgen.api.headings import heading_role
from refgen.ops import Heading, Place, Placed, Role, Unit
from refgen.text.packing import rows_of
from refgen.website.sentences.name import numbered, sentence_name

Names = Mapping[tuple[int, int], str]
"""What the canonical sentences of a page are called in addresses, by unit and ordinal."""


class Sentence(NamedTuple):
    """A sentence of a page in a locale."""

    unit: int
    """Of the canonical page."""
    ordinal: int
    """Inside the unit, from 0; for an addition, the ordinal of the sentence that it follows."""
    text: str
    """Markdown."""
    id: str = ""
    """Its name in addresses, the same in every locale that has it; '' for a text that is no sentence of the page."""
    is_missing: bool = False
    """Not translated: the text is canonical."""
    is_added: bool = False
    """Stands only in the translation."""
    home: Placed | None = None
    """Of an addition that stands in a paragraph, item or cell of its own: that, on the translated page."""
    line: int = 0
    """1-based line in the file that the text comes from; 0 where it is unknown."""
    other_ids: tuple[str, ...] = ()
    """The names of the further canonical sentences that it translates."""
    is_unsure: bool = False
    """Whether it may translate another sentence than the one that it stands for."""
    included: str = ""
    """Of an addition that is a line for an included file and nothing else: the file's path as written."""


class Outline(NamedTuple):
    """What is the same of a page in every locale."""

    locales: frozenset[str]
    """Those that have a text of it."""
    names: Names
    units: Mapping[int, int]
    """Index of a unit of the canonical page by the offset where it starts."""
    anchors: frozenset[str]
    """Of the headings."""
    roles: Mapping[int, str]
    """What the headings say that their sections are for, by unit; '' where they say nothing known."""


def outline_of(page: AlignedPage) -> Outline:
    """What is the same of a page in every locale."""
    canonical = page.canonical
    names = numbered(sentence_name(one.text) for one in page.segments)
    return Outline(
        locales=locales_of(page),
        names={(one.unit, one.ordinal): name for one, name in zip(page.segments, names, strict=True)},
        units={placed.unit.start: placed.index for placed in canonical.units},
        anchors=frozenset(_anchors(canonical).values()),
        roles={
            index: heading_role(place.section, unit.on(canonical.side), canonical.locale)
            for index, unit, place in canonical.units
            if place.role is Role.HEADING
        },
    )


class Reading(NamedTuple):
    """A page in a locale."""

    locale: str
    page: AlignedPage
    is_translated: bool
    """Whether the locale has the page at all; if not, all of it is canonical."""
    sentences: Mapping[int, tuple[Sentence, ...]]
    """By unit of the canonical page; a unit without sentences is absent."""
    apart: Mapping[int, tuple[Sentence, ...]]
    """What the translation adds in paragraphs of its own, by the unit of the canonical page that it follows."""
    by_slot: tuple[str, ...]
    """The name of the sentence that each slot of the translation became."""
    units: Mapping[int, int]
    """Index of a unit of the canonical page by the offset where it starts."""
    names: Names
    own_anchors: Mapping[int, str]
    """A translated heading's anchor where it is not the canonical heading's, by unit of the canonical page."""

    def of_unit(self, unit: Unit) -> tuple[Sentence, ...]:
        """The sentences of a unit of the canonical page's tree."""
        index = self.units.get(unit.start)
        if index is None:
            return ()
        found = self.sentences.get(index)
        if found is not None:
            return found
        text = unit.on(self.page.canonical.side)
        return (Sentence(index, 0, text, sentence_name(text)),)

    def added_after(self, unit: Unit) -> tuple[tuple[Sentence, ...], ...]:
        """What a translation adds after a unit of the canonical page's tree: by paragraph, or row of a table."""
        return self.added_after_index(self.units.get(unit.start, -1))

    def added_after_index(self, index: int) -> tuple[tuple[Sentence, ...], ...]:
        """The same by the unit's index."""
        added = self.apart.get(index)
        return tuple(tuple(group) for _, group in groupby(added, key=_line_of)) if added else ()

    @property
    def all(self) -> Iterator[Sentence]:
        """Every sentence."""
        for group in (*self.sentences.values(), *self.apart.values()):
            yield from group

    def of_index(self, index: int) -> tuple[Sentence, ...]:
        """The sentences of a unit by its index on the canonical page."""
        placed = self.page.canonical.units
        return self.of_unit(placed[index].unit) if 0 <= index < len(placed) else ()


def locales_of(page: AlignedPage) -> frozenset[str]:
    """The locales that have a text of the page; a file without any is none."""
    translated = (locale for locale, one in page.translations.items() if one.view.units)
    return frozenset((page.canonical.locale, *translated))


def read(page: AlignedPage, locale: str, outline: Outline | None = None) -> Reading:
    """A page as a locale has it; `outline` is that of the page, where it is known already."""
    outline = outline or outline_of(page)
    names = outline.names
    translation = page.translations.get(locale) if locale in outline.locales else None
    is_canonical = locale == page.canonical.locale
    if is_canonical or translation is None:
        made = rows_of(
            Sentence,
            [
                (unit, ordinal, text, names[unit, ordinal], not is_canonical, False, None, line, (), False, "")
                for unit, ordinal, text, _, _, line, _, _ in page.segments
            ],
        )
    else:
        made = rows_of(Sentence, _translated(page.canonical, translation, names))
    alone = one_sided(page, translation).added if translation and not is_canonical else ()
    found: dict[int, list[Sentence]] = {}
    apart: dict[int, list[Sentence]] = {}
    for sentence in made:
        groups, unit = apart if sentence.home else found, sentence.unit
        if unit in groups:
            groups[unit].append(sentence)
        else:
            groups[unit] = [sentence]
    if alone and translation:
        for sentence in _alone(alone, translation, made):
            group = apart.setdefault(sentence.unit, [])
            group.append(sentence)
            group.sort(key=attrgetter("line"))
    return Reading(
        locale=locale,
        page=page,
        is_translated=is_canonical or translation is not None,
        sentences={
            unit: tuple(sorted(group, key=attrgetter("ordinal")) if len(group) > 1 else group)
            for unit, group in found.items()
        },
        apart={unit: tuple(group) for unit, group in apart.items()},
        by_slot=tuple(one.id for one in made) if translation else (),
        units=outline.units,
        names=names,
        own_anchors=_own_anchors(outline.anchors, translation) if translation else {},
    )


def _translated(canonical: View, translation: Translation, names: Names) -> Iterator[tuple[Any, ...]]:
    """The fields of the sentence of each slot, in the order in which `Sentence` has them."""
    last = (0, 0)
    locale = translation.view.locale
    added = numbered(sentence_name(one.target.text, locale) for one in translation.slots if isinstance(one, OnlyTarget))
    homes: dict[int, Placed | None] = {}
    units = translation.view.units
    for slot in translation.slots:
        # Asked for by their types, and made without the names of their fields: a page has sixty sentences in each language.
        if isinstance(slot, Both):
            (unit, ordinal, _, _, _, _, _, count), target, _, confidence = slot
            last = unit, ordinal
            homes[unit] = units[target.unit]
            others = tuple([names[unit, more] for more in range(ordinal + 1, ordinal + count)]) if count > 1 else ()
            yield (
                unit,
                ordinal,
                target.text,
                names[last],
                False,
                False,
                None,
                target.line,
                others,
                confidence < SURE,
                "",
            )
        elif isinstance(slot, OnlySource):
            source = slot.source
            last = source.unit, source.ordinal
            yield *last, source.text, names[last], True, False, None, 0, (), False, ""
        else:
            target = slot.target
            home = units[target.unit]
            # One that comes where nothing of its unit is translated is what the translation has in its place.
            is_same = last[0] < len(canonical.units) and canonical.units[last[0]].place.role is home.place.role
            there = homes.setdefault(last[0], home if is_same else None)
            is_apart = there is None or _home(there) != _home(home)
            yield *last, target.text, next(added), False, True, home if is_apart else None, target.line, (), False, ""


def _alone(lines: Sequence[Lone], translation: Translation, made: Sequence[Sentence]) -> Iterator[Sentence]:
    """What the translation adds in lines for other files, which no slot stands for, each behind the text before it."""
    page = translation.view.page
    names = numbered(sentence_name(one.text, translation.view.locale) for one in lines)
    for line, name in zip(lines, names, strict=True):
        at = page.source.line(line.start)
        before = max(
            (one for one in made if not one.is_missing and one.line < at), key=attrgetter("line"), default=None
        )
        home = Placed(-1 - line.start, Unit(line.start, line.end, line.text, None), Place(line.role, "", -1))
        place = (before.unit, before.ordinal) if before else (0, 0)
        included = line.target if line.kind == "include" else ""
        yield Sentence(*place, line.text, name, is_added=True, home=home, line=at, included=included)


def _line_of(sentence: Sentence) -> tuple[int, int]:
    """Equal for what stands in one row of a table, and in one unit elsewhere."""
    assert sentence.home
    place = sentence.home.place
    return (place.block, place.row) if place.role is Role.CELL else (-1, sentence.home.index)


def _home(placed: Placed) -> tuple[int, ...]:
    """What tells paragraphs, items and cells of a page apart."""
    place = placed.place
    return place.block, place.level, place.row, place.column


def _anchors(view: View, known: frozenset[str] = frozenset()) -> dict[int, str]:
    """Those that are not known, by unit of the page."""
    headings = {block.unit.start: block.anchor for block in view.page.blocks if isinstance(block, Heading)}
    if known.issuperset(headings.values()):
        return {}
    found = ((one.index, headings.get(one.unit.start)) for one in view.units)
    return {index: anchor for index, anchor in found if anchor and anchor not in known}


def _own_anchors(canonical: frozenset[str], translation: Translation) -> dict[int, str]:
    own = _anchors(translation.view, canonical)
    if not own:
        return {}
    pairs = {slot.source.unit: own.get(slot.target.unit) for slot in translation.slots if isinstance(slot, Both)}
    return {unit: anchor for unit, anchor in pairs.items() if anchor}
