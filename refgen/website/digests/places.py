"""Digests of what pages show of their places in a table of contents."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from refgen.website.page.navigation import NEIGHBOURS
from refgen.website.plain import SIZE, digest
from refgen.website.site.trails import Group, Trail, Trails


class Places:
    """Of the titles above, beside and below them.

    A group of entries is worked out once, and found again by its `id`.
    """

    def __init__(self, pages: AbstractSet[str]) -> None:
        """`pages` are those that can be linked to."""
        self._pages = pages
        self._groups: dict[int, _Group] = {}

    def of(self, trail: Trail, key: str) -> bytes:
        """The digest of what one page shows of its place; `key` is the page's."""
        above = b"".join(digest((*entry, entry.target in self._pages)) for entry in trail.ancestors)
        return self._told(above, trail.siblings, trail.children, key)

    def listed(self, trails: Trails) -> Iterator[tuple[str, bytes]]:
        """The same of all pages that a table of contents lists: key and digest."""
        groups = trails.groups
        above: dict[tuple[int, ...], bytes] = {(): b""}
        for way in groups:
            if way:
                above[way] = above[way[:-1]] + self._group(groups[way[:-1]]).each[way[-1]]
        for key, way in trails.ways.items():
            yield key, self._told(above[way[:-1]], groups[way[:-1]], groups.get(way), key)

    def _told(self, above: bytes, siblings: Group, children: Group | None, key: str) -> bytes:
        return digest((above, self._group(siblings).near(key), self._group(children).near(key) if children else b""))

    def _group(self, entries: Group) -> "_Group":
        known = self._groups.get(id(entries))
        if known is None:
            known = self._groups[id(entries)] = _Group(entries, self._pages)
        return known


class _Group:
    """Entries of the contents that stand together: hundreds of pages have the same siblings, and each shows some of them."""

    def __init__(self, entries: Group, pages: AbstractSet[str]) -> None:
        # Kept, so that no others can get the same identity.
        self._entries = entries
        are_there = map(pages.__contains__, entries.targets)
        columns = (entries.names, entries.targets, are_there, *([entries.spoken] if entries.spoken else []))
        self.each = [*map(digest, zip(*columns, strict=True))]
        """The digests of all of them."""
        self._all = b"".join(self.each)
        self._places = {target: place for place, target in reversed([*enumerate(entries.targets)])}

    def near(self, key: str) -> bytes:
        """What `refgen.website.page.navigation` shows of it on a page, and how much it leaves out on both sides."""
        at, count = self._places.get(key, 0), len(self._entries)
        first, end = max(0, at - NEIGHBOURS), min(count, at + NEIGHBOURS + 1)
        return b"%d %d " % (first, count - end) + self._all[first * SIZE : end * SIZE]
