"""What the last run left in the folder of a site, as its manifest tells: an entry for each page and one for all other files.

An entry has a line of its own, so that one that stays need not be written down again.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from refgen.website.search.index import ENDING
from refgen.website.search.store import has_records

MANIFEST = ".refgen-site.json"
"""A hidden file: MkDocs leaves those alone when it empties the folder."""
UNFINISHED = ".refgen-unfinished.json"
"""What a run is changing: it is there while that goes on, and after a run that was killed."""
_INDEX = re.compile(r"search/[^/]+/[^/]+\.(?:json|z)|\.refgen-words-[^/]+")
"""Of the index, and of what is kept to make the next one from: no other generator makes any of that kind."""
_OF_INDEX = ("search/", ".refgen-words-")
_ENDINGS = (".html", ".json", ENDING)
"""Of the files of pages and of the index; what else lies beside them are the sources' images."""

Manifest = Mapping[str, Mapping[str, Any]]
"""By page key, '' for the files that are no page's."""


@dataclass(frozen=True, slots=True)
class Last:
    """What the last run left in the folder."""

    manifest: Manifest
    """Without entries that cannot be built on."""
    lines: Mapping[str, bytes] = field(repr=False)
    """By key, how its entry is written, where that is known."""
    listed: frozenset[str]
    """All files that it says to have made, by address, whatever else can be built on."""
    torn: frozenset[str]
    """Keys of the pages that it was changing when it was killed, or that are to be made anew whatever they are."""
    present: frozenset[str]
    """All files that are there, by address."""

    @property
    def pages(self) -> Manifest:
        """By key."""
        return {key: entry for key, entry in self.manifest.items() if key}

    def places(self, outlines: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """By key, by locale a digest of what each page shows of the contents; '' where these are not what they were."""
        before = self.manifest.get("", {}).get("outlines", ())
        if not isinstance(before, list) or len(before) != len(outlines):
            return {}
        pages = {key: entry["place"] for key, entry in self.pages.items() if "place" in entry}
        if before == outlines:
            return pages
        stands = [one == other for one, other in zip(before, outlines, strict=True)]
        return {key: [one * is_so for one, is_so in zip(place, stands, strict=True)] for key, place in pages.items()}

    def has(self, key: str, digests: Mapping[str, str]) -> bool:
        """Whether the files of a page are there, made from what its digest stands for.

        The digest is worked out only where all else says so: for a page that is to be made anyway it may not be needed.
        """
        entry = self.manifest.get(key)
        if entry is None or key in self.torn or not self.present.issuperset(entry["files"]):
            return False
        return bool(entry.get("digest") == digests[key])

    def strays(self, locales: Sequence[str]) -> Iterator[str]:
        """Files that a run may have left that was killed before it could list them, and index files of other versions."""
        yield from (name for name in self.present if name.startswith(_OF_INDEX) and _INDEX.fullmatch(name))
        if self.torn:
            own = tuple(f"{name}/" for name in ("api", "search", *locales))
            yield from (name for name in self.present if name.startswith(own) and name.endswith(_ENDINGS))

    def written(self, now: Manifest) -> bytes:
        """A manifest as it is written; entries that are the very ones of this one are written as they were."""
        entries = (
            self.lines[key] if key in self.lines and entry is self.manifest.get(key) else as_json({key: entry})[1:-1]
            for key, entry in now.items()
        )
        return b"{\n%b\n}" % b",\n".join(entries)


def last_of(folder: Path, locales: Sequence[str]) -> Last:
    """What is there."""
    read, lines = _read(folder / MANIFEST)
    written = {key: entry for key, entry in read.items() if _is_entry(entry)}
    manifest = written if has_records(folder, locales) else {}
    torn, _ = _read(folder / UNFINISHED)
    return Last(manifest, lines, frozenset(files_of(written)), frozenset(torn), _present(folder))


def files_of(manifest: Manifest) -> set[str]:
    """All files that it lists."""
    return {name for entry in manifest.values() for name in entry["files"]}


def _is_entry(entry: Any) -> bool:
    """Whether an entry is what a run would write: somebody may have edited the file, or another version written it."""
    if not isinstance(entry, dict) or not isinstance(files := entry.get("files"), list):
        return False
    is_known = isinstance(entry.get("place", []), list) and isinstance(entry.get("words", {}), dict)
    return is_known and {*map(type, files)} <= {str}


def as_json(data: object) -> bytes:
    """As the files that one run leaves for the next are written."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _read(path: Path) -> tuple[dict[str, Any], dict[str, bytes]]:
    try:
        data = path.read_bytes()
        loaded = json.loads(data)
    except (OSError, ValueError):
        return {}, {}
    if not isinstance(loaded, dict):
        return {}, {}
    lines = [line.removesuffix(b",") for line in data.split(b"\n")[1:-1]]
    return loaded, dict(zip(loaded, lines, strict=True)) if len(loaded) == len(lines) else {}


def _present(folder: Path) -> frozenset[str]:
    """The files that are there, by address."""
    start = len(str(folder))
    found: set[str] = set()
    for top, _, names in os.walk(folder):
        below = f"{top[start:]}{os.sep}".replace(os.sep, "/").removeprefix("/")
        found.update([f"{below}{name}" for name in names])
    return frozenset(found)
