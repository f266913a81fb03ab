"""Puts the site into a folder: renders only what has changed since the last time, removes what is gone."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from refgen.output import write_file
from refgen.progress import Progress, silent
from refgen.website.digest import page_digests
from refgen.website.input import SiteInput
from refgen.website.options import SiteOptions
from refgen.website.render import Job, prepare, write_pages
from refgen.website.shell import Shell
from refgen.website.whole import whole_site

MANIFEST = ".refgen-site.json"
"""A hidden file: MkDocs leaves those alone when it empties the folder."""


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
        if key in before and before[key]["digest"] == digest and all((folder / name).is_file() for name in before[key]["files"])
    }
    changed = [key for key in sorted(given.pages) if key not in kept]
    files: dict[str, list[str]] = {**kept, **dict(progress("site", _write_pages(job, changed, folder), len(changed)))}
    whole = []
    for name, data in whole_site(job.site, shells):
        write_file(folder / name, data)
        whole.append(name)
    entries = {key: {"digest": digests[key], "files": files[key]} for key in sorted(files)}
    entries[""] = {"digest": "", "files": sorted(whole)}
    _remove(folder, before, entries)
    write_file(folder / MANIFEST, json.dumps(entries, separators=(",", ":")).encode())
    new = tuple(name for key in changed for name in files[key])
    return Written(len(digests), len(changed), sum(len(entry["files"]) for entry in entries.values()), new)


def _write_pages(job: Job, keys: list[str], folder: Path) -> Iterator[tuple[str, list[str]]]:
    return zip(keys, write_pages(job, keys, folder), strict=True)


def _read(path: Path) -> dict[str, dict[str, list[str]]]:
    try:
        loaded = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _remove(folder: Path, before: Mapping[str, Mapping[str, list[str]]], now: Mapping[str, Mapping[str, list[str]]]) -> None:
    alive = {name for entry in now.values() for name in entry["files"]}
    for entry in before.values():
        for name in entry["files"]:
            path = folder / name
            # A manifest is only a file; whatever it says, nothing outside the folder is touched.
            if name not in alive and path.resolve().is_relative_to(folder.resolve()):
                path.unlink(missing_ok=True)
