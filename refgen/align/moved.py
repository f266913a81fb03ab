"""Finds again what does not stand in order: rows and items that changed places, sections that moved.

Dynamic programming in order gives up one of two that were swapped, or pairs both wrongly. So, section by section,
what is not settled by its own marks is assigned anew, in any order, where that explains the page clearly better.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

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
_FOUND_AGAIN = 8.0
"""Likeness from which two elements of different sections are one that moved."""

Pairs = Mapping[int, int]


def reassign(
    left: Sequence[Element], right: Sequence[Element], pairs: Pairs, likeness: Likeness, gap: float
) -> dict[int, int]:
    """The pairs, from left to right index, after what has moved was found."""
    found = dict(pairs)
    partner = {j: i for i, j in pairs.items()}
    for rows, columns in _sections(left, right, pairs):
        for bonus, ours, theirs in _open(left, right, found, rows, columns, likeness):
            own = set(ours)
            free = [j for j in theirs if j not in partner or partner[j] in own]
            if ours and free and max(len(ours), len(free)) <= _LARGEST:
                scores = [[likeness.elements(left[i], right[j]) for j in free] for i in ours]
                chosen = _choose(ours, free, scores, found, bonus, gap)
                for i in ours:
                    partner.pop(found.pop(i, -1), None)
                found.update(chosen)
                partner.update((j, i) for i, j in chosen.items())
    _find_again(left, right, found, likeness)
    return found


def _choose(
    ours: Sequence[int],
    theirs: Sequence[int],
    scores: Sequence[Sequence[float]],
    pairs: Pairs,
    bonus: float,
    gap: float,
) -> dict[int, int]:
    """The best assignment of some elements, where pairs in order have an advantage."""
    worth = [
        [score + 2 * gap + (bonus if pairs.get(i) == j else 0.0) for j, score in zip(theirs, line, strict=True)]
        for i, line in zip(ours, scores, strict=True)
    ]
    return {
        ours[a]: theirs[b] for a, b in assign(worth) if scores[a][b] >= _LEAST_MOVED or pairs.get(ours[a]) == theirs[b]
    }


def _sections(left: Sequence[Element], right: Sequence[Element], pairs: Pairs) -> Iterator[tuple[range, range]]:
    """Stretches between headings that are paired, in order on both sides."""
    borders = [(-1, -1)]
    for i, j in sorted(pairs.items()):
        if left[i].kind == "heading" and j > borders[-1][1]:
            borders.append((i, j))
    borders.append((len(left), len(right)))
    for (i, j), (i_next, j_next) in pairwise(borders):
        yield range(i + 1, i_next), range(j + 1, j_next)


def _open(
    left: Sequence[Element], right: Sequence[Element], pairs: Pairs, rows: range, columns: range, likeness: Likeness
) -> Iterator[tuple[float, list[int], list[int]]]:
    """What is not settled, by kind."""
    settled = {(i, j) for i in rows if (j := pairs.get(i)) is not None and _is_settled(left[i], right[j], likeness)}
    free = [i for i in rows if (i, pairs.get(i, -1)) not in settled]
    taken = {j for _, j in settled}
    for kind, bonus in _IN_ORDER.items():
        yield (
            bonus,
            [i for i in free if left[i].kind == kind],
            [j for j in columns if j not in taken and right[j].kind == kind],
        )


def _is_settled(source: Element, target: Element, likeness: Likeness) -> bool:
    marks = source.traits.anchors
    return bool(marks) and marks == target.traits.anchors and likeness.elements(source, target) >= _SETTLED


def _find_again(left: Sequence[Element], right: Sequence[Element], pairs: dict[int, int], likeness: Likeness) -> None:
    """Pairs what is left over on both sides, the likest first, wherever it stands."""
    taken = set(pairs.values())
    ours = [element for element in left if element.index not in pairs and element.traits.anchors]
    theirs = [element for element in right if element.index not in taken and element.traits.anchors]
    by_mark: dict[str, list[Element]] = {}
    for element in theirs:
        for mark in element.traits.anchors:
            by_mark.setdefault(mark, []).append(element)
    scored: list[tuple[float, int, int]] = []
    for one in ours:
        for other in _candidates(one, by_mark):
            score = likeness.elements(one, other)
            if score >= _FOUND_AGAIN:
                scored.append((-score, one.index, other.index))
    for _, i, j in sorted(scored):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def _candidates(one: Element, by_mark: Mapping[str, Iterable[Element]]) -> Iterable[Element]:
    """Elements that share a mark, each once."""
    return {other.index: other for mark in one.traits.anchors for other in by_mark.get(mark, ())}.values()
