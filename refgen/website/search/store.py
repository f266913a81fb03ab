"""The search index in the folder of a site, and beside it what it says of each page, a line a page, for the next time.

Where few pages of thousands have changed, the lines of the others are not even decoded.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from refgen.output import write_file
from refgen.website.search.index import as_json, word_files
from refgen.website.search.patch import Edit, Version, patched
from refgen.website.search.record import Record
from refgen.website.texts import ENGLISH

RECORDS = ".refgen-words-{}.jsonl"
"""In the site's folder, for each locale, the pages in order. A hidden file: MkDocs leaves those alone."""

_FEW = 40
"""Changed pages from which an index is made anew."""

Made = Mapping[str, Mapping[str, Record]]
"""By page key and locale, what the index is to say of the pages that were rendered."""


def write_words(
    folder: Path, there: Mapping[str, Sequence[str]], keys: Sequence[str], made: Made
) -> dict[str, list[str]]:
    """Write the index of some locales; by locale the addresses of its files.

    `there` has the files of each that are in the folder already, none where they are of other pages than `keys`, which
    are all pages, sorted.
    """

    @cache
    def said(locale: str) -> _Said:
        return _Said(_stored(folder, locale), {key: one[locale] for key, one in made.items() if locale in one})

    numbers = {key: number for number, key in enumerate(keys) if key in made}
    english = said(ENGLISH)
    found: dict[str, list[str]] = {}
    for locale, names in there.items():
        own = said(locale)
        patch = _patched(folder, locale, numbers, own, english) if names and len(made) <= _FEW else None
        if patch is not None:
            files, lines = patch, own.patched_lines(numbers)
        else:
            records = own.now(keys)
            files = dict(word_files(locale, tuple(records), records, english.now(keys)))
            lines = [_line(key, record) for key, record in records.items()]
        for name, data in files.items():
            if data is not None:
                write_file(folder / name, data)
        write_file(folder / RECORDS.format(locale), "\n".join(lines).encode("utf-8"))
        kept = [name for name in names if name not in files] if patch is not None else []
        found[locale] = [*kept, *(name for name, data in files.items() if data is not None)]
    return found


class _Said:
    """What the index of a locale says of each page: as it was kept, and of some pages as it is now."""

    def __init__(self, lines: list[str], made: Mapping[str, Record]) -> None:
        self._lines = lines
        self.made = made

    def now(self, keys: Sequence[str]) -> dict[str, Record]:
        """Of the pages that there are now."""
        known = {**dict(_readable(self._lines)), **self.made}
        return {key: known[key] for key in keys if key in known}

    def before(self, number: int, key: str) -> Record:
        """Of one page, by its place."""
        found, record = _parsed(self._lines[number])
        if found != key:
            raise LookupError(key)
        return record

    def all_before(self) -> Iterator[Record]:
        """Of all pages, in order."""
        return (record for _, record in map(_parsed, self._lines))

    def patched_lines(self, numbers: Mapping[str, int]) -> list[str]:
        """The lines to keep, where no page has come or gone."""
        lines = [*self._lines]
        for key, record in self.made.items():
            lines[numbers[key]] = _line(key, record)
        return lines


def _patched(
    folder: Path, locale: str, numbers: Mapping[str, int], own: _Said, english: _Said
) -> Mapping[str, bytes | None] | None:
    """The files that have other words now; None where what is in the folder is not what the last run left."""

    def read(name: str) -> Any:
        return json.loads((folder / name).read_bytes())

    def versions() -> Iterator[Version]:
        return map(Version, own.all_before(), english.all_before())

    try:
        edits = [
            Edit(
                number,
                key,
                Version(own.before(number, key), english.before(number, key)),
                Version(own.made[key], english.made[key]),
            )
            for key, number in numbers.items()
        ]
        return patched(locale, edits, read, versions)
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _stored(folder: Path, locale: str) -> list[str]:
    try:
        return (folder / RECORDS.format(locale)).read_text("utf-8").split("\n")
    except (OSError, ValueError):
        return []


def _line(key: str, record: Record) -> str:
    return as_json([key, *record]).decode("utf-8")


def _readable(lines: Iterable[str]) -> Iterator[tuple[str, Record]]:
    for line in lines:
        with suppress(ValueError, TypeError):
            yield _parsed(line)


def _parsed(line: str) -> tuple[str, Record]:
    key, *values = json.loads(line)
    return key, Record(*values)
