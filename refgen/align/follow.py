"""Cuts a translated unit where its English is cut: the over-split translation offers borders, the English chooses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

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
_LONG = 80
"""Sentences and borders from which only a window around the diagonal is searched."""
_WINDOW = 12
_MOST_PIECES = 4
"""Stretches that one sentence of such a unit may take, for each stretch that there is a sentence."""
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
    return _Search(source, target, _affordable(offered), likeness).matches()


def _affordable(offered: Sequence[Border]) -> Sequence[Border]:
    for least in Strength:
        kept = [border for border in offered if border.strength >= least]
        if len(kept) <= _MOST_BORDERS:
            return kept
    return kept


class _Search:
    """The best cut, by dynamic programming over sentences (i) and offered borders (j)."""

    def __init__(self, source: Sequence[str], target: str, offered: Sequence[Border], likeness: Likeness) -> None:
        start, end = intervals(target, ())[0]
        self.target = target
        self.likeness = likeness
        self.sentences = [likeness.source(text) for text in source]
        self.starts = [start, *(border.next for border in offered)]
        self.ends = [*(border.end for border in offered), end]
        self.used = [0.0, *(_USED[border.strength] for border in offered)]
        self.passed = [0.0, *accumulate(_PASSED[border.strength] for border in offered)]
        self.stretches: dict[tuple[int, int], Traits] = {}
        self.is_long = len(self.sentences) + len(self.starts) > _LONG
        self.density = -(-len(self.starts) // len(self.sentences))

    def matches(self) -> tuple[Match, ...]:
        """The matches of the best path."""
        count, pieces = len(self.sentences), len(self.starts)
        best: dict[tuple[int, int], float] = {(0, 0): 0.0}
        back: dict[tuple[int, int], tuple[int, int]] = {}
        for i in range(count + 1):
            for j in self._reach(i):
                here = best.get((i, j))
                if here is None:
                    continue
                for to, cost in self._steps(i, j):
                    if here - cost > best.get(to, _NEVER):
                        best[to] = here - cost
                        back[to] = (i, j)
        found: list[Match] = []
        at = (count, pieces)
        while at != (0, 0):
            before = back[at]
            stretch = (self.starts[before[1]], self.ends[at[1] - 1]) if at[1] > before[1] else None
            found.append(Match(before[0], at[0], stretch, is_plain=False))
            at = before
        return tuple(reversed(found))

    def _reach(self, i: int) -> range:
        """Borders worth looking at after i sentences: all, or in a long unit those about as far along."""
        pieces = len(self.starts)
        if not self.is_long:
            return range(pieces + 1)
        middle, width = i * pieces // len(self.sentences), _WINDOW * self.density
        return range(max(0, middle - width), min(pieces, middle + width) + 1)

    def _steps(self, i: int, j: int) -> Iterator[tuple[tuple[int, int], float]]:
        """Where one can go from i sentences and j borders, and what it costs."""
        count, pieces = len(self.sentences), len(self.starts)
        if i < count:
            yield (i + 1, j), _ALONE
        furthest = min(pieces, j + _MOST_PIECES * self.density) if self.is_long else pieces
        for k in range(j + 1, furthest + 1):
            borders = self.used[j] + self.passed[k - 1] - self.passed[j]
            yield (i, k), borders + _ALONE
            for n in range(1, min(_MOST_MERGED, count - i) + 1):
                yield (i + n, k), borders + _MERGED * (n - 1) - self._alike(i, i + n, j, k)

    def _alike(self, first: int, last: int, j: int, k: int) -> float:
        stretch = self.stretches.get((j, k))
        if stretch is None:
            stretch = self.stretches[j, k] = self.likeness.target(self.target[self.starts[j] : self.ends[k - 1]])
        return self.likeness.texts(pooled(self.sentences[first:last]), stretch)
