"""Files that pages and contents name and that are nowhere in the sources: the site leaves them out, so they must be told.

The sources may be a part of a larger tree. Only what should lie in a folder that has files here is missed; the rest is
counted.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import chain
from posixpath import basename, dirname
from typing import NamedTuple

from refgen.align import AlignedPage
from refgen.api.links import LinkedPages, PagesByKey
from refgen.cache.held import HELD, remembered
from refgen.corpus import Tree
from refgen.dataclass import dataclass
from refgen.drift.corpus_view import Contents, LostFile
from refgen.drift.finding import Finding
from refgen.ops.targets import Kind, Named
from refgen.stages.pages.named import NamedOn, names_of

_SAY_SO = frozenset({"link-target", "include"})
"""Checks that hold what a translation names against what the English names."""

_ANYWHERE = 0
"""The line of what is said in any."""
_TOC = "toc.yml"
_Meant = tuple[Kind, str]
"""What a file is named for, and its key."""


class Absent(NamedTuple):
    """What is named and the sources do not have."""

    places: tuple[LostFile, ...]
    """Sorted by file and line."""
    elsewhere: int
    """Different files that lie in folders of which nothing is here."""


class _LostEntries(NamedTuple):
    """The entries of a table of contents that lead to what the sources do not have."""

    here: tuple[LostFile, ...]
    """To what lies in folders that have files."""
    elsewhere: frozenset[str]
    """To what lies in others."""


@dataclass(frozen=True, slots=True)
class _Lost:
    """What the files of a group name and the sources do not have."""

    here: Mapping[str, frozenset[_Meant]]
    """By file, what lies in folders that have files; files without such are left out."""
    elsewhere: frozenset[str]
    """What lies in others."""


def absent_files(
    tree: Tree,
    named: Iterable[tuple[NamedOn, ...]],
    contents: tuple[Mapping[str, Contents], ...],
    page_of: Callable[[str], AlignedPage | None],
    digest_of: Callable[[str], str],
) -> Absent:
    """Look up all that the pages and included files name, given in groups, and the contents of each locale.

    A page that names what is not here is loaded.

    In a flat folder relative links lead nowhere, through no fault of the pages.
    """
    if tree.is_flat:
        return Absent((), 0)
    known = HELD.same(frozenset((*tree.pages, *tree.includes, *tree.tocs, *tree.others)), absent_files)
    entries = [_lost_entries(known, locale, some) for one in contents for locale, some in one.items()]
    places = [*chain.from_iterable(one.here for one in entries)]
    elsewhere = {*chain.from_iterable(one.elsewhere for one in entries)}
    for group in named:
        lost = _lost(known, group)
        elsewhere |= lost.elsewhere
        for key, here in lost.here.items():
            name = (absent_files, key, digest_of(key), *sorted(here))
            places += HELD.named(name, partial(_places_on, page_of, key, here))
    return Absent(tuple(sorted(places, key=lambda one: (one.file, one.line, one.column))), len(elsewhere))


@remembered
def _lost_entries(known: frozenset[str], locale: str, contents: Contents) -> _LostEntries:
    """Of a table of contents, what leads to no file that is known; an address on a host is not looked at.

    A folder is known by its own contents, in whatever locale.
    """
    lost = [one for one in contents if one.target not in known and "://" not in one.target and one.target[:1] != "/"]
    if any(one.target[-1:] == "/" for one in lost):
        there = {one.lower() for one in known if one[-len(_TOC) :].lower() == _TOC}
        lost = [one for one in lost if f"{one.target}{_TOC}".lower() not in there]
    folders, above = _folders(known) if lost else (set[str](), set[str]())
    here = [one for one in lost if dirname(one.target) in (above if one.target[-1:] == "/" else folders)]
    places = (
        LostFile(locale, one.file.partition("/")[2], Kind.ENTRY, one.target, one.file, one.line, one.column)
        for one in here
    )
    return _LostEntries(tuple(places), frozenset(one.target for one in lost) - {one.target for one in here})


@remembered
def _lost(known: frozenset[str], group: tuple[NamedOn, ...]) -> _Lost:
    """Of what the files of a group name, what is not known."""
    folders, above = _folders(known)
    here: dict[str, frozenset[_Meant]] = {}
    elsewhere: set[str] = set()
    for one in group:
        lost = {(name.kind, name.key) for name in _unknown(one, known) if not _is_there(name, known, above)}
        own = frozenset((kind, key) for kind, key in lost if dirname(key) in folders and basename(key)[:1] != ".")
        elsewhere |= {key for _, key in lost - own}
        if own:
            here[one.key] = own
    return _Lost(here, frozenset(elsewhere))


@remembered
def _folders(known: frozenset[str]) -> tuple[set[str], set[str]]:
    """The folders that have files, and these with all above them."""
    folders = set(map(dirname, known))
    return folders, {folder for one in folders for folder in _with_parents(one)}


def _is_there(named: Named, known: frozenset[str], folders: set[str]) -> bool:
    """Whether the site follows a link all the same, or it leads to a folder, which is as good as to its first page."""
    return named.kind is Kind.LINK and (named.key.removeprefix(".") in folders or _linked(known).at(named.key) != "")


@lru_cache(maxsize=1)
def _linked(known: frozenset[str]) -> LinkedPages:
    return LinkedPages(PagesByKey(known, {}))


def _with_parents(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = dirname(folder)
    yield ""


@remembered
def _unknown(named: NamedOn, known: frozenset[str]) -> tuple[Named, ...]:
    return tuple(one for one in named.names.files if known.isdisjoint(one.keys))


def _places_on(
    page_of: Callable[[str], AlignedPage | None], key: str, wanted: frozenset[_Meant]
) -> tuple[LostFile, ...]:
    page = page_of(key)
    return tuple(_places(page, wanted)) if page else ()


def _places(page: AlignedPage, wanted: frozenset[_Meant]) -> Iterator[LostFile]:
    """The places of a page in each of its files, once a line: one of a page side by side names all things twice."""
    for locale, translation in page.translations.items():
        file, told = translation.view.page, set[tuple[_Meant, int]]()
        apart = {one.start for one in file.definitions}
        for one in names_of(file, page.key):
            meant = one.kind, one.key
            line, column = file.source.position(one.start)
            if meant in wanted and (meant, line) not in told:
                told.add((meant, line))
                is_apart = one.start in apart
                yield LostFile(locale, page.key, one.kind, one.written, file.source.path, line, column, is_apart)


def untold(places: Iterable[LostFile], findings: Iterable[tuple[Finding, ...]]) -> tuple[LostFile, ...]:
    """The places of which no finding, of those given by runs, says that the path is another than in English."""
    said: dict[tuple[str, int], list[str]] = defaultdict(list)
    for one in chain.from_iterable(map(_saying, findings)):
        own = (one.target,) if _is_another_include(one) else (one.message, *one.evidence)
        said[one.file, one.line] += own
        said[one.file, _ANYWHERE] += own
    return tuple(
        one
        for one in places
        if not any(one.written in text for text in said[one.file, _ANYWHERE if one.is_apart else one.line])
    )


@remembered
def _saying(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one.check in _SAY_SO or _is_another_include(one))


def _is_another_include(finding: Finding) -> bool:
    """Whether it says that the include of a line is another than in English."""
    return finding.check == "missing" and finding.target[:9] == "[!INCLUDE"
