"""Takes from every page what it says of the API, what it demands, and its examples."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TypeVar

from refgen.align import AlignedPage
from refgen.api import PageApis
from refgen.cache.held import HELD, remembered
from refgen.cache.traces import Traces
from refgen.corpus import TocNode, Tree
from refgen.dataclass import dataclass
from refgen.drift.anchors import Anchors
from refgen.examples import Occurrence, Problem
from refgen.progress import Progress, silent
from refgen.stages.pages.aligning import AlignedPages, Grounds, contents_of, files_of
from refgen.stages.pages.named import NamedOn
from refgen.stages.pages.nesting import nesting_problems
from refgen.stages.pages.page_groups import begin_groups
from refgen.stages.pages.page_reading import PageReading
from refgen.stages.pages.twins import Assets, twin_pages
from refgen.stub.claims import PageSentences
from refgen.text import Diagnostic
from refgen.workers import Executor

_Value = TypeVar("_Value")


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
    assets: tuple[Assets, ...]
    """Of the same pages, in groups."""
    examples: tuple[tuple[Occurrence, ...], ...]
    """Written ones, a session a page and locale."""
    unread: tuple[Problem, ...]
    """Written examples that cannot be read."""
    anchors: Mapping[str, Anchors]
    """By page key: what checking a page must know of the others."""
    named: tuple[tuple[NamedOn, ...], ...]
    """What pages and included files name, in groups."""

    @cached_property
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
        tree=reading.tree,
        pages=reading.checked,
        tocs=reading.tocs,
        diagnostics=reading.diagnostics,
        anchors=reading.anchors,
        includes=reading.includes,
        named=reading.named,
    )


def _nothing() -> None:
    pass


def read_tree(  # noqa: PLR0913  (what to read, by whom, and two conveniences)
    tree: Tree,
    cache: Path | None,
    executor: Executor,
    progress: Progress,
    traces: Traces | None = None,
    *,
    meanwhile: Callable[[], object] = _nothing,
) -> Reading:
    """Read, align and describe all pages of a tree; `traces` are those of its files, where they have been taken already.

    `meanwhile` is called while others read the pages.
    """
    traces = traces or Traces(tree.root)
    pages, includes = (
        {files.key: files for files in files_of(tree, shelf, cache)} for shelf in (tree.pages, tree.includes)
    )
    collect = begin_groups(list(pages.values()), traces, executor, progress)
    tocs, toc_problems = contents_of(tree, cache)
    meanwhile()
    # Many of these are handed to the workers, too, behind the pages.
    parts = [*map(_joined, begin_groups(list(includes.values()), traces, executor, silent, "includes")())]
    done = [*map(_joined, collect())]
    aligned_includes = AlignedPages(includes, _united(one.digests for one in parts))
    checked = AlignedPages(pages, _united(one.checked for one in done))
    met = _chained(one.diagnostics for one in (*done, *parts))
    assets = tuple(one.assets for one in done)
    return Reading(
        tree=tree,
        pages=AlignedPages(pages, _united(one.digests for one in done)),
        checked=checked,
        includes=aligned_includes,
        apis=_chained(one.apis for one in done),
        slots=sum(one.slots for one in done),
        tocs=tocs,
        include_pages=tuple(aligned_includes.values()),
        diagnostics=(
            *tree.diagnostics,
            *toc_problems,
            *met,
            *twin_pages(assets, checked),
            *nesting_problems(tree, (one.named for one in done), (one.named for one in parts), aligned_includes),
        ),
        sentences=_chained(one.sentences for one in done),
        assets=assets,
        examples=_chained(one.examples for one in done),
        unread=_chained(one.unread for one in done),
        anchors=_united(one.anchors for one in done),
        named=tuple(one.named for one in (*done, *parts)),
    )


@dataclass(frozen=True, slots=True)
class _Joined:
    """What the readings of some pages say together, each part in the order of the pages."""

    digests: Mapping[str, str]
    """By key, of the pages that are shown."""
    checked: Mapping[str, str]
    """Of those that are there in any locale."""
    apis: tuple[PageApis, ...]
    slots: int
    diagnostics: tuple[Diagnostic, ...]
    sentences: tuple[PageSentences, ...]
    assets: Assets
    """Those of the run before, where they are the same."""
    examples: tuple[tuple[Occurrence, ...], ...]
    unread: tuple[Problem, ...]
    anchors: Mapping[str, Anchors]
    named: tuple[NamedOn, ...]


@remembered
def _joined(readings: tuple[PageReading, ...]) -> _Joined:
    sentences = tuple(one.sentences for one in readings if one.sentences is not None)
    assets = Assets(tuple((one.key, one.asset) for one in sentences))
    return _Joined(
        digests={one.key: one.digest for one in readings if one.apis is not None},
        checked={one.key: one.digest for one in readings if one.anchors is not None},
        apis=tuple(one.apis for one in readings if one.apis is not None),
        slots=sum(one.slots for one in readings),
        diagnostics=tuple(problem for one in readings for problem in one.diagnostics),
        sentences=sentences,
        assets=HELD.same(assets, Assets, readings[0].key),
        examples=tuple(session for one in readings for session in one.examples),
        unread=tuple(problem for one in readings for problem in one.unread),
        anchors={one.key: one.anchors for one in readings if one.anchors is not None},
        named=tuple(one.named for one in readings if one.named is not None),
    )


def _chained(parts: Iterable[tuple[_Value, ...]]) -> tuple[_Value, ...]:
    return tuple(chain.from_iterable(parts))


def _united(parts: Iterable[Mapping[str, _Value]]) -> dict[str, _Value]:
    united: dict[str, _Value] = {}
    for one in parts:
        united.update(one)
    return united
