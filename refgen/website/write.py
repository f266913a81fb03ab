"""Puts the site into a folder: renders only what has changed since the last time, removes what is gone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from refgen.output import write_file
from refgen.progress import Progress, silent
from refgen.website.digest import page_digests
from refgen.website.input import SiteInput
from refgen.website.options import SiteOptions
from refgen.website.render import prepare, write_pages
from refgen.website.search.files import search_files
from refgen.website.search.record import Record
from refgen.website.shell import Shell
from refgen.website.whole import whole_site

MANIFEST = ".refgen-site.json"
"""A hidden file: MkDocs leaves those alone when it empties the folder."""
RECORDS = ".refgen-search.json"
"""What the search index keeps of each page, for the next time."""


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


def write_site(
    given: SiteInput, options: SiteOptions, shells: Mapping[str, Shell], folder: Path, progress: Progress = silent
) -> Written:
    """Make the folder the site; what is there already and unchanged stays."""
    job = prepare(given, options, shells)
    digests = page_digests(job.site, shells)
    before = _read(folder / MANIFEST)
    kept = {
        key: before[key]["files"]
        for key, digest in digests.items()
        if key in before
        and before[key]["digest"] == digest
        and all((folder / name).is_file() for name in before[key]["files"])
    }
    known = _records(_read(folder / RECORDS))
    changed = [key for key in sorted(job.site.keys) if key not in kept or key not in known]
    files: dict[str, list[str]] = dict(kept)
    records = {key: known[key] for key in kept if key in known}
    written = zip(changed, write_pages(job, changed, folder), strict=True)
    for key, page in progress("site", written, len(changed)):
        files[key] = page.files
        records[key] = page.records
    whole = []
    for name, data in (*whole_site(job.site, shells), *search_files(job.site, records)):
        write_file(folder / name, data)
        whole.append(name)
    entries = {key: {"digest": digests[key], "files": files[key]} for key in sorted(files)}
    entries[""] = {"digest": "", "files": sorted(whole)}
    write_file(folder / RECORDS, _json({key: records[key] for key in sorted(records)}))
    _remove(folder, before, entries)
    write_file(folder / MANIFEST, _json(entries))
    new = tuple(name for key in changed for name in files[key])
    return Written(len(digests), len(changed), sum(len(entry["files"]) for entry in entries.values()), new)


def _records(loaded: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Record]]:
    return {
        key: {
            locale: Record(title, summary, tuple(head), tuple(body))
            for locale, (title, summary, head, body) in one.items()
        }
        for key, one in loaded.items()
    }


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        loaded = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _remove(folder: Path, before: _Manifest, now: _Manifest) -> None:
    alive = {name for entry in now.values() for name in entry["files"]}
    for entry in before.values():
        for name in entry["files"]:
            path = folder / name
            # A manifest is only a file; whatever it says, nothing outside the folder is touched.
            if name not in alive and path.resolve().is_relative_to(folder.resolve()):
                path.unlink(missing_ok=True)
