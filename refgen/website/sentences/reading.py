"""One page as a locale's reader gets it: for every unit of the canonical page its sentences, translated where they are.

The canonical page gives the structure and the names of the sentences, so that a sentence has the same address in every
locale; what a translation lacks is shown in the canonical language and says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from refgen.align import SURE, AlignedPage, Both, OnlySource, OnlyTarget, Translation, View
from refgen.ops import Heading, Unit


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a page in a locale."""

    unit: int
    """Of the canonical page."""
    ordinal: int
    """Inside the unit, from 0; for an addition, the ordinal of the sentence that it follows."""
    text: str
    """Markdown."""
    is_missing: bool = False
    """Not translated: the text is canonical."""
    is_added: bool = False
    """Stands only in the translation."""
    line: int = 0
    """1-based line in the file that the text comes from; 0 where it is unknown."""
    covers: int = 1
    """How many canonical sentences it translates, from this one on."""
    is_unsure: bool = False
    """Whether it may translate another sentence than the one that it stands for."""

    @property
    def id(self) -> str:
        """Its name in addresses, the same in every locale; '' for an addition."""
        return "" if self.is_added else sentence_id(self.unit, self.ordinal)

    @property
    def other_ids(self) -> tuple[str, ...]:
        """The names of the further sentences that it translates."""
        return tuple(sentence_id(self.unit, self.ordinal + more) for more in range(1, self.covers))


def sentence_id(unit: int, ordinal: int) -> str:
    """The name of a sentence in addresses."""
    return f"s-{unit}-{ordinal}"


@dataclass(frozen=True, slots=True)
class Reading:
    """A page in a locale."""

    locale: str
    page: AlignedPage
    is_translated: bool
    """Whether the locale has the page at all; if not, all of it is canonical."""
    sentences: Mapping[int, tuple[Sentence, ...]]
    """By unit of the canonical page; a unit without sentences is absent."""
    units: Mapping[int, int]
    """Index of a unit of the canonical page by the offset where it starts."""
    own_anchors: Mapping[int, str]
    """A translated heading's anchor where it is not the canonical heading's, by unit of the canonical page."""

    def of_unit(self, unit: Unit) -> tuple[Sentence, ...]:
        """The sentences of a unit of the canonical page's tree."""
        index = self.units.get(unit.start)
        if index is None:
            return ()
        found = self.sentences.get(index)
        return found if found is not None else (Sentence(index, 0, unit.on(self.page.canonical.side)),)

    def of_index(self, index: int) -> tuple[Sentence, ...]:
        """The sentences of a unit by its index on the canonical page."""
        placed = self.page.canonical.units
        return self.of_unit(placed[index].unit) if 0 <= index < len(placed) else ()


def read(page: AlignedPage, locale: str) -> Reading:
    """A page as a locale has it."""
    translation = page.translations.get(locale)
    is_canonical = locale == page.canonical.locale
    found: dict[int, list[Sentence]] = {}
    if is_canonical or translation is None:
        for segment in page.segments:
            missing = not is_canonical
            sentence = Sentence(segment.unit, segment.ordinal, segment.text, is_missing=missing, line=segment.line)
            found.setdefault(segment.unit, []).append(sentence)
    else:
        last = (0, 0)
        for slot in translation.slots:
            match slot:
                case Both(source=source, target=target):
                    sentence = Sentence(
                        source.unit,
                        source.ordinal,
                        target.text,
                        line=target.line,
                        covers=source.sentences,
                        is_unsure=slot.confidence < SURE,
                    )
                case OnlySource(source=source):
                    sentence = Sentence(source.unit, source.ordinal, source.text, is_missing=True)
                case OnlyTarget(target=target):
                    sentence = Sentence(*last, target.text, is_added=True, line=target.line)
            found.setdefault(sentence.unit, []).append(sentence)
            last = (sentence.unit, sentence.ordinal)
    units = {placed.unit.start: placed.index for placed in page.canonical.units}
    return Reading(
        locale,
        page,
        is_canonical or translation is not None,
        {unit: tuple(sorted(group, key=lambda one: one.ordinal)) for unit, group in found.items()},
        units,
        _own_anchors(page.canonical, translation) if translation else {},
    )


def _anchors(view: View) -> dict[int, str]:
    """By unit of the page."""
    headings = {block.unit.start: block.anchor for block in view.page.blocks if isinstance(block, Heading)}
    return {one.index: anchor for one in view.units if (anchor := headings.get(one.unit.start))}


def _own_anchors(canonical: View, translation: Translation) -> dict[int, str]:
    known, own = _anchors(canonical), _anchors(translation.view)
    pairs = {slot.source.unit: own.get(slot.target.unit) for slot in translation.slots if isinstance(slot, Both)}
    return {unit: anchor for unit, anchor in pairs.items() if anchor and anchor not in known.values()}
