"""Chooses the parts of a value that are stored as values of their own, and not inside it.

Those are parts that several values share, each of which has to stay one object, and parts that are large or one of many,
which whoever reads the value may not need.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from itertools import compress
from typing import Any

from refgen.cache.ghost import slots_of, state_of
from refgen.cache.naming import is_told_by_itself

CONTAINERS = frozenset({tuple, list, dict, set, frozenset})
_SOME = 4
"""Members of one that is worth a row of its own where several values have it."""
MANY = 64
"""Members of one that are worth rows of their own."""
SAMPLE = 64
"""Of a class, one value in so many is weighed to know whether they are small, and so many to know which slots are."""
LARGE = 384
"""Bytes of a large value: it is read in two steps, and has a row of its own where it is a part of another."""


class _HasParts(dict[type, bool]):
    """Whether values of a class may have parts, as most have none: they are looked up here, as that costs least."""

    def __missing__(self, kind: type) -> bool:
        # The class of a ghost is made below that of its value.
        self[kind] = has_parts = kind in CONTAINERS or any(map(slots_of, kind.__mro__))
        return has_parts


_HAS_PARTS = _HasParts()


class Parts:
    """Finds the parts that are stored as values of their own."""

    def __init__(self, known: Container[int], weight: Callable[[object], int]) -> None:
        """`known` are the identities of values that have numbers; `weight` tells how many bytes others take."""
        self._known, self._weight = known, weight
        self._taken: set[int] = set()
        self._met: set[int] = set()
        self._counts: Counter[type] = Counter()
        self._weighed: Counter[type] = Counter()
        self._weights: Counter[type] = Counter()
        """In bytes, of all that were weighed."""

    def with_parts(self, values: Iterable[object]) -> list[Any]:
        """Values, but for those that are known, and their parts.

        Those are what several values have directly, so that it stays one, and what is large, or one of many: whoever looks
        for another part has no need of it.
        """
        found: list[Any] = []
        known, taken, met = self._known, self._taken, self._met
        for value in values:
            place = id(value)
            if place not in known and not is_told_by_itself(value) and place not in taken:
                taken.add(place)
                found.append(value)
        for value in found:
            parts = _parts_of(value)
            is_one_of_many = len(parts) >= MANY
            for part in compress(parts, map(_HAS_PARTS.__getitem__, map(type, parts))):
                kind: Any = part.__class__  # of a ghost, its own
                place = id(part)
                if place in known:
                    continue
                is_container = kind in CONTAINERS
                if is_container and len(part) < _SOME:
                    continue
                is_apart = place in met or not (is_container or (not is_one_of_many and self._is_small(part, kind)))
                met.add(place)
                if is_apart and place not in taken:
                    taken.add(place)
                    found.append(part)
        return found

    def _is_small(self, part: object, kind: type) -> bool:
        """Whether values of a class take few bytes, as far as they have been met."""
        self._counts[kind] += 1
        if self._counts[kind] % SAMPLE == 1:
            self._weighed[kind] += 1
            self._weights[kind] += self._weight(part)
        return self._weights[kind] < LARGE * self._weighed[kind]


def _parts_of(value: Any) -> Sequence[Any]:
    kind: Any = value.__class__
    if kind in CONTAINERS:
        return [*value.values()] if kind is dict else [*value]
    return state_of(kind)(value) if slots_of(kind) else ()
