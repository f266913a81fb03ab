"""What a check of all pages sees, and what it yields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from refgen.align import AlignedPage, Both
from refgen.text import Severity

Contents = tuple[tuple[int, str, str | None], ...]
"""A table of contents, flat: depth from 0, title, target."""


@dataclass(frozen=True)
class CorpusView:
    """All pages of a tree."""

    pages: Sequence[AlignedPage]
    """Sorted by key."""
    contents: Mapping[str, Contents] = field(default_factory=dict)
    """By locale; empty where the tree has no tables of contents."""

    @property
    def locales(self) -> tuple[str, ...]:
        """The locales that any page has, sorted."""
        return tuple(sorted({locale for page in self.pages for locale in page.translations}))


@dataclass(frozen=True, slots=True)
class CorpusProblem:
    """One thing that is wrong between pages."""

    message: str
    locale: str
    page: AlignedPage | None
    """The page; None where it is about a page that is not there, and then `key` names it."""
    key: str
    slot: Both | None = None
    evidence: tuple[str, ...] = ()
    severity: Severity | None = None
