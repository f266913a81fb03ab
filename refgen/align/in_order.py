"""Whether a unit that has as many sentences as its translation is rightly paired one by one, in order.

Mostly it is. But a translation may split one sentence and merge two others: then the numbers agree and the texts do not.
Two sentences that merely changed places stay whole: that is for the reader of the page to see, not to be cut away.
"""

from collections.abc import Sequence
from itertools import pairwise

from refgen.align.follow import Match
from refgen.align.likeness import Likeness
from refgen.align.traits import Traits

_DOUBTFUL = -2.0
"""Nats of length below which a pair is looked at."""
_BETTER = 6.0
"""Nats by which other borders must explain the unit better, for they leave the rule."""


def is_doubtful(source: Sequence[str], matches: Sequence[Match], likeness: Likeness) -> bool:
    """Whether two texts that are paired by their order differ in length as translations seldom do."""
    return len(matches) > 1 and any(
        likeness.length(len(source[match.first]), match.target[1] - match.target[0]) < _DOUBTFUL
        for match in matches
        if match.target
    )


def explains_better(
    source: Sequence[str], target: str, searched: Sequence[Match], matches: Sequence[Match], likeness: Likeness
) -> bool:
    """Whether the matches that were searched are likelier than those in order, and than neighbours crosswise."""
    ours = [likeness.source(text) for text in source]
    theirs = [likeness.target(target[slice(*match.target)]) for match in matches if match.target]
    straight = [likeness.texts(one, other) for one, other in zip(ours, theirs, strict=True)]
    best = sum(straight) + max([0.0, *_crosswise(ours, theirs, straight, likeness)])
    return _worth(source, target, searched, likeness) > best + _BETTER


def _crosswise(
    ours: Sequence[Traits], theirs: Sequence[Traits], straight: Sequence[float], likeness: Likeness
) -> list[float]:
    """What each two neighbours gain when they change places."""
    return [
        likeness.texts(ours[i], theirs[j]) + likeness.texts(ours[j], theirs[i]) - straight[i] - straight[j]
        for i, j in pairwise(range(len(ours)))
    ]


def _worth(source: Sequence[str], target: str, matches: Sequence[Match], likeness: Likeness) -> float:
    return sum(
        likeness.texts(
            likeness.source(" ".join(source[match.first : match.last])), likeness.target(target[slice(*match.target)])
        )
        if match.target and match.last > match.first
        else -_BETTER
        for match in matches
    )
