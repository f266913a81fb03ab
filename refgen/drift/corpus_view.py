"""What a check of all pages sees, and what it yields.

Such a check never holds the pages themselves, since a tree may have many: it sees an extract of each, taken where the
page was checked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from refgen.align import AlignedPage, Both
from refgen.cache.held import remembered
from refgen.cache.runs import runs_of
from refgen.dataclass import dataclass
from refgen.drift.facts import facts
from refgen.drift.ignores import Ignore, ignores_beyond
from refgen.drift.place import is_machine
from refgen.drift.spelling import names_in_title
from refgen.ops.targets import Kind
from refgen.text import Diagnostic, Severity
from refgen.text.packing import cut, packed, rows_of, unpacked


class Listed(NamedTuple):
    """An entry of a table of contents."""

    target: str
    """The page that it leads to."""
    file: str
    """Where it is written, relative to the source root."""
    line: int
    """1-based."""
    column: int
    """1-based, in code points."""


Contents = tuple[Listed, ...]
"""A table of contents, flat: the entries that lead to a page."""

REVISION = "ms.openlocfilehash"
COMMIT = "ms.sourcegitcommit"


class Said(NamedTuple):
    """A segment with words and its translation."""

    source: str
    target: str
    line: int
    """1-based, in the translated file."""
    column: int
    """1-based, in code points."""


@dataclass(frozen=True, slots=True)
class LocaleExtract:
    """One locale of a page, as far as the other pages are concerned."""

    file: str
    """Relative to the source root, locale folder included."""
    revision: str
    """`ms.openlocfilehash`, which is equal where the same English was translated; '' where the page has none."""
    commit: str
    """`ms.sourcegitcommit`; '' where the page has none."""
    is_machine: bool
    """Whether the page says of itself that a machine translated it."""
    packed: bytes
    """Source, target, line and column of each segment with words, in page order, as one packed tuple, because a tree has a
    hundred thousand of them; empty for the page that the canonical text is read from in its own language."""
    ignores: tuple[Ignore, ...] = ()
    """Comments about what is found by more than the page."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The canonical texts of the segments."""
        return unpacked(self.packed)[:: len(Said._fields)]

    @property
    def texts(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """These, and their translations."""
        rows = unpacked(self.packed)
        return rows[:: len(Said._fields)], rows[1 :: len(Said._fields)]

    @property
    def said(self) -> tuple[Said, ...]:
        """The segments."""
        return rows_of(Said, cut(unpacked(self.packed), len(Said._fields)))


@dataclass(frozen=True, slots=True)
class PageExtract:
    """One page, as far as the other pages are concerned."""

    key: str
    locales: Mapping[str, LocaleExtract]
    canonical: str = ""
    """The file that the canonical text is read from, relative to the source root."""
    names: tuple[str, ...] = ()
    """Those that the English title has (`refgen.drift.spelling`)."""


def extract_of(page: AlignedPage) -> PageExtract:
    """What the checks of all pages need of a page."""
    locales = {}
    for locale, translation in page.translations.items():
        file = translation.view.page
        rows: list[str | int] = []
        starts = file.source.line_starts
        for slot in translation.slots if locale != page.canonical.locale else ():
            if isinstance(slot, Both) and facts(slot.source.text).words:
                target = slot.target
                rows += slot.source.text, target.text, target.line, target.start - starts[target.line - 1] + 1
        matter = file.front_matter
        locales[locale] = LocaleExtract(
            file.source.path, matter.one(REVISION), matter.one(COMMIT), is_machine(translation.view), packed(tuple(rows)),
            ignores_beyond(file),
        )  # fmt: skip
    return PageExtract(page.key, locales, page.canonical.page.source.path, names_in_title(page))


class BrokenFile(NamedTuple):
    """A file, or a folder of them, that reading the tree has an error for."""

    locale: str
    key: str
    """Path inside the folder of the locale; '' for the folder itself."""
    problem: Diagnostic


@dataclass(frozen=True, slots=True)
class LostFile:
    """A place where a page or a table of contents names a file that the sources do not have."""

    locale: str
    key: str
    """Of the page, or the path of the contents inside the folder of the locale."""
    kind: Kind
    written: str
    """The path as it stands there; of an entry of the contents, the one that it means, from the locale's folder on."""
    file: str
    """That names it, relative to the source root."""
    line: int
    """1-based."""
    column: int
    """1-based, in code points."""
    is_apart: bool = False
    """Whether the links that name it stand elsewhere in the file, and refer to this."""


@dataclass(frozen=True)
class CorpusView:
    """All pages of a tree."""

    pages: tuple[PageExtract, ...]
    """Sorted by key."""
    contents: Mapping[str, Contents] = field(default_factory=dict)
    """By locale; empty where the tree has no tables of contents."""
    broken: tuple[BrokenFile, ...] = ()
    lost: Sequence[LostFile] = ()

    @cached_property
    def runs(self) -> tuple[tuple[PageExtract, ...], ...]:
        """The pages in runs, of which an edit touches few; what a check makes of the others stands."""
        return runs_of(self.pages)

    @cached_property
    def locales(self) -> tuple[str, ...]:
        """The locales that any page has, sorted."""
        return tuple(sorted(frozenset[str]().union(*map(_locales, self.runs))))


@remembered
def _locales(pages: tuple[PageExtract, ...]) -> frozenset[str]:
    return frozenset(chain.from_iterable(page.locales for page in pages))


def is_broken(locale: str, key: str, broken: tuple[BrokenFile, ...]) -> bool:
    """Whether a file is there that could not be read, or may be, in a folder that could not."""
    return any(one.locale == locale and one.key in ("", key, *_folders(key)) for one in broken)


def _folders(key: str) -> Iterator[str]:
    """The folders that a page lies in."""
    return (key[:end] for end, letter in enumerate(key) if letter == "/")


@dataclass(frozen=True, slots=True)
class CorpusProblem:
    """One thing that is wrong between pages."""

    message: str
    locale: str
    page: PageExtract | None
    """The page; None where it is about a page that is not there, and then `key` names it."""
    key: str
    said: Said | None = None
    """The segment; None where it is about the whole page."""
    evidence: tuple[str, ...] = ()
    severity: Severity | None = None
    file: str = ""
    """Relative to the source root; '' for the file of the page, or the place where it belongs."""
    named: str = ""
    """The path that its fingerprint is made of, by which baselines know it; '' where that is `key`."""
