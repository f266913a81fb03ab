"""Reads every page in all its locales and aligns them: what every part of the chain begins with.

Results are kept by content; a page whose files have not changed is not read again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import NamedTuple

from refgen.align import AlignedPage, align_page
from refgen.cache.held import HELD
from refgen.cache.results import Cache, digest_of
from refgen.corpus import TocNode, Tree
from refgen.corpus.load import Content, parse_contents, read_contents
from refgen.dataclass import dataclass
from refgen.drift.anchors import Anchors
from refgen.ops.targets import Named, named_once
from refgen.stages.pages.named import NamedOn
from refgen.text import Diagnostic


class PageFiles(NamedTuple):
    """The files of one page: enough to make everything of it, in any process."""

    root: Path
    key: str
    paths: Mapping[str, str]
    """By locale, relative to the root."""
    cache: Path | None
    shown: frozenset[str] | None = None
    """The locales that are asked for; None for all. The others only lend their English."""


class ReadPage(NamedTuple):
    """One page as its files were at one moment."""

    digest: str
    """Changes whenever the page, in any locale, does."""
    page: AlignedPage | None
    """None where no file of it could be read."""
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class AlignedPages(Mapping[str, AlignedPage]):
    """The aligned pages by key, in the locales that are asked for.

    A page is loaded from the cache, or aligned, whenever it is asked for, and not held: a tree may have many.
    """

    files: Mapping[str, PageFiles]
    digests: Mapping[str, str] = field(repr=False)

    def __getitem__(self, key: str) -> AlignedPage:
        page = load_aligned(self.files[key], self.digests[key])
        shown = page and shown_of(page, self.files[key].shown)
        if shown is None:
            raise KeyError(key)
        return shown

    def __iter__(self) -> Iterator[str]:
        return iter(self.digests)

    def __len__(self) -> int:
        return len(self.digests)

    def whole(self, key: str) -> AlignedPage | None:
        """A page in all its locales, asked for or not; None where no file of it can be read any more."""
        return load_aligned(self.files[key], self.digests[key]) if key in self.digests else None

    def only(self, keys: frozenset[str]) -> "AlignedPages":
        """The pages with those keys."""
        return AlignedPages(
            {key: files for key, files in self.files.items() if key in keys},
            {key: digest for key, digest in self.digests.items() if key in keys},
        )


class Grounds(NamedTuple):
    """What checking sees of a tree."""

    tree: Tree
    pages: AlignedPages
    tocs: Mapping[str, tuple[TocNode, ...]]
    """By locale, the roots of its contents."""
    diagnostics: tuple[Diagnostic, ...]
    anchors: Mapping[str, Anchors]
    """By page key: what checking a page must know of the others."""
    includes: AlignedPages
    named: Iterable[tuple[NamedOn, ...]]
    """What pages and included files name, in groups."""

    def page(self, key: str) -> AlignedPage | None:
        """A page or an included file in all its locales; None where it cannot be read any more."""
        return (self.pages if key in self.pages.digests else self.includes).whole(key)

    def digest(self, key: str) -> str:
        """What changes whenever that file, in any locale, does; '' where there is none."""
        return self.pages.digests.get(key) or self.includes.digests.get(key, "")


def files_of(tree: Tree, shelf: Mapping[str, Mapping[str, str]], cache: Path | None) -> list[PageFiles]:
    """The pages of a shelf of the tree."""
    shown = frozenset(tree.locales)
    return [PageFiles(tree.root, key, paths, cache, shown) for key, paths in shelf.items()]


def shown_of(page: AlignedPage, shown: frozenset[str] | None) -> AlignedPage | None:
    """A page in the locales that are asked for, beside its English; None where it is in none of them."""
    if shown is None or shown.issuperset(page.translations):
        return page
    locales = {*shown, page.canonical.locale} if page.has_english else shown
    kept = {locale: one for locale, one in page.translations.items() if locale in locales}
    if not kept:
        return None
    if page.has_english:
        return replace(page, translations=kept)
    # without any English, what is not asked for is nothing to measure the others against
    return align_page(page.key, {locale: one.view.page for locale, one in kept.items()})


def named_in(page: AlignedPage) -> frozenset[Named]:
    """The files that a page names in any locale."""
    files = [page.canonical.page, *(one.view.page for one in page.translations.values())]
    texts = {file.source.text for file in files}
    return named_once(texts.union(one.as_link for file in files for one in file.definitions), page.key)


_Contents = tuple[dict[str, tuple[TocNode, ...]], tuple[Diagnostic, ...]]
"""The tables of contents by locale, and what is wrong with them."""


def contents_of(tree: Tree, folder: Path | None) -> _Contents:
    """The tables of contents; where none of their files has changed, those of the last run."""
    parts = [part for key, files in tree.tocs.items() for part in (key, *_parts(read_contents(tree.root, files)))]
    name = f"{digest_of(*parts, module=__name__)}.tocs"
    # Those of each locale have a name of their own: much is made of them, by their identity.
    return HELD.named((contents_of, name), lambda: _held_apart(_contents(tree, Cache(folder, __name__), name)))


def _held_apart(made: _Contents) -> _Contents:
    contents, problems = made
    return {locale: HELD.same(nodes, contents_of, locale) for locale, nodes in contents.items()}, problems


def _contents(tree: Tree, cache: Cache, name: str) -> _Contents:
    kept: _Contents | None = cache.get(name)
    if kept is not None:
        return kept
    from refgen.corpus.toc_files import read_tocs  # noqa: PLC0415  (PyYAML takes long to import)

    made = read_tocs(tree.root, tree.tocs)
    cache.put(name, made)
    return made


def page_digest(files: PageFiles) -> str:
    """Changes whenever the page, in any locale, does."""
    return _digest(files.key, read_contents(files.root, files.paths))


def read_page(files: PageFiles) -> ReadPage:
    """A page as its files are now, aligned."""
    # What is kept under a digest was made from the very bytes that gave it, even when a file is saved meanwhile.
    contents = read_contents(files.root, files.paths)
    digest = _digest(files.key, contents)
    cache = Cache(files.cache, __name__)
    kept: ReadPage | None = cache.get(_name(digest))
    if kept is not None:
        return kept
    pages, problems = parse_contents(contents)
    read = ReadPage(digest, align_page(files.key, pages) if pages else None, problems)
    if read.page is not None:
        cache.put(_name(digest), read)
    return read


def load_aligned(files: PageFiles, digest: str) -> AlignedPage | None:
    """An aligned page, from the cache or made again; None where no file of it can be read any more."""
    kept: ReadPage | None = Cache(files.cache, __name__).get(_name(digest))
    return (kept or read_page(files)).page


def _name(digest: str) -> str:
    """What a page is kept under."""
    return f"{digest}.aligned"


def _digest(key: str, contents: Mapping[str, Content]) -> str:
    return digest_of(key, *_parts(contents), module=__name__)


def _parts(contents: Mapping[str, Content]) -> Iterator[bytes | str]:
    for locale, content in contents.items():
        # A file that cannot be read says as much as an empty one, but is none.
        yield from (locale, content.path, content.data, str(content.problem or ""))
