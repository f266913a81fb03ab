"""The search index in the folder of a site, made from all pages or, where few of them have changed, from what is there."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from refgen.cache.held import HELD
from refgen.dataclass import dataclass
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
"""Pages to be written from which locales are worth processes of their own."""

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

    @property
    def keys(self) -> list[str]:
        """Of all pages, in order."""
        return [*chain.from_iterable(self.runs.values())]

    @property
    def records(self) -> Path:
        """The file with what is kept for the next time."""
        return self.folder / RECORDS.format(self.locale)


_Change = tuple[Mapping[str, bytes | None], Said]
"""By address the files that have other words now, and what is to be kept."""
_Step = Callable[[_Job], list[str]]
"""What is done for a locale; addresses of files."""


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
    # The longest first, so that no process is left with it while the others have ended.
    jobs.sort(key=_length, reverse=True)
    # Where pages have come or gone, most words are of pages that were not made.
    pages = len(made) if all(there.values()) else len(keys)
    count = (processes or os.cpu_count() or 1) if pages >= _MANY else 1
    steps = (_write_index, _write_records) if count > 1 else (_write,)
    tasks = [(step, job) for step in steps for job in jobs]
    with handing_out(min(count, len(tasks)), _done, tasks) as written:
        meanwhile()
        found = zip(tasks, HELD.awaiting(written), strict=True)
        files = {job.locale: names for (step, job), names in found if step is not _write_records}
    return {locale: files[locale] for locale in there}


def _length(job: _Job) -> int:
    return sum(len(one.words) for one in job.own.values())


def _done(task: tuple[_Step, _Job]) -> list[str]:
    step, job = task
    return step(job)


def _write(job: _Job) -> list[str]:
    change = _patched(job) if job.there and len(job.numbers) <= _FEW else None
    if change is None:
        return [*_write_index(job), *_write_records(job)]
    files, said = change
    _put(job.folder, files)
    write_file(job.records, said.file)
    stays = [name for name in job.there if name not in files]
    return [*stays, *(name for name, data in files.items() if data is not None)]


def _write_index(job: _Job) -> list[str]:
    """Made anew; the addresses of its files."""
    with _read(job) as (known, _):
        files = dict(word_files(job.locale, [known[key] for key in job.keys]))
    _put(job.folder, files)
    return [*files]


def _write_records(job: _Job) -> list[str]:
    """What is kept for the next time; it has no address."""
    with _read(job) as (known, kept):
        said = kept.changed(job.own, known)
    write_file(job.records, said.file)
    return []


def _put(folder: Path, files: Mapping[str, bytes | None]) -> None:
    for name, data in files.items():
        if data is not None:
            write_file(folder / name, data)


@contextmanager
def _read(job: _Job) -> Iterator[tuple[Mapping[str, Record], Said]]:
    """The records of all pages, and what is kept of those that have not changed.

    Of one language the index and what is kept are written at once: what is read here is from before or from after, and says
    the same of the pages that were not rendered.
    """
    try:
        kept = Said.kept(job.records, job.runs)
        yield job.own if job.own.keys() >= {*job.keys} else {**dict(kept.rows()), **job.own}, kept
    except (ValueError, TypeError, LookupError) as error:
        name = job.records.name
        raise UsageError(f"{name}: is damaged; remove it from the folder of the site and build again") from error


def _patched(job: _Job) -> _Change | None:
    """None where what is in the folder is not what the last run left."""

    def read(name: str) -> Any:
        return unpacked((job.folder / name).read_bytes())

    kept = Said.kept(job.records, job.runs)
    try:
        before = kept.beside(job.numbers)
        edits = [Edit(number, before[key], job.own[key]) for key, number in job.numbers.items()]
        return patched(job.locale, edits, read), kept.changed(job.numbers, {**before, **job.own})
    except (OSError, ValueError, LookupError, TypeError):
        return None
