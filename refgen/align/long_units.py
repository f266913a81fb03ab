"""Pairs the sentences of a unit that has hundreds of them: there, to weigh every border against every sentence costs too much.

So the translation is cut by rule, and the stretches are paired one to one, in order; nothing is merged or cut anew.
"""

from collections.abc import Iterator, Sequence

from refgen.align.follow import Match
from refgen.align.likeness import Likeness
from refgen.align.monotone import pair_in_order
from refgen.align.sentences import Border, Strength, intervals

_MOST = 20_000
"""Sentences times borders, up to which a unit is searched in full: a tenth of a second."""
_ALONE = 5.0
"""Nats that a sentence or a stretch without counterpart costs."""


def is_long(source: Sequence[str], offered: Sequence[Border]) -> bool:
    """Whether a unit of these sentences and offered borders is too long to be searched in full."""
    return len(source) * len(offered) > _MOST


def follow_stretches(
    source: Sequence[str], target: str, offered: Sequence[Border], likeness: Likeness
) -> tuple[Match, ...]:
    """The matches of sentences with the stretches between the strong borders of a translation, in order."""
    stretches = intervals(target, [border for border in offered if border.strength is Strength.STRONG])
    ours = [likeness.source(text) for text in source]
    theirs = [likeness.target(target[start:end]) for start, end in stretches]
    pairs = pair_in_order(
        [one.anchors or None for one in ours],
        [one.anchors or None for one in theirs],
        lambda i, j: likeness.texts(ours[i], theirs[j]),
        _ALONE,
    )
    return tuple(_matches([*pairs, (len(ours), len(theirs))], stretches))


def _matches(pairs: Sequence[tuple[int, int]], stretches: Sequence[tuple[int, int]]) -> Iterator[Match]:
    """The pairs, and what stands alone between them; the last pair is the end of both sides."""
    i, j = 0, 0
    for i_next, j_next in pairs:
        yield from (Match(k, k + 1, None, is_searched=True) for k in range(i, i_next))
        yield from (Match(i_next, i_next, stretches[k], is_searched=True) for k in range(j, j_next))
        if i_next < pairs[-1][0]:
            yield Match(i_next, i_next + 1, stretches[j_next], is_searched=True)
        i, j = i_next + 1, j_next + 1
