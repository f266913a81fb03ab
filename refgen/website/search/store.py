"""The search index in the folder of a site, made from all pages or, where few of them have changed, from what is there."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from refgen.cache.held import HELD
from refgen.errors import UsageError
from refgen.output import write_file
from refgen.website.search.index import unpacked, word_files
from refgen.website.search.patch import Edit, patched
from refgen.website.search.record import Record
from refgen.website.search.said import Runs, Said, runs_of
from refgen.workers import handing_out

RECORDS = ".refgen-words-{}.z"
"""In the site's folder, for each locale, what is said of the pages. A hidden file: MkDocs leaves those alone."""

_FEW = 40
"""Changed pages from which an index is made anew."""
_MANY = 400
"""Changed pages from which locales are worth processes of their own."""

Made = Mapping[str, Mapping[str, Record]]
"""By page key and locale, what the index is to say of the pages that were rendered."""


def has_records(folder: Path, locales: Sequence[str]) -> bool:
    """Whether the last run's records are there, so that only those of changed pages are needed."""
    return all(Said.is_kept(folder / RECORDS.format(locale)) for locale in locales)


def _nothing() -> None:
    pass


@dataclass(frozen=True, slots=True)
class _Job:
    """The index of a locale."""

    folder: Path
    locale: str
    there: Sequence[str]
    """Its files that are in the folder already; none where they are of other pages."""
    runs: Runs
    """All pages in order."""
    numbers: Mapping[str, int]
    """Of the pages that were rendered, their places among all."""
    own: Mapping[str, Record]
    """Of these, what the index is to say."""


def write_words(  # noqa: PLR0913  (of what, where, and two conveniences)
    folder: Path,
    there: Mapping[str, Sequence[str]],
    keys: Sequence[str],
    made: Made,
    processes: int = 0,
    *,
    meanwhile: Callable[[], object] = _nothing,
) -> dict[str, list[str]]:
    """Write the index of some locales; by locale the addresses of its files. `meanwhile` is called while others do that.

    `there` has the files of each that are in the folder already, none where they are of other pages than `keys`, which
    are all pages, sorted. `processes` is how many may work at once, 0 for one a core.

    Raises:
        UsageError: the records of the pages that are not in `made` are damaged.
    """
    runs, numbers = runs_of(keys), {key: number for number, key in enumerate(keys) if key in made}
    jobs = [
        _Job(folder, locale, names, runs, numbers, {key: one[locale] for key, one in made.items() if locale in one})
        for locale, names in there.items()
    ]
    count = min(processes or os.cpu_count() or 1, len(jobs)) if len(made) >= _MANY else 1
    # The longest first, so that no process is left with it while the others have ended.
    jobs.sort(key=_length, reverse=True)
    with handing_out(count, _write, jobs) as written:
        meanwhile()
        files = dict(zip([job.locale for job in jobs], HELD.awaiting(written), strict=True))
    return {locale: files[locale] for locale in there}


def _length(job: _Job) -> int:
    return sum(len(one.words) for one in job.own.values())


def _write(job: _Job) -> list[str]:
    records = job.folder / RECORDS.format(job.locale)
    kept = Said.kept(records, job.runs)
    change = _patched(job, kept) if job.there and len(job.numbers) <= _FEW else None
    files, said = change or _anew(job, kept)
    for name, data in files.items():
        if data is not None:
            write_file(job.folder / name, data)
    write_file(records, said.file)
    stays = [name for name in job.there if name not in files] if change else []
    return [*stays, *(name for name, data in files.items() if data is not None)]


_Change = tuple[Mapping[str, bytes | None], Said]
"""By address the files that have other words now, and what is to be kept."""


def _anew(job: _Job, kept: Said) -> _Change:
    try:
        keys = [*chain.from_iterable(job.runs.values())]
        known = job.own if job.own.keys() >= {*keys} else {**dict(kept.rows()), **job.own}
        files = dict(word_files(job.locale, [known[key] for key in keys]))
        return files, kept.changed(job.own, known)
    except (ValueError, TypeError, LookupError) as error:
        name = RECORDS.format(job.locale)
        raise UsageError(f"{name}: is damaged; remove it from the folder of the site and build again") from error


def _patched(job: _Job, kept: Said) -> _Change | None:
    """None where what is in the folder is not what the last run left."""

    def read(name: str) -> Any:
        return unpacked((job.folder / name).read_bytes())

    def records() -> Iterator[Record]:
        return (record for _, record in kept.rows())

    try:
        before = kept.beside(job.numbers)
        edits = [Edit(number, before[key], job.own[key]) for key, number in job.numbers.items()]
        return patched(job.locale, edits, read, records), kept.changed(job.numbers, {**before, **job.own})
    except (OSError, ValueError, LookupError, TypeError):
        return None
