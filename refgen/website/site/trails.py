"""Where pages stand in a table of contents: what stands above, beside and below each.

What is held for that is cut into groups, so that a page is made without reading the whole tree.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import NamedTuple

from refgen.cache.held import HELD, remembered
from refgen.corpus import TocNode
from refgen.dataclass import dataclass
from refgen.text.lazy import Lazy
from refgen.website.plain import digest

_Way = tuple[int, ...]
"""From the root down, the place of each entry among those that it stands with, from 0."""


class Entry(NamedTuple):
    """An entry of a table of contents, without those below it."""

    name: str
    target: str | None
    spoken: str = ""
    """All as of a `TocNode`."""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that stand together."""

    names: tuple[str, ...] = ()
    targets: tuple[str | None, ...] = ()
    spoken: tuple[str, ...] = ()
    """Empty where all names are in the language of the contents."""

    def __len__(self) -> int:
        return len(self.names)

    def entries(self, first: int, end: int) -> list[Entry]:
        """The entries from `first` up to, but not including, `end`; both from 0."""
        if self.spoken:
            return [*map(Entry, self.names[first:end], self.targets[first:end], self.spoken[first:end])]
        return [*map(Entry, self.names[first:end], self.targets[first:end])]

    def place(self, key: str) -> int:
        """The place of the first that leads to a page; 0 where none does."""
        try:
            return self.targets.index(key)
        except ValueError:
            return 0


_NONE = Group()


class Trail(NamedTuple):
    """A page's place in a table of contents."""

    ancestors: tuple[Entry, ...] = ()
    """From the root to the parent."""
    siblings: Group = _NONE
    """What stands below the parent, the page among it."""
    children: Group = _NONE


NO_TRAIL = Trail()


@dataclass(frozen=True)
class Trails:
    """The places of all pages that a table of contents lists."""

    ways: Mapping[str, _Way] = field(repr=False)
    """By page key."""
    groups: Mapping[_Way, Group] = field(repr=False)
    """By the way to the entry that they stand below; that to the roots is empty."""

    def get(self, key: str) -> Trail | None:
        """A page's place; None where it is not listed."""
        way = self.ways.get(key)
        if way is None:
            return None
        above = way[:-1]
        return Trail(self._ancestors(above), self.groups[above], self.groups.get(way, _NONE))

    def _ancestors(self, way: _Way) -> tuple[Entry, ...]:
        """What stands on the way to the pages below an entry, that entry included."""
        known = self._above.get(way)
        if known is None:
            groups = [(self.groups[way[:level]], place) for level, place in enumerate(way)]
            known = self._above[way] = tuple([group.entries(place, place + 1)[0] for group, place in groups])
        return known

    @Lazy
    def _above(self) -> dict[_Way, tuple[Entry, ...]]:
        return {}


def trails_of(roots: tuple[TocNode, ...]) -> Trails:
    """The places of the pages that contents list; of one that they list several times, the last."""
    return Trails(_ways_of(roots), _groups_of(roots))


@remembered
def _ways_of(roots: tuple[TocNode, ...]) -> Mapping[str, _Way]:
    ways = dict(_walk(roots, ()))
    # Titles, which are most of what edits change, and languages leave them as they are.
    return HELD.named((_ways_of, digest(ways).hex()), lambda: ways)


def _walk(entries: tuple[TocNode, ...], above: _Way) -> Iterator[tuple[str, _Way]]:
    for place, entry in enumerate(entries):
        way = (*above, place)
        yield from _walk(entry.children, way)
        if entry.target:
            yield entry.target, way


@remembered
def _groups_of(roots: tuple[TocNode, ...]) -> Mapping[_Way, Group]:
    return dict(_groups(roots, ()))


def _groups(entries: tuple[TocNode, ...], above: _Way) -> Iterator[tuple[_Way, Group]]:
    spoken = tuple([one.spoken for one in entries])
    names, targets = tuple([one.name for one in entries]), tuple([one.target for one in entries])
    yield above, Group(names, targets, spoken if any(spoken) else ())
    for place, entry in enumerate(entries):
        if entry.children:
            yield from _groups(entry.children, (*above, place))
