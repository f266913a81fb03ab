"""Checks every page for drift, applies what people accepted, and writes the reports."""

import pickle
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from refgen.align import ENGLISH, load_similarity
from refgen.cache.held import HELD, remembered
from refgen.cache.results import Cache, digest_of
from refgen.cache.runs import joined
from refgen.cache.stretch import Part
from refgen.corpus import Tree
from refgen.dataclass import dataclass
from refgen.drift.anchors import index_for
from refgen.drift.corpus import check_corpus, flat_contents, flat_folders
from refgen.drift.corpus_view import BrokenFile, extract_of
from refgen.drift.finding import Finding
from refgen.drift.ignores import without_ignored_beyond
from refgen.drift.page_view import CorpusIndex
from refgen.drift.run import check_page
from refgen.drift.settings import Settings as DriftSettings
from refgen.drift.settings import check_locales, read_settings
from refgen.errors import UsageError
from refgen.locales import normalize_code
from refgen.ops import EMPTY
from refgen.output import write_single
from refgen.progress import Progress
from refgen.report import stretches_of
from refgen.settings import Settings
from refgen.stages.drift.absent import absent_files, untold
from refgen.stages.drift.gathering import Checked, gather, settled
from refgen.stages.pages.aligning import Grounds, PageFiles, load_aligned
from refgen.stages.state.shelf import Shelf
from refgen.text import Diagnostic, Severity
from refgen.workers import Executor, map_pages

if TYPE_CHECKING:
    from refgen.drift.baseline import Accepted

REPORTS = {"drift.json": "json", "drift.sarif": "sarif", "drift.txt": "text"}
"""File to format: what a build leaves."""
MEANING = "meaning"
"""The check that needs the optional embedding."""
UNKNOWN = "und"
"""The locale of a file that does not say its own: what BCP 47 calls undetermined."""


@dataclass(frozen=True)
class Drift:
    """What checking found."""

    findings: tuple[Finding, ...]
    """Sorted by locale, path and line, without what the baseline accepts."""
    everything: tuple[Finding, ...] = ()
    """The same, with it."""
    accepted: int = 0
    """How many the baseline accepts."""
    unused: tuple[str, ...] = ()
    """Fingerprints of the baseline that no finding has any more."""
    canonical: Mapping[str, str] = field(default_factory=dict)
    """By page, the file that its canonical text is read from."""
    elsewhere: int = 0
    """Different files that pages name and that lie in folders of which the sources have nothing."""
    left_out: tuple[Diagnostic, ...] = ()
    """Files and folders that were not read, since they are no locale's."""


@dataclass(frozen=True, slots=True)
class _Job:
    """One page to check."""

    files: PageFiles
    digest: str
    settings: DriftSettings
    index: CorpusIndex


def check_tree(reading: Grounds, settings: Settings, executor: Executor, progress: Progress) -> Drift:
    """All findings of a tree."""
    return begin_checks(reading, settings, executor, progress)()


def begin_checks(reading: Grounds, settings: Settings, executor: Executor, progress: Progress) -> Callable[[], Drift]:
    """Hand the pages to the workers, and come back at once; what it returns waits for them, and gives all findings.

    What is done before it is called is done while the workers check.
    """
    drift_settings = HELD.same(read_settings(settings.drift, settings.lines.below("drift")), DriftSettings)
    if not settings.locales:
        check_locales(settings.drift, reading.tree.locales, settings.lines.below("drift"))
    shelf = Shelf(Cache(settings.cache), "drift", str(reading.tree.root), *settings.locales)
    # Before minutes of work: what it says may be no baseline.
    baseline = _baseline_of(settings)
    collect = _begin_pages(reading, drift_settings, shelf, executor, progress)

    def finish() -> Drift:
        # What needs no page to be checked is done while others check the pages.
        contents, folders = flat_contents(reading.tocs), flat_folders(reading.tocs)
        absent = absent_files(reading.tree, reading.named, (contents, folders), reading.page, reading.digest)
        broken = tuple(broken_files(reading))
        gathered = gather(collect())
        extracts = joined(one.extracts for one in gathered)
        lost = untold(absent.places, (one.findings for one in gathered))
        beyond = _as_before(check_corpus(extracts, drift_settings, contents, broken, lost))
        if settings.source_git is not None:
            from refgen.stages.drift.revising import check_revisions  # noqa: PLC0415  (few projects ask for it)

            older = check_revisions(reading, extracts, settings.source_git, drift_settings, executor, progress)
            beyond = (*beyond, *older)
        ignores = dict(chain.from_iterable(one.ignores.items() for one in gathered))
        drift = _without_accepted(settled(gathered, without_ignored_beyond(beyond, ignores)), baseline, drift_settings)
        if settings.locales:
            drift = _only_in(drift, frozenset((*reading.tree.locales, UNKNOWN)))
        canonical = dict(chain.from_iterable(one.canonical.items() for one in gathered))
        return replace(drift, canonical=canonical, elsewhere=absent.elsewhere)

    return finish


@remembered
def _as_before(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings; those that were there in the run before are the very objects of then."""
    return tuple(HELD.same(one, *_place_of(one)) for one in findings)


def _place_of(finding: Finding) -> tuple[object, ...]:
    """What tells a finding from others before it is known which it is: it costs less than to compare all of it."""
    return _place_of, finding.check, finding.file, finding.line, finding.column, finding.fingerprint


def broken_files(reading: Grounds) -> Iterator[BrokenFile]:
    """The errors that reading met, each with the page that the file is, or would be; and what has no text to be held against."""
    tree = reading.tree
    places = {
        path: (locale, key)
        for shelf in (tree.pages, tree.includes, tree.tocs)
        for key, files in shelf.items()
        for locale, path in files.items()
    }
    empty = {places[one.path] for one in reading.diagnostics if one.code == EMPTY and one.path in places}
    for problem in reading.diagnostics:
        if problem.severity is Severity.ERROR or (
            problem.code == EMPTY and _is_cause(places.get(problem.path), empty, tree)
        ):
            folder, _, rest = problem.path.partition("/")
            elsewhere = (UNKNOWN, problem.path) if tree.is_flat else (normalize_code(folder), rest)
            yield BrokenFile(*places.get(problem.path, elsewhere), problem)


def _is_cause(place: tuple[str, str] | None, empty: Collection[tuple[str, str]], tree: Tree) -> bool:
    """Whether a file without text is the English, or all others of its page have none either; else it lacks a translation."""
    if place is None:
        return False
    locale, key = place
    files = tree.pages.get(key, tree.includes.get(key, {}))
    return locale == ENGLISH if ENGLISH in files else all((one, key) in empty for one in files)


def _begin_pages(
    reading: Grounds, settings: DriftSettings, shelf: Shelf, executor: Executor, progress: Progress
) -> Callable[[], dict[str, Checked]]:
    """What came of each page that could be read, by key and in order: what is kept from here, the rest from the workers."""
    names = dict(_names(reading, settings))
    found: dict[str, Checked | None] = {key: shelf.find(name) for key, name in names.items()}
    pages = reading.pages
    fresh = [
        _Job(pages.files[key], pages.digests[key], settings, index_for(key, reading.anchors))
        for key, kept in found.items()
        if kept is None
    ]
    results = map_pages(executor, _check_one, fresh)

    def collect() -> dict[str, Checked]:
        for job, checked in zip(fresh, progress("drift", results, len(fresh)), strict=True):
            key = job.files.key
            found[key] = None if checked is None else shelf.take(names[key], checked)
        shelf.save()
        return {key: one for key, one in found.items() if one is not None}

    return collect


def _names(reading: Grounds, settings: DriftSettings) -> Iterator[tuple[str, str]]:
    """By page, what its result is kept under."""
    said = repr(settings)
    around: dict[str, str] = {}
    for key, digest in reading.pages.digests.items():
        index = index_for(key, reading.anchors)
        anchors = repr([(one, sorted(own)) for one, own in index.anchors.items()]) if index.anchors else ""
        if anchors not in around:
            around[anchors] = digest_of(anchors, said, module=__name__)
        yield key, f"{digest} {around[anchors]}"


def reports_of(drift: Drift) -> dict[str, Callable[[], tuple[Part, ...]]]:
    """By file name, what makes each of the reports."""
    return {name: partial(stretches_of, drift.findings, form) for name, form in REPORTS.items()}


def trend_of(settings: Settings) -> tuple[tuple[str, Mapping[str, int]], ...]:
    """(date, findings by locale) of each day that the history file remembers.

    Raises:
        UsageError: the file cannot be read, or a line of it is no summary.
    """
    if settings.history is None or not settings.history.exists():
        return ()
    from refgen.report.history import read_history  # noqa: PLC0415  (few projects have one)

    entries = read_history(_text_of(settings.history, "name a file for the history"), str(settings.history))
    return tuple((entry.date, entry.by_locale) for entry in entries)


def append_history(drift: Drift, path: Path, date: str, revision: str = "") -> None:
    """Add a dated summary to the history file, which is replaced whole; an earlier one of the same day gives way.

    It is for runs over all locales: one of some would take the place of one of all.

    Raises:
        UsageError: the file cannot be read or written, or a line of it is no summary.
    """
    from refgen.report.history import history_line, with_line  # noqa: PLC0415  (as above)

    text = _text_of(path, "name a file for the history") if path.exists() else ""
    line = history_line(drift.findings, date, revision)
    write_single(path, with_line(text, line, str(path)).encode("utf-8", "backslashreplace"))


def _text_of(path: Path, remedy: str) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is no UTF-8 text; {remedy}") from error
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}; {remedy}") from error


def _check_one(job: _Job) -> bytes | None:
    """What checking one page gave, pickled as it is kept; None where no file of it can be read any more."""
    page = load_aligned(job.files, job.digest)
    if page is None:
        return None
    needs_meaning = any(job.settings.is_on(MEANING, locale) for locale in page.translations)
    similarity = load_similarity() if needs_meaning else None
    made = Checked(check_page(page, job.settings, job.index, similarity), extract_of(page))
    return pickle.dumps(made, pickle.HIGHEST_PROTOCOL)


def _only_in(drift: Drift, locales: frozenset[str]) -> Drift:
    """The drift of those locales, found beside all others, whose English counts as much."""
    findings = tuple(one for one in drift.findings if one.locale in locales)
    everything = tuple(one for one in drift.everything if one.locale in locales)
    return replace(drift, findings=findings, everything=everything, accepted=len(everything) - len(findings))


def _baseline_of(settings: Settings) -> "tuple[Accepted, ...] | None":
    if settings.baseline is None:
        return None
    from refgen.drift.baseline import read_accepted  # noqa: PLC0415  (few projects have one)

    return read_accepted(_text_of(settings.baseline, "write one with --write-baseline"), str(settings.baseline))


def _without_accepted(
    findings: tuple[Finding, ...], baseline: "tuple[Accepted, ...] | None", settings: DriftSettings
) -> Drift:
    if baseline is None:
        return Drift(findings, findings)
    from refgen.drift.baseline import apply_baseline  # noqa: PLC0415  (as above)

    # What a check would find that is turned off for now is not repaired.
    resting = frozenset(row.fingerprint for row in baseline if row.check in settings.off(row.locale))
    applied = apply_baseline(findings, frozenset(row.fingerprint for row in baseline), resting)
    return Drift(applied.findings, findings, applied.accepted, applied.unused)
