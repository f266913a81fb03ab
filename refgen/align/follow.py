"""Cuts a translated unit where its English is cut: the over-split translation offers borders, the English chooses."""

from collections.abc import Sequence
from dataclasses import dataclass

from refgen.align.likeness import Likeness
from refgen.align.sentences import Border, Interval, Strength, intervals
from refgen.align.traits import Traits, pooled

_USED = {Strength.STRONG: 0.0, Strength.POSSIBLE: 3.0, Strength.CLAUSE: 6.0}
"""What cutting at a border costs."""
_PASSED = {Strength.STRONG: 3.0, Strength.POSSIBLE: 0.3, Strength.CLAUSE: 0.0}
"""What not cutting at a border costs."""
_MERGED = 2.0
"""What it costs that the translation made one sentence of two."""
_ALONE = 10.0
"""What it costs that a sentence has no counterpart though its unit has one."""
_MOST_MERGED = 3
_MOST_BORDERS = 28
_NEVER = -1e18


@dataclass(frozen=True, slots=True)
class Match:
    """Neighbouring sentences of a unit and the stretch of the translation that renders them."""

    first: int
    """Ordinal of the first sentence."""
    last: int
    """One past the last; equal to `first` where the stretch has no counterpart."""
    target: Interval | None
    """None where the sentences have no counterpart."""
    is_plain: bool
    """Whether the borders were the obvious ones."""


def follow(source: Sequence[str], target: str, offered: Sequence[Border], likeness: Likeness) -> tuple[Match, ...]:
    """Pairs the sentences of a unit with stretches of its translation, in order."""
    strong = tuple(border for border in offered if border.strength is Strength.STRONG)
    if len(source) == 1:
        return (Match(0, 1, intervals(target, ())[0], not strong),)
    if len(strong) + 1 == len(source):
        return tuple(Match(i, i + 1, stretch, True) for i, stretch in enumerate(intervals(target, strong)))
    return _search(source, target, _affordable(offered), likeness)


def _affordable(offered: Sequence[Border]) -> Sequence[Border]:
    for least in Strength:
        kept = [border for border in offered if border.strength >= least]
        if len(kept) <= _MOST_BORDERS:
            return kept
    return kept


def _search(source: Sequence[str], target: str, offered: Sequence[Border], likeness: Likeness) -> tuple[Match, ...]:
    """The best cut by dynamic programming over sentences and borders."""
    limits = intervals(target, ())[0]
    starts = [limits[0], *(border.next for border in offered)]
    ends = [*(border.end for border in offered), limits[1]]
    used = [0.0, *(_USED[border.strength] for border in offered)]
    passed = [0.0]
    for border in offered:
        passed.append(passed[-1] + _PASSED[border.strength])
    sentences = [likeness.source(text) for text in source]
    groups: dict[tuple[int, int], Traits] = {}
    stretches: dict[tuple[int, int], Traits] = {}
    count, pieces = len(source), len(starts)
    best = [[_NEVER] * (pieces + 1) for _ in range(count + 1)]
    back: list[list[tuple[int, int]]] = [[(0, 0)] * (pieces + 1) for _ in range(count + 1)]
    best[0][0] = 0.0
    for i in range(count + 1):
        for j in range(pieces + 1):
            here = best[i][j]
            if here == _NEVER:
                continue
            if i < count and here - _ALONE > best[i + 1][j]:
                best[i + 1][j], back[i + 1][j] = here - _ALONE, (i, j)
            if j == pieces:
                continue
            entry = here - used[j]
            for k in range(j + 1, pieces + 1):
                inner = passed[k - 1] - passed[j]
                if entry - inner - _ALONE > best[i][k]:
                    best[i][k], back[i][k] = entry - inner - _ALONE, (i, j)
                stretch = stretches.get((j, k))
                if stretch is None:
                    stretch = stretches[j, k] = likeness.target(target[starts[j] : ends[k - 1]])
                for n in range(1, min(_MOST_MERGED, count - i) + 1):
                    group = groups.get((i, n))
                    if group is None:
                        group = groups[i, n] = pooled(sentences[i : i + n])
                    value = entry - inner - _MERGED * (n - 1) + likeness.texts(group, stretch)
                    if value > best[i + n][k]:
                        best[i + n][k], back[i + n][k] = value, (i, j)
    found: list[Match] = []
    i, j = count, pieces
    while i or j:
        before_i, before_j = back[i][j]
        stretch_at = (starts[before_j], ends[j - 1]) if j > before_j else None
        found.append(Match(before_i, i, stretch_at, is_plain=False))
        i, j = before_i, before_j
    return tuple(reversed(found))
