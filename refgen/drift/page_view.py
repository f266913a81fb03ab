"""What a check of a whole page sees, and what it yields."""

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any, NamedTuple, TypeVar

from refgen.align import AlignedPage, Both, Slot, Translation
from refgen.dataclass import dataclass
from refgen.drift.finding import Fix
from refgen.drift.problem import SegmentPair, pair_of
from refgen.locales import Locale
from refgen.ops import Page, Place, Role
from refgen.text import Severity
from refgen.text.lazy import Lazy

_Part = TypeVar("_Part")
_Made = TypeVar("_Made")
_Once = dict[tuple[Callable[[Any], Any], int], tuple[Any, Any]]


@dataclass(frozen=True)
class CorpusIndex:
    """What a check of one page must know of the others."""

    anchors: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Page key to the anchors of its headings; empty where only one page is checked, and then nothing is said."""


NO_INDEX = CorpusIndex()


@dataclass(frozen=True)
class PageView:
    """One locale of a page."""

    aligned: AlignedPage
    locale: str
    translation: Translation
    language: Locale
    source_language: Locale
    index: CorpusIndex
    glossary: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """English term to the words that the project allows for it in this locale."""
    made: _Once = field(default_factory=dict, repr=False, compare=False)
    """By function and part: what `once` has made; the views of a page share it."""

    @property
    def page(self) -> Page:
        """The translated file."""
        return self.translation.view.page

    @Lazy
    def pairs(self) -> tuple[tuple[int, Both], ...]:
        """The slots that have both sides, each behind its ordinal."""
        return tuple([(number, slot) for number, slot in enumerate(self.slots) if isinstance(slot, Both)])

    @Lazy
    def texts(self) -> tuple[SegmentPair, ...]:
        """Their texts, taken apart."""
        ours, theirs = self.aligned.canonical.locale, self.locale
        return tuple([pair_of(slot.source.text, slot.target.text, ours, theirs) for _, slot in self.pairs])

    @Lazy
    def placed(self) -> tuple[tuple[int, Both, Place, Place], ...]:
        """The same with where the two sides stand."""
        ours, theirs = self.aligned.canonical.units, self.translation.view.units
        return tuple(
            [
                (number, slot, ours[slot.source.unit].place, theirs[slot.target.unit].place)
                for number, slot in self.pairs
            ]
        )

    @Lazy
    def headings(self) -> tuple[tuple[int, Both, Place, Place], ...]:
        """Those of them that are headings in English."""
        return tuple(one for one in self.placed if one[2].role is Role.HEADING)

    @property
    def files(self) -> tuple[Page, ...]:
        """The files of all locales, each once."""
        return self.once(_files, self.aligned)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots of the translation."""
        return self.translation.slots

    @property
    def is_blank(self) -> bool:
        """Whether the page has no text, which is one finding whatever else it lacks."""
        return not self.translation.view.units and bool(self.slots)

    @property
    def is_canonical(self) -> bool:
        """Whether the canonical text is read from this very file."""
        return self.page is self.aligned.canonical.page

    def once(self, make: Callable[[_Part], _Made], part: _Part) -> _Made:
        """What a pure function makes of a part of the page, made once for all checks and locales that ask for it."""
        name = make, id(part)
        if name not in self.made:
            # the part is held as well, so that no other has its identity meanwhile
            self.made[name] = part, make(part)
        made: _Made = self.made[name][1]
        return made


def _files(page: AlignedPage) -> tuple[Page, ...]:
    files = (*(one.view.page for one in page.translations.values()), page.canonical.page)
    return tuple({id(file): file for file in files}.values())


class PageProblem(NamedTuple):
    """One thing that is wrong with a translated page."""

    message: str
    offset: int
    """In the translated file, code points."""
    source: str = ""
    target: str = ""
    evidence: tuple[str, ...] = ()
    repairs: tuple[Fix, ...] = ()
    """Edits of the file."""
    severity: Severity | None = None
    slot: int = -1
    """Ordinal of the slot that it concerns; -1 for none."""
    origin: int | None = None
    """Offset of what it is about in the file of the canonical text; None where that is not said (a slot says it too)."""
    score: float | None = None
    """How doubtful the translation is, 0 to 1; None where the problem is no matter of degree."""
