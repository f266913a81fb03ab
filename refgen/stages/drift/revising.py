"""Checks the translations of pages whose English has changed since, by the history of the English."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from refgen.dataclass import dataclass
from refgen.drift.corpus_view import PageExtract
from refgen.drift.finding import Finding
from refgen.drift.outdated import check_readable, check_versions, wanted_of
from refgen.drift.settings import Settings
from refgen.drift.source_git import Revision, Wanted, read_revisions
from refgen.progress import Progress
from refgen.stages.pages.aligning import Grounds, PageFiles, load_aligned
from refgen.workers import Executor, map_pages


@dataclass(frozen=True, slots=True)
class _Job:
    """One page to hold against the versions of its English."""

    files: PageFiles
    digest: str
    settings: Settings
    versions: Mapping[str, Revision]
    """By locale."""


def check_revisions(  # noqa: PLR0913, PLR0917  (a stage)
    reading: Grounds,
    extracts: Sequence[PageExtract],
    checkout: Path,
    settings: Settings,
    executor: Executor,
    progress: Progress,
) -> tuple[Finding, ...]:
    """What the history of the English, in a checkout, tells of the translations."""
    revisions = read_revisions(checkout, wanted_of(extracts).values())
    changed = list(_changed(reading, extracts, revisions, settings))
    older = progress("history", map_pages(executor, _check, changed), len(changed))
    return (*check_readable(extracts, revisions, settings), *chain.from_iterable(older))


def _changed(
    reading: Grounds, extracts: Sequence[PageExtract], revisions: Mapping[Wanted, Revision], settings: Settings
) -> Iterator[_Job]:
    """The pages whose English is another now than when they were translated."""
    by_page: dict[str, dict[str, Revision]] = defaultdict(dict)
    for (key, locale), wanted in wanted_of(extracts).items():
        revision = revisions[wanted]
        if revision.old is not None and (revision.old != revision.new or revision.moved):
            by_page[key][locale] = revision
    for key, versions in by_page.items():
        yield _Job(reading.pages.files[key], reading.pages.digests[key], settings, versions)


def _check(job: _Job) -> tuple[Finding, ...]:
    page = load_aligned(job.files, job.digest)
    return check_versions(page, job.versions, job.settings) if page else ()
