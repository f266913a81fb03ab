"""Cuts a translated unit where its English is cut: the over-split translation offers borders, the English chooses."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from refgen.align.likeness import Likeness
from refgen.align.sentences import Border, Interval, Strength, intervals
from refgen.align.traits import Traits

_USED = {
    Strength.STRONG: 0.0,
    Strength.POSSIBLE: 3.0,
    Strength.LINKED: 0.5,
    Strength.CLAUSE: 3.0,
    Strength.JOINT: 3.5,
    Strength.BARE: 6.0,
}
"""What cutting at a border costs."""
_PASSED = {Strength.STRONG: 3.0, Strength.POSSIBLE: 0.3}
"""What not cutting at a border costs, if anything."""
_GLUED = 1.0, 0.5
"""What cutting and not cutting cost at a stop that no blank follows, in a unit where blanks follow other stops: in a script
that has them only between sentences that were translated one by one, two without it were one sentence of the original."""
_MERGED = 8.0
"""What it costs that two sentences stay one where the translation has made one of them, though it could be cut."""
_MELTED = 2.0
"""The same, where it offers no border."""
_AFTER_OPENER = 2.0
"""What it costs to cut after a few words between borders (`For example,`): they open a sentence, and seldom end one."""
_OPENER = 24
"""Characters of English that such words have at most."""
_AT_BRACKET = 3.0
"""What it costs besides to cut before a bracket, which mostly goes with the words before it."""
_ALONE = 10.0
"""What it costs that a sentence has no counterpart though its unit has one."""
_BOTH_BRACKETED = 8.0
"""What it is worth that a sentence and its stretch both begin with a bracket."""
_MOST_MERGED = 3
_MOST_BORDERS = 60
"""Borders from which the weakest kinds are left out."""
_STRAY = 0.25, 80, 500
"""How far a pair may stand from where lengths would have it: the share of the unit, the least and the most characters."""
_STRETCH = 2.5, 40
"""How much longer or shorter than expected a stretch may be: a factor, and characters."""
_NEVER = -1e18
_BRACKETS = ("(", "（", "\\(")


class Match(NamedTuple):
    """Neighbouring sentences of a unit and the stretch of the translation that renders them."""

    first: int
    """Ordinal of the first sentence."""
    last: int
    """One past the last; equal to `first` where the stretch has no counterpart."""
    target: Interval | None
    """None where the sentences have no counterpart."""
    is_searched: bool = False
    """Whether likeness had to choose the borders."""
    weakest: Strength = Strength.STRONG
    """The weakest border that the stretch was cut at; strong where it begins and ends with the unit."""


def follow_rule(sentences: int, target: str, offered: Sequence[Border]) -> tuple[Match, ...] | None:
    """The matches where both languages have as many sentences by rule, or the unit is one; else None."""
    strong = tuple(border for border in offered if border.strength is Strength.STRONG)
    if sentences == 1:
        return (Match(0, 1, intervals(target, ())[0], bool(strong)),)
    if len(strong) + 1 == sentences:
        return tuple(Match(i, i + 1, stretch) for i, stretch in enumerate(intervals(target, strong)))
    return None


def brackets_agree(source: Sequence[str], target: str, matches: Sequence[Match]) -> bool:
    """Whether every sentence that begins with a bracket has a stretch that does.

    English puts the stop inside (`So. (But not now.) Then`), Japanese after the bracket, and has none before it.
    """
    return all(
        match.target is None or target.startswith(_BRACKETS, match.target[0])
        for match in matches
        if match.first and source[match.first].startswith(_BRACKETS)
    )


def follow_likeness(
    source: Sequence[str], target: str, offered: Sequence[Border], likeness: Likeness
) -> tuple[Match, ...]:
    """Pairs the sentences of a unit with stretches of its translation, in order, by what they have in common."""
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
        self.likeness = likeness
        self.starts = [start, *(border.next for border in offered)]
        self.ends = [*(border.end for border in offered), end]
        self.strengths = [Strength.STRONG, *(border.strength for border in offered), Strength.STRONG]
        strong = [border for border in offered if border.strength is Strength.STRONG]
        is_mixed = any(border.end < border.next for border in strong)
        glued = {border for border in strong if is_mixed and border.end == border.next}
        self.passed = [
            0.0,
            *accumulate(_GLUED[1] if border in glued else _PASSED.get(border.strength, 0.0) for border in offered),
        ]
        self.is_bracketed = [text.startswith(_BRACKETS) for text in source]
        self.brackets = [target.startswith(_BRACKETS, place) for place in self.starts]
        sentences = [likeness.source(text) for text in source]
        pieces = [likeness.target(target[a:b]) for a, b in zip(self.starts, self.ends, strict=True)]
        self.groups = [list(_growing(sentences[i : i + _MOST_MERGED])) for i in range(len(sentences))]
        self.pieces = pieces
        openers = [piece.length <= _OPENER * likeness.ratio for piece in pieces]
        self.used = [
            0.0,
            *(
                (_GLUED[0] if border in glued else _USED[border.strength])
                + _AFTER_OPENER * (is_opener and border.strength < Strength.POSSIBLE)
                + _AT_BRACKET * (is_bracket and border.strength < Strength.POSSIBLE)
                for border, is_opener, is_bracket in zip(offered, openers, self.brackets[1:], strict=False)
            ),
        ]
        self.written = [0, *accumulate(piece.length for piece in pieces)]
        whole = self.written[-1] / (sum(one.length for one in sentences) or 1)
        self.expected = [0.0, *accumulate(one.length * whole for one in sentences)]
        share, least, most = _STRAY
        self.stray = max(least, min(share * self.written[-1], most))
        factor, slack = _STRETCH
        self.furthest = [
            max(self.stray, (self.expected[i + len(groups)] - self.expected[i]) * factor + slack)
            for i, groups in enumerate((*self.groups, ()))
        ]
        self.longest = max(self.furthest)

    def matches(self) -> tuple[Match, ...]:
        """The matches of the best path."""
        count, pieces = len(self.groups), len(self.pieces)
        best = [[_NEVER] * (pieces + 1) for _ in range(count + 1)]
        back = [[(0, 0)] * (pieces + 1) for _ in range(count + 1)]
        best[0][0] = 0.0
        stretches = [list(self._stretches(j)) for j in range(pieces)]
        for i in range(count + 1):
            for j in range(pieces + 1):
                here = best[i][j]
                if here == _NEVER:
                    continue
                for row, column, worth in self._steps(i, j, stretches[j] if j < pieces else ()):
                    if here + worth > best[row][column]:
                        best[row][column] = here + worth
                        back[row][column] = (i, j)
        return self._traced(back)

    def _traced(self, back: Sequence[Sequence[tuple[int, int]]]) -> tuple[Match, ...]:
        found: list[Match] = []
        i, j = len(self.groups), len(self.pieces)
        while (i, j) != (0, 0):
            i_before, j_before = back[i][j]
            stretch = (self.starts[j_before], self.ends[j - 1]) if j > j_before else None
            weakest = min(self.strengths[j_before], self.strengths[j])
            found.append(Match(i_before, i, stretch, is_searched=True, weakest=weakest))
            i, j = i_before, j_before
        return tuple(reversed(found))

    def _stretches(self, j: int) -> Iterator[tuple[int, Traits, float]]:
        """What can be made of the pieces from j on: one past its last piece, its traits, what its borders cost."""
        for k, traits in enumerate(_growing(self.pieces[j:]), start=j + 1):
            yield k, traits, self.used[j] + self.passed[k - 1] - self.passed[j]
            if traits.length > self.longest:
                return

    def _steps(
        self, i: int, j: int, stretches: Sequence[tuple[int, Traits, float]]
    ) -> Iterator[tuple[int, int, float]]:
        """Where one can go from i sentences and j pieces, and what it is worth."""
        groups = self.groups[i] if i < len(self.groups) else ()
        bracket = (
            _BOTH_BRACKETED if groups and j < len(self.pieces) and self.is_bracketed[i] and self.brackets[j] else 0.0
        )
        if groups:
            yield i + 1, j, -_ALONE
        is_near = abs(self.expected[i] - self.written[j]) <= self.stray
        factor, slack = _STRETCH
        furthest = self.furthest[i]
        for k, stretch, cost in stretches:
            if stretch.length > furthest and k > j + 1:
                break
            yield i, k, -cost - _ALONE
            merged = _MELTED if k == j + 1 else _MERGED
            if not is_near:
                continue
            for n, group in enumerate(groups):
                expected = self.expected[i + n + 1] - self.expected[i]
                if expected / factor - slack <= stretch.length <= expected * factor + slack:
                    yield i + n + 1, k, self.likeness.texts(group, stretch) - cost - merged * n + bracket


def _growing(parts: Sequence[Traits]) -> Iterator[Traits]:
    """The traits of the first part, of the first two together, and so on."""
    length, folded = 0, ""
    anchors: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    for part in parts:
        length += part.length
        folded += part.folded
        anchors |= part.anchors
        stems |= part.stems
        yield Traits(length, anchors, stems, folded)
