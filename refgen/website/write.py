"""Puts the site into a folder: renders only what has changed since the last time, removes what is gone."""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from refgen.output import write_file
from refgen.progress import Progress, silent
from refgen.website.digest import PageDigests, SiteDigests
from refgen.website.frame.shell import Shell
from refgen.website.input import SiteInput
from refgen.website.links.scan import Scan
from refgen.website.options import SiteOptions
from refgen.website.render import prepare, writing_pages
from refgen.website.search.index import ENDING
from refgen.website.search.record import Record
from refgen.website.search.store import RECORDS, has_records, write_words
from refgen.website.whole import put_whole_site
from refgen.website.whole_files import WholeFiles

MANIFEST = ".refgen-site.json"
"""A hidden file: MkDocs leaves those alone when it empties the folder."""
UNFINISHED = ".refgen-unfinished.json"
"""What a run is changing: it is there while that goes on, and after a run that was killed."""
_INDEX = re.compile(r"search/[^/]+/[^/]+\.(?:json|z)|\.refgen-words-[^/]+")
"""Of the index, and of what is kept to make the next one from: no other generator makes any of that kind."""
_ENDINGS = (".html", ".json", ENDING)
"""Of the files of pages and of the index; what else lies beside them are the sources' images."""

_Manifest = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Written:
    """What writing the site did."""

    pages: int
    """Source pages, each in all its locales."""
    rendered: int
    """Of these, how many had changed."""
    files: int
    changed: tuple[str, ...]
    """Addresses of the files of the pages that were rendered, and of the site's own that are not as they were."""
    unchanged: tuple[str, ...]
    """Of all others."""
    scans: Mapping[str, Scan] = field(repr=False)
    """What checking links needs of the changed pages, by address."""


def write_site(  # noqa: PLR0913  (what to show, how, where, and three conveniences)
    given: SiteInput,
    options: SiteOptions,
    shells: Mapping[str, Shell],
    folder: Path,
    progress: Progress = silent,
    *,
    processes: int = 0,
    is_anew: bool = False,
) -> Written:
    """Make the folder the site; what is there already and unchanged stays, unless all is to be made anew.

    0 processes: one a core.
    """
    job = prepare(given, options, shells)
    parts = SiteDigests(job.site, shells)
    last = _last(folder, given.model.locales)
    outlines = parts.outlines.hex()
    digests = PageDigests(job.site, parts, last.places(outlines))
    whole = WholeFiles(folder, is_anew=is_anew)
    if is_anew:
        last = replace(last, torn=frozenset(digests))
    kept = {key for key in digests if last.has(key, digests)}
    changed = [key for key in sorted(job.site.keys) if key not in kept]
    entries = {key: {**last.manifest[key], "place": digests.place(key)} for key in kept}
    made: dict[str, Mapping[str, Record]] = {}
    scans: dict[str, Scan] = {}
    with _unfinished(folder, [*changed, *(last.pages.keys() - digests.keys())]):
        with writing_pages(job, changed, folder, processes) as written:
            # What needs no page to be made is made while others make the pages.
            put_whole_site(job.site, shells, parts, whole)
            for key, page in progress("site", zip(changed, written, strict=True), len(changed)):
                made[key] = page.records
                scans |= page.scans
                entries[key] = {
                    "digest": digests[key],
                    "place": digests.place(key),
                    "files": page.files,
                    "words": page.words,
                }
        index = _write_index(given.model.locales, last, entries, made, folder)
        now = {**dict(sorted(entries.items())), "": {"files": sorted([*whole.names, *index]), "outlines": outlines}}
        gone = {*last.listed, *last.strays(given.model.locales)} - _files(now)
        _remove(folder, gone - {RECORDS.format(locale) for locale in given.model.locales})
        whole.finish()
        write_file(folder / MANIFEST, _json(now))
    new, old = ([name for key in keys for name in entries[key]["files"]] for keys in (changed, kept))
    for name, is_new in whole.pages.items():
        (new if is_new else old).append(name)
    files = sum(len(entry["files"]) for entry in now.values())
    return Written(len(digests), len(changed), files, tuple(new), tuple(old), scans)


@dataclass(frozen=True, slots=True)
class _Last:
    """What the last run left in the folder."""

    manifest: _Manifest
    """Empty where what it says cannot be built on."""
    listed: frozenset[str]
    """All files that it says to have made, by address, whatever else can be built on."""
    torn: frozenset[str]
    """Keys of the pages that it was changing when it was killed, or that are to be made anew whatever they are."""
    present: frozenset[str]
    """All files that are there, by address."""

    @property
    def pages(self) -> _Manifest:
        """By key."""
        return {key: entry for key, entry in self.manifest.items() if key}

    def places(self, outlines: str) -> Mapping[str, str]:
        """By key, a digest of what each page shows of the contents, where these are what they were."""
        if self.manifest.get("", {}).get("outlines") != outlines:
            return {}
        return {key: entry["place"] for key, entry in self.manifest.items() if "place" in entry}

    def has(self, key: str, digests: Mapping[str, str]) -> bool:
        """Whether the files of a page are there, made from what its digest stands for, which is asked for last."""
        entry = self.manifest.get(key)
        if entry is None or key in self.torn or not self.present.issuperset(entry["files"]):
            return False
        return bool(entry.get("digest") == digests[key])

    def strays(self, locales: Sequence[str]) -> Iterator[str]:
        """Files that a run may have left that was killed before it could list them, and index files of other versions."""
        yield from filter(_INDEX.fullmatch, self.present)
        if self.torn:
            own = tuple(f"{name}/" for name in ("api", "search", *locales))
            yield from (name for name in self.present if name.startswith(own) and name.endswith(_ENDINGS))


def _last(folder: Path, locales: Sequence[str]) -> _Last:
    written = _read(folder / MANIFEST)
    manifest = written if has_records(folder, locales) else {}
    return _Last(manifest, frozenset(_files(written)), frozenset(_read(folder / UNFINISHED)), _present(folder))


def _present(folder: Path) -> frozenset[str]:
    """The files that are there, by address."""
    start = len(str(folder))
    found: set[str] = set()
    for top, _, names in os.walk(folder):
        below = f"{top[start:]}{os.sep}".replace(os.sep, "/").removeprefix("/")
        found.update([f"{below}{name}" for name in names])
    return frozenset(found)


@contextmanager
def _unfinished(folder: Path, keys: Sequence[str]) -> Iterator[None]:
    """Name the pages that are being changed, for the run that comes after one that is killed.

    Their files, and the search index, may be of any version by then, whatever the manifest says.
    """
    if keys:
        write_file(folder / UNFINISHED, _json(dict.fromkeys(keys, 1)))
    yield
    (folder / UNFINISHED).unlink(missing_ok=True)


def _write_index(
    locales: Sequence[str], last: _Last, now: _Manifest, made: Mapping[str, Mapping[str, Record]], folder: Path
) -> list[str]:
    """Write the search index of the locales in which any word has changed; give the files of all."""
    listed = last.manifest.get("", {}).get("files", ())
    there = {locale: [name for name in listed if name.startswith(f"search/{locale}/")] for locale in locales}
    has_same_pages = not last.torn and last.pages.keys() == now.keys()
    touched = [
        one for one in locales if not has_same_pages or _words(last.manifest, made, one) != _words(now, made, one)
    ]
    written = write_words(folder, {one: there[one] if has_same_pages else () for one in touched}, sorted(now), made)
    return [name for locale, names in {**there, **written}.items() for name in names]


def _words(manifest: _Manifest, keys: Iterable[str], locale: str) -> list[str]:
    return [manifest[key].get("words", {}).get(locale, "") for key in keys]


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _read(path: Path) -> dict[str, Any]:
    try:
        loaded = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _files(manifest: _Manifest) -> set[str]:
    return {name for entry in manifest.values() if isinstance(entry, dict) for name in entry.get("files", ())}


def _remove(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        path = folder / name
        # A manifest is only a file; whatever it says, nothing outside the folder is touched.
        if path.resolve().is_relative_to(folder.resolve()):
            path.unlink(missing_ok=True)
