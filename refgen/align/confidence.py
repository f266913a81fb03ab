"""How sure a slot is, as a probability: what speaks for it, weighed as measured on pages with known pairs.

`benchmarks/bench_align.py --calibrate` fits weights on one half of the pages and measures on the other. Those used here
are steeper: what is right less often than 99 times in 100 is to fall below `SURE`, not between that and certainty.
"""

import math
from operator import mul
from typing import NamedTuple

from refgen.align.sentences import Strength

SURE = 0.95
"""Confidence from which a pair counts as certain: of such pairs at least 99 % are right, on pages that nobody tuned on.
The few of them that stay below 0.99, one in three hundred, are right 95 to 97 times in 100. What holds two texts against
each other, or hands them on as translated, takes only these; what shows them marks the others."""
WEIGHTS = (5.8, 0.5, 5.0, -1.0, -0.5, -2.5, -6.0, -8.0)
"""Of the features of `Evidence`, in their order."""
_LEAST_ALIKE, _MOST_ALIKE = -6.0, 5.0
_LEAST, _MOST = 0.05, 0.999

SOURCE_ALONE = 0.94
"""An element of the source that nothing on the other page matches."""
TARGET_ALONE = 0.98
"""The same, of the target."""
SENTENCE_ALONE = 0.5
"""A sentence left over inside a unit that is paired."""


class Evidence(NamedTuple):
    """What speaks for a pair of segments."""

    length: float
    """What the lengths of the two texts say, in nats."""
    moved: float | None = None
    """The likeness of the two texts, in nats, if they stand out of order; None where order speaks for them."""
    is_searched: bool = False
    """Whether the rules of the two languages cut the unit differently, so that likeness had to decide."""
    weakest: Strength = Strength.STRONG
    """The weakest border that it was cut at; strong where it begins and ends with its unit."""
    is_merged: bool = False
    """Whether it makes one of several sentences."""
    is_part: bool = False
    """Whether its unit has more sentences, so that the borders between them have to be right."""

    @property
    def features(self) -> tuple[float, ...]:
        """What is weighed: a constant, and doubts: 0 for none."""
        off = max(_LEAST_ALIKE, min(self.length, 0.0))
        return (
            1.0,
            off,
            off if self.is_part else 0.0,
            0.0 if self.moved is None else _MOST_ALIKE - max(_LEAST_ALIKE, min(self.moved, _MOST_ALIKE)),
            self.is_part and self.is_searched,
            Strength.BARE < self.weakest < Strength.STRONG,
            self.weakest is Strength.BARE,
            self.is_merged,
        )


def confidence_of(evidence: Evidence) -> float:
    """The probability that a translator would pair the two."""
    weighed = sum(map(mul, WEIGHTS, evidence.features))
    return min(max(1 / (1 + math.exp(-weighed)), _LEAST), _MOST)
