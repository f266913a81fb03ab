"""What a check of a whole page sees, and what it yields."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from refgen.align import AlignedPage, Slot, Translation
from refgen.drift.finding import Fix
from refgen.locales import Locale
from refgen.ops import Page
from refgen.text import Severity


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

    @property
    def page(self) -> Page:
        """The translated file."""
        return self.translation.view.page

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


@dataclass(frozen=True, slots=True)
class PageProblem:
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
