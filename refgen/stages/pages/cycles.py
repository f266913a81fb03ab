"""Included files that include themselves, directly or through others: an error whoever includes them, told once.

The way round is told at one of its files: taking one include out of it mends all, and a translation repeats the English.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeVar

from refgen.align import ENGLISH, AlignedPage
from refgen.cache.held import remembered
from refgen.corpus import Tree
from refgen.ops.targets import Kind, Named
from refgen.stages.pages.aligning import AlignedPages
from refgen.stages.pages.named import NamedOn, names_of
from refgen.text import Diagnostic, Severity

_Name = TypeVar("_Name", bound=Hashable)
_Node = tuple[str, str]
"""Locale and key of an included file."""
_Graph = Mapping[_Node, Mapping[_Node, Diagnostic]]
"""What each file includes, with what is said there if that leads back to it."""


def include_cycles(tree: Tree, named: Iterable[tuple[NamedOn, ...]], includes: AlignedPages) -> Iterator[Diagnostic]:
    """One error for each way round; the files are loaded only where there may be one. `named` is about included files."""
    own = dict(chain.from_iterable(_including(group).items() for group in named))
    by_key = {key: {other for name in names for other in _included(name, tree)} for key, names in own.items()}
    keys = [key for key in by_key if _way(key, by_key)]
    graph: _Graph = {
        (locale, key): dict(_edges(page, locale, tree))
        for key in keys
        if (page := includes.whole(key))
        for locale in page.translations
    }
    told: set[frozenset[str]] = set()
    for node in sorted(graph, key=lambda one: (one[0] != ENGLISH, one)):
        way = _way(node, graph)
        around = frozenset(key for _, key in way)
        if way and around not in told:
            told.add(around)
            yield graph[node][way[0]]


@remembered
def _including(group: tuple[NamedOn, ...]) -> Mapping[str, tuple[Named, ...]]:
    """By key of a file, what it includes; files that include nothing are left out."""
    found = ((one.key, tuple(name for name in one.names.files if name.kind is Kind.INCLUDE)) for one in group)
    return {key: names for key, names in found if names}


def _included(name: Named, tree: Tree) -> Iterator[str]:
    if name.kind is Kind.INCLUDE:
        yield from [key for key in name.keys if key in tree.includes][:1]


def _edges(page: AlignedPage, locale: str, tree: Tree) -> Iterator[tuple[_Node, Diagnostic]]:
    """What one file includes: the file of its own locale, else the English one."""
    file = page.translations[locale].view.page
    for name in names_of(file, page.key):
        for key in _included(name, tree):
            message = f"This included file includes itself, by way of {name.written}"
            remedy = "take the include out, here or there"
            place = file.source.position(name.start)
            problem = Diagnostic(file.source.path, *place, "include-cycle", message, remedy, Severity.ERROR)
            yield (locale if locale in tree.includes[key] else ENGLISH, key), problem


def _way(start: _Name, targets: Mapping[_Name, Iterable[_Name]]) -> list[_Name]:
    """The nodes on a way from one back to itself, which is the last; none where there is no such way."""
    waiting = [[one] for one in targets.get(start, ())]
    seen: set[_Name] = set()
    while waiting:
        way = waiting.pop(0)
        if way[-1] == start:
            return way
        if way[-1] not in seen:
            seen.add(way[-1])
            waiting += [[*way, one] for one in targets.get(way[-1], ())]
    return []
