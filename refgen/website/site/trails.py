"""Where pages stand in a table of contents: what stands above, beside and below each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from refgen.corpus import TocNode
from refgen.corpus.held import HELD, remembered
from refgen.website.plain import digest

_Way = tuple[int, ...]
"""From the root down, the place of each entry among those that it stands with, from 0."""


class Trail(NamedTuple):
    """A page's place in a table of contents."""

    ancestors: tuple[TocNode, ...]
    """From the root to the parent."""
    siblings: tuple[TocNode, ...]
    """The parent's children, the page among them."""
    children: tuple[TocNode, ...]


NO_TRAIL = Trail((), (), ())


@dataclass(frozen=True)
class Trails:
    """The places of all pages that a table of contents lists."""

    roots: tuple[TocNode, ...]
    ways: Mapping[str, _Way] = field(repr=False)
    """By page key."""

    def get(self, key: str) -> Trail | None:
        """A page's place; None where it is not listed."""
        way = self.ways.get(key)
        if way is None:
            return None
        ancestors, siblings = [], self.roots
        for place in way[:-1]:
            ancestors.append(siblings[place])
            siblings = siblings[place].children
        return Trail(tuple(ancestors), siblings, siblings[way[-1]].children)


def trails_of(roots: tuple[TocNode, ...]) -> Trails:
    """The places of the pages that contents list; of one that they list several times, the last."""
    return Trails(roots, _ways_of(roots))


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
