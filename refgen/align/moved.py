"""Finds again what does not stand in order: rows and items that changed places, sections that moved.

Dynamic programming in order gives up one of two that were swapped, or pairs both wrongly. So, section by section,
what is not settled by its own marks is assigned anew, in any order, where that explains the page clearly better. Of a
section that moved, marks find some elements, and these find the others.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from refgen.align.assignment import assign
from refgen.align.elements import Element
from refgen.align.likeness import Likeness

_IN_ORDER = {"row": 1.5, "item": 1.5, "paragraph": 5.0}
"""Nats by which a pair in order is likelier than one out of order: text that runs on is seldom moved."""
_LEAST_MOVED = 0.0
"""Likeness that a pair out of order needs; in order, less is enough."""
_SETTLED = 4.0
"""Likeness from which a pair whose marks agree is not questioned."""
_LARGEST = 60
"""Elements of one kind in one section that are assigned at once."""
_COMMON = 20
"""Elements that are left over and share one mark, from which the mark says nothing."""
_FOUND_AGAIN = 8.0
"""Likeness from which two elements of different sections are one that moved."""

Pairs = Mapping[int, int]


def reassign(
    left: Sequence[Element], right: Sequence[Element], pairs: Pairs, likeness: Likeness, gap: float
) -> dict[int, int]:
    """The pairs, from left to right index, after what has moved was found."""
    search = _Search(left, right, likeness, gap)
    found = dict(pairs)
    partner = {j: i for i, j in pairs.items()}
    for rows, columns in search.sections(pairs):
        for kind in _IN_ORDER:
            ours, theirs = search.unsettled(kind, rows, columns, found, partner)
            if ours and theirs and max(len(ours), len(theirs)) <= _LARGEST:
                chosen = search.choose(kind, ours, theirs, found)
                for i in ours:
                    partner.pop(found.pop(i, -1), None)
                found.update(chosen)
                partner.update((j, i) for i, j in chosen.items())
    search.find_again(found)
    search.carry_along(found, [(i, j) for i, j in found.items() if pairs.get(i) != j])
    return found


class _Search(NamedTuple):
    """The two pages, and how alike their elements are."""

    left: Sequence[Element]
    right: Sequence[Element]
    likeness: Likeness
    gap: float

    def sections(self, pairs: Pairs) -> Iterator[tuple[range, range]]:
        """Stretches between headings that are paired, in order on both sides."""
        borders = [(-1, -1)]
        for i, j in sorted(pairs.items()):
            if self.left[i].kind == "heading" and j > borders[-1][1]:
                borders.append((i, j))
        borders.append((len(self.left), len(self.right)))
        for (i, j), (i_next, j_next) in pairwise(borders):
            yield range(i + 1, i_next), range(j + 1, j_next)

    def unsettled(
        self, kind: str, rows: range, columns: range, pairs: Pairs, partner: Pairs
    ) -> tuple[list[int], list[int]]:
        """The elements of a kind that are alone, or in a pair that their marks do not settle."""
        ours = [i for i in rows if self.left[i].kind == kind and not self._is_settled(i, pairs.get(i))]
        own = set(ours)
        theirs = [j for j in columns if self.right[j].kind == kind and (j not in partner or partner[j] in own)]
        return ours, theirs

    def _is_settled(self, i: int, j: int | None) -> bool:
        if j is None:
            return False
        marks = self.left[i].traits.anchors
        is_same = bool(marks) and marks == self.right[j].traits.anchors
        return is_same and self.likeness.elements(self.left[i], self.right[j]) >= _SETTLED

    def choose(self, kind: str, ours: Sequence[int], theirs: Sequence[int], pairs: Pairs) -> dict[int, int]:
        """The best assignment of some elements, where pairs in order have an advantage."""
        scores = {(i, j): self.likeness.elements(self.left[i], self.right[j]) for i in ours for j in theirs}
        advantage = dict.fromkeys(pairs.items(), _IN_ORDER[kind])
        worth = [[scores[i, j] + 2 * self.gap + advantage.get((i, j), 0.0) for j in theirs] for i in ours]
        chosen = ((ours[a], theirs[b]) for a, b in assign(worth))
        return {i: j for i, j in chosen if scores[i, j] >= _LEAST_MOVED or pairs.get(i) == j}

    def find_again(self, pairs: dict[int, int]) -> None:
        """Pairs what is left over on both sides, the likest first, wherever it stands."""
        taken = set(pairs.values())
        by_mark: dict[str, list[Element]] = {}
        for element in self.right:
            if element.ordinal not in taken:
                for mark in element.traits.anchors:
                    by_mark.setdefault(mark, []).append(element)
        scored = sorted(
            (-self.likeness.elements(one, other), one.ordinal, other.ordinal)
            for one in self.left
            if one.ordinal not in pairs
            for other in _sharing(one, by_mark)
        )
        for score, i, j in scored:
            if -score >= _FOUND_AGAIN and i not in pairs and j not in taken:
                pairs[i] = j
                taken.add(j)

    def carry_along(self, pairs: dict[int, int], moved: Iterable[tuple[int, int]]) -> None:
        """Pairs what stands alone beside something that moved with what stands beside that on the other page.

        What is paired there already is taken away from a partner that it is less like: order alone had forced the two.
        """
        partner = {j: i for i, j in pairs.items()}
        for start in moved:
            for step in (-1, 1):
                i, j = start[0] + step, start[1] + step
                while 0 <= i < len(self.left) and 0 <= j < len(self.right) and i not in pairs:
                    worth = self.likeness.elements(self.left[i], self.right[j])
                    if worth < _LEAST_MOVED:
                        break
                    if j in partner:
                        if worth <= self.likeness.elements(self.left[partner[j]], self.right[j]):
                            break
                        del pairs[partner[j]]
                    pairs[i], partner[j] = j, i
                    i, j = i + step, j + step


def _sharing(one: Element, by_mark: Mapping[str, Sequence[Element]]) -> Iterable[Element]:
    """Elements that share a mark with one, each once; a mark that many share finds nothing."""
    found: dict[int, Element] = {}
    for mark in one.traits.anchors:
        others = by_mark.get(mark, ())
        if len(others) <= _COMMON:
            found.update((other.ordinal, other) for other in others)
    return found.values()
