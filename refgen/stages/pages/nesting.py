"""Included files that include themselves, directly or through others, or that stand too deep: an error whoever includes them.

A way round is told once in each language, at one of its files: taking one include out of it mends all.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeVar

from refgen.align import ENGLISH, AlignedPage
from refgen.api.includes import DEEPEST
from refgen.cache.held import remembered
from refgen.corpus import Tree
from refgen.ops.targets import Kind, Named
from refgen.stages.pages.aligning import AlignedPages
from refgen.stages.pages.named import NamedOn, names_of
from refgen.text import Diagnostic, Severity

_Name = TypeVar("_Name", bound=Hashable)
_Node = tuple[str, str]
"""Locale that is read, and key of an included file."""
_Graph = Mapping[_Node, Mapping[_Node, Diagnostic]]
"""What each file includes, with what is said there if that leads back to it."""
_Groups = Iterable[tuple[NamedOn, ...]]


def nesting_problems(tree: Tree, pages: _Groups, included: _Groups, includes: AlignedPages) -> Iterator[Diagnostic]:
    """One error for each way round, and for each include that stands too deep.

    `pages` and `included` are what pages and included files name. Files are loaded only where there is something to tell.
    """
    named = _all_keys(included, tree)
    circular = frozenset(key for key in named if _way(key, named))
    yield from _circles(tree, circular, includes)
    straight = {key: _onward(key, named) if key in circular else targets for key, targets in named.items()}
    if _is_deep(straight):
        for key in sorted(_deepest(straight, pages, tree)):
            if page := includes.whole(key):
                yield from _too_deep(page, straight[key], tree)


def _all_keys(groups: _Groups, tree: Tree) -> dict[str, frozenset[str]]:
    """By key of a file that includes others, these."""
    own = chain.from_iterable(_including(group).items() for group in groups)
    return {key: frozenset(other for name in names for other in _included(name, tree)) for key, names in own}


def _onward(key: str, targets: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """What a file includes that does not lead back to it."""
    return frozenset(one for one in targets[key] if not _way(key, {**targets, key: frozenset({one})}))


def _circles(tree: Tree, keys: Iterable[str], includes: AlignedPages) -> Iterator[Diagnostic]:
    pages = {key: page for key in keys if (page := includes.whole(key))}
    graph: _Graph = {
        (locale, key): {(locale, other): _circle(page, own, name) for other, name in _edges(page, own, tree)}
        for locale in {ENGLISH, *chain.from_iterable(page.translations for page in pages.values())}
        for key, page in pages.items()
        if (own := _written_in(locale, key, tree)) in page.translations
    }
    told: set[frozenset[_Node]] = set()
    # A translation that leads back through English files is to blame, and not these.
    for node in sorted(graph, key=lambda one: (one[0], _written_in(one[0], one[1], tree) != one[0], one[1])):
        way = _way(node, graph)
        around = frozenset((_written_in(locale, key, tree), key) for locale, key in way)
        if way and around not in told:
            told.add(around)
            yield graph[node][way[0]]


def _written_in(locale: str, key: str, tree: Tree) -> str:
    """The locale of the file that is shown: its own, else English."""
    return locale if locale in tree.includes[key] else ENGLISH


def _is_deep(targets: Mapping[str, frozenset[str]]) -> bool:
    """Whether any file stands too deep, if pages include whatever nothing else does; nothing leads back to itself."""
    level = frozenset(targets)
    for _ in range(DEEPEST):
        level = frozenset[str]().union(*(targets.get(key, ()) for key in level))
    return bool(level)


def _deepest(targets: Mapping[str, frozenset[str]], pages: _Groups, tree: Tree) -> frozenset[str]:
    """The files that stand as deep as is allowed on some page, and include others."""
    level = frozenset[str]().union(*_all_keys(pages, tree).values())
    for _ in range(DEEPEST - 1):
        level = frozenset[str]().union(*(targets.get(key, ()) for key in level))
    return frozenset(key for key in level if targets.get(key))


def _too_deep(page: AlignedPage, targets: frozenset[str], tree: Tree) -> Iterator[Diagnostic]:
    """What is said of a file that stands as deep as is allowed, in each language, at each of its includes."""
    for locale in page.translations:
        for key, name in _edges(page, locale, tree):
            if key in targets:
                message = f"The include {name.written} is not shown where this file stands {DEEPEST} includes deep"
                remedy = "include the file from one that stands less deep, or write its text here"
                place = _place(page, locale, name)
                yield Diagnostic(*place, "include-too-deep", message, remedy, Severity.ERROR)


def _circle(page: AlignedPage, locale: str, name: Named) -> Diagnostic:
    message = f"This included file includes itself, by way of {name.written}"
    remedy = "take the include out, here or there"
    return Diagnostic(*_place(page, locale, name), "include-cycle", message, remedy, Severity.ERROR)


def _place(page: AlignedPage, locale: str, name: Named) -> tuple[str, int, int]:
    source = page.translations[locale].view.page.source
    return source.path, *source.position(name.start)


@remembered
def _including(group: tuple[NamedOn, ...]) -> Mapping[str, tuple[Named, ...]]:
    """By key of a file, what it includes; files that include nothing are left out."""
    found = ((one.key, tuple(name for name in one.names.files if name.kind is Kind.INCLUDE)) for one in group)
    return {key: names for key, names in found if names}


def _included(name: Named, tree: Tree) -> Iterator[str]:
    if name.kind is Kind.INCLUDE:
        yield from [key for key in name.keys if key in tree.includes][:1]


def _edges(page: AlignedPage, locale: str, tree: Tree) -> Iterator[tuple[str, Named]]:
    """The keys of what one file includes, each as it is named there."""
    for name in names_of(page.translations[locale].view.page, page.key):
        for key in _included(name, tree):
            yield key, name


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
