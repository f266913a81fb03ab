"""Reads every page in all its locales, aligns them, and takes from each what it says of the API.

Results are kept by content; a page whose files have not changed is not read again.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

from refgen.align import AlignedPage, align_page
from refgen.api import PageApis, describe_page
from refgen.corpus import Cache, TocNode, Tree, read_pages, read_tocs
from refgen.corpus.cache import digest_of
from refgen.corpus.held import remembered
from refgen.corpus.load import Content, parse_contents, read_contents, read_file
from refgen.drift.anchors import Anchors, anchors_of
from refgen.examples import Occurrence, Problem, find_examples
from refgen.progress import Progress, silent
from refgen.stub.claims import PageSentences, page_sentences
from refgen.text import Diagnostic
from refgen.workers import map_pages


@dataclass(frozen=True, slots=True)
class PageFiles:
    """The files of one page: enough to make everything of it, in any process."""

    root: Path
    key: str
    paths: Mapping[str, str]
    """By locale, relative to the root."""
    cache: Path | None


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


@dataclass(frozen=True)
class AlignedPages(Mapping[str, AlignedPage]):
    """The aligned pages by key, loaded or made when they are asked for, and not held: a tree may have many."""

    files: Mapping[str, PageFiles]
    digests: Mapping[str, str] = field(repr=False)

    def __getitem__(self, key: str) -> AlignedPage:
        page = load_aligned(self.files[key], self.digests[key])
        if page is None:
            raise KeyError(key)
        return page

    def __iter__(self) -> Iterator[str]:
        return iter(self.digests)

    def __len__(self) -> int:
        return len(self.digests)

    def only(self, keys: frozenset[str]) -> "AlignedPages":
        """The pages with those keys."""
        return AlignedPages(
            {key: files for key, files in self.files.items() if key in keys},
            {key: digest for key, digest in self.digests.items() if key in keys},
        )


@dataclass(frozen=True)
class Reading:
    """What reading a source tree gave."""

    tree: Tree
    pages: AlignedPages
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


def tree_digest(tree: Tree) -> str:
    """Changes whenever any page or included file of a tree does, or its layout."""
    paths = sorted(
        path
        for files in (*tree.pages.values(), *tree.includes.values(), *tree.tocs.values())
        for path in files.values()
    )
    parts: list[bytes | str] = [str(tree.root), *tree.locales, *(str(problem) for problem in tree.diagnostics)]
    for path in paths:
        parts += [path, read_file(tree.root, path)[0]]
    return digest_of(*parts)


def read_tree(tree: Tree, cache: Path | None, executor: Executor, progress: Progress) -> Reading:
    """Read, align and describe all pages of a tree."""
    pages = {key: PageFiles(tree.root, key, paths, cache) for key, paths in tree.pages.items()}
    includes = {key: PageFiles(tree.root, key, paths, cache) for key, paths in tree.includes.items()}
    done = _read_all(list(pages.values()), executor, progress)
    parts = _read_all(list(includes.values()), executor, silent)
    read = {one.key: one.digest for one in done if one.apis is not None}
    read_includes = {one.key: one.digest for one in parts if one.apis is not None}
    tocs, toc_problems = contents_of(tree, cache)
    aligned_includes = AlignedPages(includes, read_includes)
    return Reading(
        tree,
        AlignedPages(pages, read),
        aligned_includes,
        tuple(one.apis for one in done if one.apis is not None),
        sum(one.slots for one in done),
        tocs,
        tuple(aligned_includes.values()),
        (*tree.diagnostics, *toc_problems, *(problem for one in (*done, *parts) for problem in one.diagnostics)),
        tuple(one.sentences for one in done if one.sentences is not None),
        tuple(session for one in done for session in one.examples),
        tuple(problem for one in done for problem in one.unread),
        {one.key: one.anchors for one in done if one.anchors is not None},
    )


def contents_of(tree: Tree, folder: Path | None) -> tuple[dict[str, tuple[TocNode, ...]], tuple[Diagnostic, ...]]:
    """The tables of contents; where none of their files has changed, those of the last run."""
    parts = [part for key, files in tree.tocs.items() for part in (key, *_parts(read_contents(tree.root, files)))]
    cache, name = Cache(folder, __name__), f"{digest_of(*parts, module=__name__)}.tocs"
    kept: tuple[dict[str, tuple[TocNode, ...]], tuple[Diagnostic, ...]] | None = cache.get(name)
    if kept is not None:
        return kept
    made = read_tocs(tree.root, tree.tocs)
    cache.put(name, made)
    return made


def _read_all(files: Sequence[PageFiles], executor: Executor, progress: Progress) -> list[PageReading]:
    """The readings in the order of the pages: those that are kept from here, the others from whoever works for us."""
    kept = {one.key: found for one in files if (found := kept_reading(one)) is not None}
    fresh = [one for one in files if one.key not in kept]
    made = {one.key: one for one in progress("reading", map_pages(executor, read_one, fresh), len(fresh))}
    for one in fresh:
        Cache(one.cache, __name__).hold(_name(made[one.key].digest), made[one.key])
    return [kept.get(one.key) or made[one.key] for one in files]


def kept_reading(files: PageFiles) -> PageReading | None:
    """What reading a page gave the last time that its files were as they are; None where it was not kept."""
    kept: PageReading | None = Cache(files.cache, __name__).get(_name(page_digest(files)))
    return kept


def page_digest(files: PageFiles) -> str:
    """Changes whenever the page, in any locale, does."""
    return _digest(files.key, read_contents(files.root, files.paths))


def read_one(files: PageFiles) -> PageReading:
    """Read, align and describe one page, and keep the result."""
    # What is kept under a digest was made from the very bytes that gave it, even when a file is saved meanwhile.
    contents = read_contents(files.root, files.paths)
    digest = _digest(files.key, contents)
    pages, problems = parse_contents(contents)
    if not pages:
        return PageReading(files.key, digest, None, 0, problems)
    cache = Cache(files.cache, __name__)
    aligned = align_page(files.key, pages)
    slots = sum(len(translation.slots) for translation in aligned.translations.values())
    examples, unread = _written_examples(aligned)
    sentences = page_sentences(aligned)
    reading = PageReading(
        files.key, digest, describe_page(aligned), slots, problems, sentences, examples, unread, anchors_of(aligned)
    )
    cache.put(f"{digest}.aligned", aligned)
    cache.put(_name(digest), reading)
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


def load_aligned(files: PageFiles, digest: str) -> AlignedPage | None:
    """An aligned page, from the cache or made again; None where no file of it can be read any more."""
    kept: AlignedPage | None = Cache(files.cache, __name__).get(f"{digest}.aligned")
    if kept is not None:
        return kept
    pages, _ = read_pages(files.root, files.paths)
    return align_page(files.key, pages) if pages else None


def _name(digest: str) -> str:
    """What the reading of a page is kept under."""
    return f"{digest}.apis"


def _digest(key: str, contents: Mapping[str, Content]) -> str:
    return _digest_of(key, *_parts(contents))


@remembered
def _digest_of(key: str, *parts: bytes | str) -> str:
    return digest_of(key, *parts, module=__name__)


def _parts(contents: Mapping[str, Content]) -> Iterator[bytes | str]:
    for locale, content in contents.items():
        yield from (locale, content.path, content.data)
