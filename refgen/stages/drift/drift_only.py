"""The drift report alone, which is asked for after every edit and before every commit: no model, no stub, no examples.

Of each page only what checking must know is loaded, all pages at once; and where no file has changed, the report is the
one that the last run wrote.
"""

from collections.abc import Callable
from dataclasses import replace

from refgen.cache.results import Cache, digest_of
from refgen.corpus import TocNode, Tree, scan_tree
from refgen.corpus.misplaced import LEFT_OUT
from refgen.dataclass import dataclass
from refgen.drift.anchors import Anchors, anchors_of
from refgen.drift.check import registry
from refgen.drift.finding import Finding
from refgen.ops.targets import Named
from refgen.progress import Progress, silent
from refgen.settings import Settings
from refgen.stages.drift.checking import Drift, check_tree
from refgen.stages.pages.aligning import (
    AlignedPages,
    Grounds,
    PageFiles,
    contents_of,
    files_of,
    named_in,
    page_digest,
    read_page,
)
from refgen.stages.pages.named import NamedOn, Names
from refgen.stages.pages.nesting import nesting_problems
from refgen.stages.state.shelf import Shelf
from refgen.text import Diagnostic, Severity
from refgen.workers import Executor, map_pages, workers


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it is written, and what an exit status needs to know of it."""

    content: bytes
    worst: Severity | None
    """Of its findings; None where there are none."""
    left_out: tuple[Diagnostic, ...] = ()
    """As `Drift.left_out`."""


@dataclass(frozen=True, slots=True)
class _Glance:
    """One page, as far as checking it and the pages that link to it goes."""

    digest: str
    anchors: Anchors | None
    """None where no file of it could be read."""
    diagnostics: tuple[Diagnostic, ...]
    named: frozenset[Named]
    """Files that it names in any locale."""


def find_drift(settings: Settings, progress: Progress = silent) -> Drift:
    """What has drifted in a tree."""
    return _find(_scan(settings), settings, progress)[0]


def kept_report(
    settings: Settings, form: str, make: Callable[[tuple[Finding, ...]], bytes], progress: Progress = silent
) -> Report:
    """The report that `make` makes of all findings; where nothing that decides it has changed, that of the last run.

    A baseline and a history of the English are not among what decides it: with one of them, ask `find_drift`. `form` says
    all that decides what `make` makes of the same findings.
    """
    scanned, cache = _scan(settings), Cache(settings.cache)
    problems = repr((scanned.tree.diagnostics, scanned.toc_problems))
    key = digest_of(
        *scanned.names, repr(scanned.tocs), problems, form, repr(settings.drift), repr(scanned.tree.locales),
        *sorted(scanned.tree.others),
    )  # fmt: skip
    kept: Report | None = cache.get(f"{key}.report")
    if kept is not None:
        return kept
    drift, is_as_scanned = _find(scanned, settings, progress)
    worst = min((one.severity for one in drift.findings), key=lambda severity: severity.rank, default=None)
    report = Report(make(drift.findings), worst, drift.left_out)
    if is_as_scanned:
        cache.put(f"{key}.report", report)
    return report


@dataclass(frozen=True, slots=True)
class _Scanned:
    """A tree at one moment."""

    tree: Tree
    pages: tuple[PageFiles, ...]
    includes: tuple[PageFiles, ...]
    names: tuple[str, ...]
    """Of the pages, then of the includes: each changes whenever its page, in any locale, does."""
    tocs: dict[str, tuple[TocNode, ...]]
    toc_problems: tuple[Diagnostic, ...]


def _scan(settings: Settings) -> _Scanned:
    tree = scan_tree(settings.sources, settings.locales)
    pages, includes = (tuple(files_of(tree, shelf, settings.cache)) for shelf in (tree.pages, tree.includes))
    names = tuple(f"{one.key} {page_digest(one)}" for one in (*pages, *includes))
    return _Scanned(tree, pages, includes, names, *contents_of(tree, settings.cache))


def _find(scanned: _Scanned, settings: Settings, progress: Progress) -> tuple[Drift, bool]:
    """The drift, and whether all files were still those of the scan when they were read."""
    Cache(settings.cache).drop_other_versions()
    registry()  # loaded here, the checks are there in every worker that is forked
    tree, shelf = scanned.tree, Shelf(Cache(settings.cache), "glances", str(scanned.tree.root), *settings.locales)
    with workers(settings.jobs, len(tree.pages)) as executor:
        seen = _glances(scanned, shelf, executor, progress)
        shelf.save()
        met = (problem for one in seen for problem in one.diagnostics)
        read = {files.key: one for files, one in zip((*scanned.pages, *scanned.includes), seen, strict=True)}
        pages, includes = (
            AlignedPages(
                {one.key: one for one in files},
                {one.key: read[one.key].digest for one in files if read[one.key].anchors is not None},
            )
            for files in (scanned.pages, scanned.includes)
        )
        anchors = {key: one.anchors for key, one in read.items() if one.anchors is not None and key in pages.files}
        named, included = (
            tuple(NamedOn(one.key, Names(read[one.key].named)) for one in files)
            for files in (scanned.pages, scanned.includes)
        )
        nested = nesting_problems(tree, [named], [included], includes)
        problems = (*tree.diagnostics, *scanned.toc_problems, *met, *nested)
        grounds = Grounds(tree, pages, scanned.tocs, problems, anchors, includes, (named, included))
        left_out = tuple(one for one in tree.diagnostics if one.code == LEFT_OUT)
        drift = replace(check_tree(grounds, settings, executor, progress), left_out=left_out)
    return drift, all(name.endswith(one.digest) for name, one in zip(scanned.names, seen, strict=True))


def _glances(scanned: _Scanned, shelf: Shelf, executor: Executor, progress: Progress) -> list[_Glance]:
    """Of the pages, then of the includes: from the shelf, else new."""
    files, names = (*scanned.pages, *scanned.includes), scanned.names
    found: dict[str, _Glance | None] = {name: shelf.find(name) for name in names}
    fresh = [(name, one) for name, one in zip(names, files, strict=True) if found[name] is None]
    done = progress("reading", map_pages(executor, _glance, [one for _, one in fresh]), len(fresh))
    for (name, _), glance in zip(fresh, done, strict=True):
        found[name] = glance
        if name.endswith(glance.digest):
            shelf.add(name, glance)
    return [one for name in names if (one := found[name]) is not None]


def _glance(files: PageFiles) -> _Glance:
    digest, page, problems = read_page(files)
    if page is None:
        return _Glance(digest, None, problems, frozenset())
    return _Glance(digest, anchors_of(page), problems, named_in(page))
