"""What goes to translators and comes back, whatever the format: pages, their units, the segments in them.

A unit is named by what its English says and where it stands, not by its line, so that it is found again on a page
whose lines have moved. A segment remembers a digest of the translation that it was exported with, so that a page
which was edited in the meantime is noticed and never overwritten.
"""

import hashlib
from enum import StrEnum

from refgen.dataclass import dataclass


class State(StrEnum):
    """How far a translation is."""

    MISSING = "missing"
    """There is none."""
    REVIEW = "review"
    """There is one, but it is stale, something is found about it, or its pairing is not sure."""
    TRANSLATED = "translated"


@dataclass(frozen=True, slots=True)
class Portion:
    """One segment, handed to translators."""

    id: str
    """Names it inside its unit: `s1`."""
    source: str
    """The English, Markdown included."""
    target: str
    """The translation, Markdown included; '' where there is none."""
    state: State
    line: int
    """1-based: of the translation in its file, or of the English where there is none."""
    notes: tuple[str, ...] = ()
    """What drift says of it."""
    slot: int = -1
    """Ordinal of its slot in the translation."""


@dataclass(frozen=True, slots=True)
class HandoffUnit:
    """A paragraph, heading or cell: the segments that translators see together."""

    id: str
    """A letter and twelve hexadecimal digits; unique on its page."""
    place: str
    """For people: role and section, `cell in return-value`."""
    portions: tuple[Portion, ...]


@dataclass(frozen=True, slots=True)
class HandoffPage:
    """One page in one locale."""

    key: str
    """Path relative to the locale's folder, with `/`."""
    file: str
    """The translation's file, relative to the source root."""
    units: tuple[HandoffUnit, ...]
    notes: tuple[str, ...] = ()
    """What drift says of the page and of no single segment."""


@dataclass(frozen=True, slots=True)
class Handoff:
    """All that goes out in one file."""

    source_locale: str
    locale: str
    pages: tuple[HandoffPage, ...]
    """Sorted by key; none without units."""

    @property
    def count(self) -> int:
        """Number of segments."""
        return sum(len(unit.portions) for page in self.pages for unit in page.units)


@dataclass(frozen=True, slots=True)
class Returned:
    """One segment as a translator's tool gives it back."""

    key: str
    """Of its page."""
    unit: str
    portion: str
    source: str
    target: str
    """'' where it is still untranslated."""
    digest: str
    """Of the translation that was exported; '' where the tool has dropped it."""
    is_confirmed: bool = False
    """Whether the file says of it that it is translated and needs nothing more."""
    is_held: bool = False
    """Whether the format forbids to use it as it is: a fuzzy message of a PO file."""
    problem: str = ""
    """What is wrong with the file at this place; '' for nothing."""


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """What a file gives back."""

    name: str
    locale: str
    portions: tuple[Returned, ...]


def digest(*parts: str) -> str:
    """Twelve hexadecimal digits that stand for some texts."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
