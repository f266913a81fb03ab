"""What the last run left in the folder of a site, as its manifest tells: which pages, of which files, made from what.

It lists them column by column, and several digests as one string: of thousands of pages that is read many times faster than
an entry for each.
"""

import json
import os
import re
import time
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from refgen.cache.held import HELD
from refgen.dataclass import dataclass
from refgen.website.search.index import ENDING
from refgen.website.search.store import has_records
from refgen.website.site.asked import NO_ANSWERS, QUESTION, Answers, answered_otherwise, cut

MANIFEST = ".refgen-site.json"
"""A hidden file: MkDocs leaves those alone when it empties the folder."""
UNFINISHED = ".refgen-unfinished.json"
"""What a run is changing: it is there while that goes on, and after a run that was killed."""
_INDEX = re.compile(r"search/[^/]+/[^/]+\.(?:json|z)|\.refgen-words-[^/]+")
"""Of the index, and of what is kept to make the next one from: no other generator makes any of that kind."""
_PARTS = "drift"
"""The folder of the parts of the list of findings, each called by what is in it: a run that fails leaves some that none lists."""
_PART = re.compile(r"[0-9a-f]{16}\.json")
_OF_INDEX = ("search/", ".refgen-words-")
_ENDINGS = (".html", ".json", ENDING)
"""Of the files of pages and of the index; what else lies beside them are the sources' images."""


class Entry(NamedTuple):
    """A page as the last run made it."""

    digest: str
    """Of all that it shows in more languages than one."""
    place: str
    """By locale a digest of what it shows of the contents, one behind the other."""
    said: str
    """The same of what its findings say."""
    words: str
    """By locale a digest of what the index takes from it, behind the locale."""
    asked: str
    """What it asked of other pages (`refgen.website.site.asked`)."""
    files: Sequence[str]
    """Addresses."""


class Due(NamedTuple):
    """What has to be done about a page, by locale."""

    anew: Sequence[str] = ()
    """In these it is made anew."""
    moved: Sequence[str] = ()
    """In these it is as it was but for its place in the contents."""


class _Everything:
    def __contains__(self, _: object) -> bool:
        return True


EVERYTHING: Container[str] = _Everything()
"""In place of the files that were altered, where nothing that is there is to be built on."""

_Folders = Mapping[str, tuple[int, int]]
"""Folders with files of pages or of the index, below that of the site, each with the times that tell when a file last came, went or was replaced there."""


@dataclass(frozen=True)
class Manifest:
    """What a run leaves."""

    pages: Mapping[str, Entry] = field(default_factory=dict)
    """By key."""
    others: Sequence[str] = ()
    """Addresses of the files that are no page's."""
    outlines: Sequence[str] = ()
    """By locale a digest of what pages show of their places in the contents."""
    answers: Answers = NO_ANSWERS
    """To what pages can ask of others."""

    @cached_property
    def files(self) -> frozenset[str]:
        """Addresses of all files."""
        return frozenset(chain(self.others, chain.from_iterable(one.files for one in self.pages.values())))

    def written(self) -> bytes:
        """The JSON of the file `MANIFEST`, column by column."""
        columns = ([entry[place] for entry in self.pages.values()] for place in range(len(Entry._fields)))
        return as_json([self.others, self.outlines, self.answers, [[*self.pages], *columns]])


@dataclass(frozen=True)
class Last:
    """What the last run left in the folder."""

    folder: Path
    manifest: Manifest
    """Without pages where these cannot be built on."""
    listed: frozenset[str] = field(repr=False)
    """All files that it says to have made, by address, whatever else can be built on."""
    torn: frozenset[str]
    """Keys of the pages that it was changing when it was killed."""
    altered: Container[str] = field(default=(), repr=False)
    """Files that are not as it left them, by address, though they may look so."""

    @cached_property
    def stands(self) -> bool:
        """Whether no file of a page or of the index has come or gone since."""
        known = self._folders
        return bool(known) and bool(self.manifest.pages) and not self.torn and _folders(self.folder, known) == known

    @cached_property
    def present(self) -> frozenset[str]:
        """All files that are there, by address."""
        return _present(self.folder)

    def has_files(self, names: Collection[str]) -> bool:
        """Whether some that are listed, of pages or of the index, are there as they were left."""
        is_there = self.stands or self.present.issuperset(names)
        return is_there and not (self.altered and any(name in self.altered for name in names))

    def keep_folders(self, now: Manifest, written: Iterable[str]) -> None:
        """Know for the next run how this one leaves the folders; it has written the files of the pages with these keys."""
        if HELD.is_on:
            before = self._folders
            own = chain.from_iterable(now.pages[key].files for key in (written if before else now.pages))
            names = chain(own, (name for name in now.others if name.startswith("search/")))
            found = _folders(self.folder, {*before, "search", *(name.rpartition("/")[0] for name in names)})
            changed = [name for name, told in found.items() if told != before.get(name)]
            HELD.put(self._name, {**found, **_marked(self.folder, changed)})

    @cached_property
    def _folders(self) -> _Folders:
        return HELD.get(self._name) or {}

    @property
    def _name(self) -> tuple[str, str]:
        return __name__, str(self.folder)

    def places(self, outlines: Sequence[str]) -> Mapping[str, str]:
        """By key, what each page shows of the contents; with nothing for a locale in which these are not what they were."""
        before = self.manifest.outlines
        if len(before) != len(outlines):
            return {}
        pages = {key: entry.place for key, entry in self.manifest.pages.items()}
        if before == outlines:
            return pages
        stands = [one == other for one, other in zip(before, outlines, strict=True)]
        return {
            key: " ".join(one * is_so for one, is_so in zip(place.split(" "), stands, strict=False))
            for key, place in pages.items()
        }

    def asking(self, now: Answers) -> frozenset[str]:
        """The pages that asked for what is answered otherwise now."""
        news = answered_otherwise(self.manifest.answers, now)
        pages = self.manifest.pages.items() if news else ()
        return frozenset(key for key, entry in pages if not news.isdisjoint(cut(entry.asked, QUESTION)))

    def due(self, key: str, digest: str, place: str, said: str, locales: Sequence[str]) -> Due:
        """What has to be done about a page: nothing where its files are there, made from what these stand for.

        A language's contents, and what its findings say, are shown in its file alone. Of a page that goes on in further
        parts the files of all languages tell of them, and how much fits into each depends on what else it shows.
        """
        entry = self.manifest.pages.get(key)
        if entry is None or key in self.torn or entry.digest != digest or not self.has_files(entry.files):
            return Due(locales)
        if (entry.place, entry.said) == (place, said):
            return Due()
        before, now = _by_locale(entry.place, entry.said), _by_locale(place, said)
        if len(entry.files) > len(locales) + 1 or not len(before) == len(now) == len(locales):
            return Due(locales)
        told = [*zip(locales, before, now, strict=True)]
        return Due(
            [locale for locale, (_, was_said), (_, is_said) in told if was_said != is_said],
            [locale for locale, (was, was_said), (is_, is_said) in told if was != is_ and was_said == is_said],
        )

    def strays(self, locales: Sequence[str]) -> Iterator[str]:
        """Files that a run may have left that ended before it could list them, and index files of other versions."""
        with suppress(OSError):
            parts = os.listdir(self.folder / _PARTS)  # noqa: PTH208
            yield from (f"{_PARTS}/{name}" for name in parts if _PART.fullmatch(name))
        there = os.listdir(self.folder) if self.stands else self.present  # noqa: PTH208  (names alone)
        yield from (name for name in there if is_of_index(name) and _INDEX.fullmatch(name))
        if self.torn or self.altered:
            own = tuple(f"{name}/" for name in ("api", "search", *locales))
            yield from (name for name in self.present if name.startswith(own) and name.endswith(_ENDINGS))


def last_of(folder: Path, locales: Sequence[str], altered: Container[str] = ()) -> Last:
    """What is there; of some files it is known that they were altered since."""
    told = _read(folder / MANIFEST)
    manifest = _manifest(told) if has_records(folder, locales) else Manifest()
    return Last(folder, manifest, _listed(told), _unfinished(folder / UNFINISHED), altered)


def is_of_index(name: str) -> bool:
    """Whether a file is the search index's, or is kept to make the next one from."""
    return name.startswith(_OF_INDEX)


def _by_locale(*told: str) -> list[tuple[str, ...]]:
    """What several texts tell of each, one behind the other."""
    return [*zip(*(one.split(" ") for one in told), strict=False)]


def _folders(folder: Path, names: Iterable[str]) -> _Folders:
    """Some folders as they are; those that are there."""
    found = {}
    for name in names:
        with suppress(OSError):
            known = os.stat(f"{folder}/{name}")  # noqa: PTH116  (a hundred of them)
            found[name] = known.st_mtime_ns, known.st_ctime_ns
    return found


def _marked(folder: Path, names: Sequence[str]) -> _Folders:
    """Some folders, with this very moment as the time of their change: a later change has that of a tick of the system's clock."""
    now = time.time_ns()
    for name in names:
        with suppress(OSError):
            os.utime(f"{folder}/{name}", ns=(now, now))
    return _folders(folder, names)


def as_json(data: object) -> bytes:
    """As the files that one run leaves for the next are written."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _manifest(told: Any) -> Manifest:
    """What was read; nothing where it is not what a run would write: somebody may have edited it, or another version."""
    try:
        others, outlines, given, (keys, *columns) = told
        answers, (*told, files) = Answers._make(given), columns
        pages = dict(zip(keys, map(Entry._make, zip(*columns, strict=True)), strict=True))
        is_known = len(columns) == len(Entry._fields)
        kinds = {*map(type, chain(others, outlines, answers, keys, *told, *files))}
    except (TypeError, ValueError):
        return Manifest()
    return Manifest(pages, others, outlines, answers) if is_known and kinds <= {str} else Manifest()


def _listed(told: Any) -> frozenset[str]:
    """The files that a manifest names, also one of another version: those of no page stand first, those of each page last."""
    try:
        others, *_, (*_, files) = told
    except (TypeError, ValueError):
        return frozenset()
    lists = (others, *files) if isinstance(files, list) else ()
    return frozenset(name for one in lists if isinstance(one, list) for name in one if isinstance(name, str))


def _unfinished(path: Path) -> frozenset[str]:
    known = _read(path)
    return frozenset(known) if isinstance(known, dict) else frozenset()


def _read(path: Path) -> Any:
    """What a file of JSON says; None for one that is none."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None


def _present(folder: Path) -> frozenset[str]:
    """The files that are there, by address."""
    start = len(str(folder))
    found: set[str] = set()
    for top, _, names in os.walk(folder):
        below = f"{top[start:]}{os.sep}".replace(os.sep, "/").removeprefix("/")
        found.update([f"{below}{name}" for name in names])
    return frozenset(found)
