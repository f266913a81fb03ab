"""Takes from every page what it says of the API, what it demands, and its examples.

Results are kept by content; a page whose files have not changed is not read again.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from refgen.align import AlignedPage
from refgen.api import PageApis, describe_page
from refgen.corpus import Cache, TocNode, Tree
from refgen.corpus.cache import digest_of
from refgen.corpus.held import HELD
from refgen.corpus.load import traces_of
from refgen.drift.anchors import Anchors, anchors_of
from refgen.examples import Occurrence, Problem, find_examples
from refgen.ops.targets import Named
from refgen.progress import Progress, silent
from refgen.stages.aligning import (
    AlignedPages,
    Grounds,
    PageFiles,
    contents_of,
    files_of,
    named_in,
    page_digest,
    read_page,
    shown_of,
)
from refgen.stages.cycles import include_cycles
from refgen.stub.claims import PageSentences, page_sentences
from refgen.text import Diagnostic
from refgen.workers import Executor, map_pages


@dataclass(frozen=True, slots=True)
class PageReading:
    """What reading one page gave; the aligned page itself stays in the cache until somebody asks for it."""

    key: str
    digest: str
    """Changes whenever the page, in any locale, does."""
    apis: PageApis | None
    """None where no file of the page could be read."""
    slots: int
    """Segments of all locales, paired or alone."""
    diagnostics: tuple[Diagnostic, ...]
    sentences: PageSentences | None = None
    """Its canonical sentences with their translations; None where no file of the page could be read."""
    examples: tuple[tuple[Occurrence, ...], ...] = ()
    """Its written examples, a session a locale."""
    unread: tuple[Problem, ...] = ()
    """Written examples that cannot be read."""
    anchors: Anchors | None = None
    """What checking the pages that link to it must know of it; None where no file of it could be read."""
    named: frozenset[Named] = frozenset()
    """Files that it names in any locale."""


@dataclass(frozen=True)
class Reading:
    """What reading a source tree gave."""

    tree: Tree
    pages: AlignedPages
    checked: AlignedPages
    """The pages, with those that are in no locale that is asked for: what is missing is missing beside these."""
    includes: AlignedPages
    apis: tuple[PageApis, ...]
    """Of the pages, sorted by key."""
    slots: int
    """Segments of all pages and locales, paired or alone."""
    tocs: Mapping[str, tuple[TocNode, ...]]
    """By locale, the roots of its contents."""
    include_pages: tuple[AlignedPage, ...]
    diagnostics: tuple[Diagnostic, ...]
    sentences: tuple[PageSentences, ...]
    """Of the pages, sorted by key."""
    examples: tuple[tuple[Occurrence, ...], ...]
    """Written ones, a session a page and locale."""
    unread: tuple[Problem, ...]
    """Written examples that cannot be read."""
    anchors: Mapping[str, Anchors]
    """By page key: what checking a page must know of the others."""
    named: Mapping[str, frozenset[Named]]
    """By key of a page or an included file: the files that it names in any locale."""

    @property
    def told(self) -> tuple[Diagnostic, ...]:
        """What was met in the files of the locales that are asked for, or in no locale's."""
        shelves = (self.tree.pages, self.tree.includes, self.tree.tocs)
        others = {
            path
            for shelf in shelves
            for files in shelf.values()
            for locale, path in files.items()
            if locale not in self.tree.locales
        }
        return tuple(one for one in self.diagnostics if one.path not in others)


def grounds_of(reading: Reading) -> Grounds:
    """What checking sees of a reading."""
    return Grounds(
        reading.tree,
        reading.checked,
        reading.tocs,
        reading.diagnostics,
        reading.anchors,
        reading.includes,
        reading.named,
    )


def read_tree(tree: Tree, cache: Path | None, executor: Executor, progress: Progress) -> Reading:
    """Read, align and describe all pages of a tree."""
    pages, includes = (
        {files.key: files for files in files_of(tree, shelf, cache)} for shelf in (tree.pages, tree.includes)
    )
    done = _read_all(list(pages.values()), executor, progress)
    parts = _read_all(list(includes.values()), executor, silent)
    read = {one.key: one.digest for one in done if one.apis is not None}
    read_includes = {one.key: one.digest for one in parts if one.apis is not None}
    tocs, toc_problems = contents_of(tree, cache)
    aligned_includes = AlignedPages(includes, read_includes)
    named = {one.key: one.named for one in (*done, *parts) if one.named}
    met = (problem for one in (*done, *parts) for problem in one.diagnostics)
    return Reading(
        tree,
        AlignedPages(pages, read),
        AlignedPages(pages, {one.key: one.digest for one in done if one.anchors is not None}),
        aligned_includes,
        tuple(one.apis for one in done if one.apis is not None),
        sum(one.slots for one in done),
        tocs,
        tuple(aligned_includes.values()),
        (*tree.diagnostics, *toc_problems, *met, *include_cycles(tree, named, aligned_includes)),
        tuple(one.sentences for one in done if one.sentences is not None),
        tuple(session for one in done for session in one.examples),
        tuple(problem for one in done for problem in one.unread),
        {one.key: one.anchors for one in done if one.anchors is not None},
        named,
    )


def _read_all(files: Sequence[PageFiles], executor: Executor, progress: Progress) -> list[PageReading]:
    """The readings in the order of the pages: those that are kept from here, the others from whoever works for us."""
    # Taken before anything is read: what is saved meanwhile has other traces in the next run.
    names = [_held_name(one) if HELD.is_on else None for one in files]
    held = [HELD.get(name) if name else None for name in names]
    kept = [found or _kept(one) for one, found in zip(files, held, strict=True)]
    fresh = [one for one, found in zip(files, kept, strict=True) if found is None]
    made = iter(tuple(progress("reading", map_pages(executor, read_one, fresh), len(fresh))))
    readings = [found or next(made) for found in kept]
    for one, name, before, reading in zip(files, names, held, readings, strict=True):
        if before is not None:
            continue
        if name:
            HELD.put(name, reading)
        elif reading.apis is not None:
            Cache(one.cache, __name__).hold(_name(one, reading.digest), reading)
    return readings


def _kept(files: PageFiles) -> PageReading | None:
    """What reading a page gave the last time that its files said what they say; None where it was not kept."""
    kept: PageReading | None = Cache(files.cache, __name__).get(_name(files, page_digest(files)))
    return kept


def _held_name(files: PageFiles) -> Hashable | None:
    """What the reading is held under as long as the files are as they are; None where nothing tells that."""
    root = str(files.root)
    traces = traces_of(root, files.paths.values())
    return traces and (PageReading, root, files.key, *files.paths, files.shown, *traces)


def read_one(files: PageFiles) -> PageReading:
    """Read, align and describe one page, and keep the result."""
    digest, page, problems = read_page(files)
    anchors = anchors_of(page) if page else None
    page = page and shown_of(page, files.shown)
    if page is None:
        return PageReading(files.key, digest, None, 0, problems, anchors=anchors)
    slots = sum(len(translation.slots) for translation in page.translations.values())
    examples, unread = _written_examples(page)
    sentences = page_sentences(page)
    reading = PageReading(
        files.key,
        digest,
        describe_page(page),
        slots,
        problems,
        sentences,
        examples,
        unread,
        anchors,
        named_in(page),
    )
    Cache(files.cache, __name__).put(_name(files, digest), reading)
    return reading


def _written_examples(page: AlignedPage) -> tuple[tuple[tuple[Occurrence, ...], ...], tuple[Problem, ...]]:
    """One session a locale: the examples of a page share a namespace."""
    sessions: list[tuple[Occurrence, ...]] = []
    problems: list[Problem] = []
    for locale, translation in page.translations.items():
        found, unread = find_examples(translation.view.page, page.key, locale)
        problems += unread
        if found:
            sessions.append(found)
    return tuple(sessions), tuple(problems)


def _name(files: PageFiles, digest: str) -> str:
    """What the reading of a page is kept under; all locales, where it is in no other than those that are asked for."""
    if files.shown is None or files.shown.issuperset(files.paths):
        return f"{digest}.apis"
    return f"{digest_of(digest, *sorted(files.shown))}.apis"
