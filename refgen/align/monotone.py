"""Pairs two sequences in order, by dynamic programming between pairs that are certain anyway."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Sequence

Score = Callable[[int, int], float]
Pairing = list[tuple[int, int]]

_BAND = 40
"""How far from the diagonal a stretch without any certain pair is searched, in elements."""
_MOST_SCORED = 250_000
"""Pairs of one stretch that are scored, about: on thousands of elements without a mark, the band becomes narrower."""


def pair_in_order(source: Sequence[Hashable], target: Sequence[Hashable], score: Score, gap: float) -> Pairing:
    """Pairs of indices, rising on both sides, of the highest sum of scores; what stays alone costs `gap`.

    `source` and `target` are signatures: two that are equal, and occur once on each side, are paired without asking
    (None is never certain).
    """
    pairs: Pairing = []
    before = (0, 0)
    for fixed in (*_certain(source, target), (len(source), len(target))):
        pairs += _stretch(before, fixed, score, gap)
        pairs.append(fixed)
        before = (fixed[0] + 1, fixed[1] + 1)
    return pairs[:-1]


def _certain(source: Sequence[Hashable], target: Sequence[Hashable]) -> Pairing:
    """The longest rising chain of pairs whose signature occurs once on each side."""
    counts = Counter(source), Counter(target)
    position = {mark: j for j, mark in enumerate(target) if mark is not None and counts[1][mark] == 1}
    candidates = [(i, position[mark]) for i, mark in enumerate(source) if counts[0][mark] == 1 and mark in position]
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for number, (_, j) in enumerate(candidates):
        at = bisect_left(tails, j)
        previous.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [j]
        ends[at : at + 1] = [number]
    chain = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(candidates[number])
        number = previous[number]
    return chain[::-1]


def _stretch(start: tuple[int, int], end: tuple[int, int], score: Score, gap: float) -> Pairing:
    """The best pairs inside one stretch."""
    (i0, j0), (i1, j1) = start, end
    rows, columns = i1 - i0, j1 - j0
    if rows <= 0 or columns <= 0:
        return []
    if rows == columns == 1:
        return [start] if score(i0, j0) >= -2 * gap else []
    slope = columns / rows
    widest = max(_MOST_SCORED // (2 * rows), int(slope) + 1)
    reach = min(max(_BAND, abs(rows - columns) + _BAND // 2), widest)
    above = [-gap * j for j in range(columns + 1)]
    low = [0]
    steps: list[list[int]] = [[]]
    for i in range(1, rows + 1):
        left = max(0, int(i * slope) - reach)
        right = min(columns, int(i * slope) + reach)
        above_low = low[-1]
        above_high = above_low + len(above) - 1
        line: list[float] = []
        step: list[int] = []
        for j in range(left, right + 1):
            value, how = -1e18, 0
            if above_low <= j <= above_high:
                value, how = above[j - above_low] - gap, 1
            if line and line[-1] - gap > value:
                value, how = line[-1] - gap, 2
            if j and above_low < j <= above_high + 1:
                paired = above[j - 1 - above_low] + score(i0 + i - 1, j0 + j - 1)
                if paired >= value:
                    value, how = paired, 3
            line.append(value)
            step.append(how)
        above = line
        steps.append(step)
        low.append(left)
    return [(i0 + i, j0 + j) for i, j in _traced(steps, low, columns)]


def _traced(steps: Sequence[Sequence[int]], low: Sequence[int], columns: int) -> Pairing:
    """The pairs on the way back from the end: 1 is a step up, 2 a step to the left, 3 is both, and a pair."""
    pairs: Pairing = []
    i, j = len(steps) - 1, columns
    while i and j:
        how = steps[i][j - low[i]]
        i -= how != 2
        j -= how != 1
        if how == 3:
            pairs.append((i, j))
    return pairs[::-1]
