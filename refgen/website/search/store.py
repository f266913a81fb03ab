"""The search index in the folder of a site, made from all pages or, where few of them have changed, from what is there."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from refgen.errors import UsageError
from refgen.output import write_file
from refgen.website.search.index import unpacked, word_files
from refgen.website.search.patch import Edit, patched
from refgen.website.search.record import Record
from refgen.website.search.said import Said, runs_of

RECORDS = ".refgen-words-{}.z"
"""In the site's folder, for each locale, what is said of the pages. A hidden file: MkDocs leaves those alone."""

_FEW = 40
"""Changed pages from which an index is made anew."""

Made = Mapping[str, Mapping[str, Record]]
"""By page key and locale, what the index is to say of the pages that were rendered."""


def has_records(folder: Path, locales: Sequence[str]) -> bool:
    """Whether the last run's records are there, so that only those of changed pages are needed."""
    return all(Said.is_kept(folder / RECORDS.format(locale)) for locale in locales)


def write_words(
    folder: Path, there: Mapping[str, Sequence[str]], keys: Sequence[str], made: Made
) -> dict[str, list[str]]:
    """Write the index of some locales; by locale the addresses of its files.

    `there` has the files of each that are in the folder already, none where they are of other pages than `keys`, which
    are all pages, sorted.

    Raises:
        UsageError: the records of the pages that are not in `made` are damaged.
    """
    numbers, runs = {key: number for number, key in enumerate(keys) if key in made}, runs_of(keys)
    found: dict[str, list[str]] = {}
    for locale, names in there.items():
        kept = Said.kept(folder / RECORDS.format(locale), runs)
        own = {key: one[locale] for key, one in made.items() if locale in one}
        change = _patched(folder, locale, kept, numbers, own) if names and len(made) <= _FEW else None
        files, said = change or _anew(locale, kept, keys, own)
        for name, data in files.items():
            if data is not None:
                write_file(folder / name, data)
        write_file(folder / RECORDS.format(locale), said.file)
        stays = [name for name in names if name not in files] if change else []
        found[locale] = [*stays, *(name for name, data in files.items() if data is not None)]
    return found


_Change = tuple[Mapping[str, bytes | None], Said]
"""By address the files that have other words now, and what is to be kept."""


def _anew(locale: str, kept: Said, keys: Sequence[str], own: Mapping[str, Record]) -> _Change:
    try:
        known = own if own.keys() >= {*keys} else {**dict(kept.rows()), **own}
        files = dict(word_files(locale, [known[key] for key in keys]))
        return files, kept.changed(own, known)
    except (ValueError, TypeError, LookupError) as error:
        name = RECORDS.format(locale)
        raise UsageError(f"{name}: is damaged; remove it from the folder of the site and build again") from error


def _patched(
    folder: Path, locale: str, kept: Said, numbers: Mapping[str, int], own: Mapping[str, Record]
) -> _Change | None:
    """None where what is in the folder is not what the last run left."""

    def read(name: str) -> Any:
        return unpacked((folder / name).read_bytes())

    def records() -> Iterator[Record]:
        return (record for _, record in kept.rows())

    try:
        before = kept.beside(numbers)
        edits = [Edit(number, before[key], own[key]) for key, number in numbers.items()]
        return patched(locale, edits, read, records), kept.changed(numbers, {**before, **own})
    except (OSError, ValueError, LookupError, TypeError):
        return None
