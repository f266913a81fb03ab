"""Puts the site into a folder: renders only what has changed since the last time, removes what is gone."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from refgen.output import write_file
from refgen.progress import Progress, silent
from refgen.website.digest import page_digests
from refgen.website.input import SiteInput
from refgen.website.options import SiteOptions
from refgen.website.render import of_locale, prepare, write_pages
from refgen.website.search.files import ENGLISH, search_files
from refgen.website.search.record import Record
from refgen.website.shell import Shell
from refgen.website.whole import whole_site

MANIFEST = ".refgen-site.json"
"""A hidden file: MkDocs leaves those alone when it empties the folder."""
RECORDS = ".refgen-words-{}.json"
"""What the search index of a locale keeps of each page, for the next time."""


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
    """Addresses of the pages that were rendered."""


def write_site(  # noqa: PLR0913  (what to show, how, where, and two conveniences)
    given: SiteInput,
    options: SiteOptions,
    shells: Mapping[str, Shell],
    folder: Path,
    progress: Progress = silent,
    *,
    processes: int = 0,
) -> Written:
    """Make the folder the site; what is there already and unchanged stays. 0 processes: one a core."""
    job = prepare(given, options, shells)
    digests = page_digests(job.site, shells)
    is_whole = all((folder / RECORDS.format(locale)).is_file() for locale in given.model.locales)
    before = _read(folder / MANIFEST) if is_whole else {}
    present = _present(folder) if before else frozenset()
    kept = {key for key, digest in digests.items() if key in before and _is_kept(before[key], digest, present)}
    changed = [key for key in sorted(job.site.keys) if key not in kept]
    entries = {key: before[key] for key in kept}
    made: dict[str, Mapping[str, Record]] = {}
    written = zip(changed, write_pages(job, changed, folder, processes), strict=True)
    for key, page in progress("site", written, len(changed)):
        made[key] = page.records
        heads = page.records[ENGLISH].head if ENGLISH in page.records else ()
        words = {locale: _hash(record, heads) for locale, record in page.records.items()}
        entries[key] = {"digest": digests[key], "files": page.files, "words": words}
    whole = []
    for name, data in whole_site(job.site, shells):
        write_file(folder / name, data)
        whole.append(name)
    whole += _write_words(given.model.locales, before, entries, made, folder)
    now = {**dict(sorted(entries.items())), "": {"files": sorted(whole)}}
    _remove(folder, before, now)
    write_file(folder / MANIFEST, _json(now))
    new = tuple(name for key in changed for name in entries[key]["files"])
    return Written(len(digests), len(changed), sum(len(entry["files"]) for entry in now.values()), new)


def _present(folder: Path) -> frozenset[str]:
    """The files that are there, by address."""
    start = len(os.path.join(folder, ""))  # noqa: PTH118  (as os.walk joins)
    return frozenset(
        os.path.join(top, name)[start:].replace(os.sep, "/")  # noqa: PTH118
        for top, _, names in os.walk(folder)
        for name in names
    )


def _is_kept(entry: Mapping[str, Any], digest: str, present: frozenset[str]) -> bool:
    return entry.get("digest") == digest and present.issuperset(entry["files"])


def _write_words(
    locales: Sequence[str], before: _Manifest, now: _Manifest, made: Mapping[str, Mapping[str, Record]], folder: Path
) -> list[str]:
    """Write the search index of the locales in which any word has changed; give the files of all."""

    @cache
    def records(locale: str) -> dict[str, Record]:
        known = {key: Record(*one) for key, one in _read(folder / RECORDS.format(locale)).items()}
        return {key: one for key, one in sorted({**known, **of_locale(made, locale)}.items()) if key in now}

    touched = [locale for locale in locales if _words(before, locale) != _words(now, locale)]
    files = [name for name in before.get("", {}).get("files", ()) if name.startswith("search/")]
    listed = [name for name in files if name.split("/")[1] in locales and name.split("/")[1] not in touched]
    for name, data in search_files(touched, records) if touched else ():
        write_file(folder / name, data)
        listed.append(name)
    for locale in touched:
        write_file(folder / RECORDS.format(locale), _json(records(locale)))
    return listed


def _words(manifest: _Manifest, locale: str) -> dict[str, str]:
    return {key: entry.get("words", {}).get(locale, "") for key, entry in manifest.items() if key}


def _hash(record: Record, english: tuple[str, ...]) -> str:
    """Of what the index of a locale takes from a page; English titles are found in every locale."""
    return hashlib.blake2b(repr((record, english)).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _read(path: Path) -> dict[str, Any]:
    try:
        loaded = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _remove(folder: Path, before: _Manifest, now: _Manifest) -> None:
    alive = {name for entry in now.values() for name in entry["files"]}
    for name in {name for entry in before.values() for name in entry["files"]} - alive:
        path = folder / name
        # A manifest is only a file; whatever it says, nothing outside the folder is touched.
        if path.resolve().is_relative_to(folder.resolve()):
            path.unlink(missing_ok=True)
