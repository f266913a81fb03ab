"""How sure a slot is, as a probability: what speaks for it, weighed as measured on pages with known pairs.

The weights come from `benchmarks/bench_align.py --calibrate`, which fits them on one half of the pages and checks them
on the other.
"""

import math
from dataclasses import dataclass

_BIAS = 3.0
_ALIKE = 0.25
_PLAIN = 1.0
_FRAMED = 1.0
_MOVED = -1.0
_MOST_ALIKE = 8.0
_LEAST, _MOST = 0.05, 0.999

ELEMENT_ALONE = 0.9
"""An element that nothing on the other page matches."""
SENTENCE_ALONE = 0.5
"""A sentence left over inside a unit that is paired."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a pair of segments."""

    likeness: float
    """Of the two texts, in nats."""
    is_plain: bool
    """Whether the borders of the sentences are the obvious ones."""
    neighbours: int
    """How many of the elements before and after are paired with each other: 0 to 2."""
    is_moved: bool
    """Whether it stands out of order."""

    @property
    def features(self) -> tuple[float, float, float, float, float]:
        """What is weighed."""
        return (
            1.0,
            max(-_MOST_ALIKE, min(self.likeness, _MOST_ALIKE)),
            float(self.is_plain),
            self.neighbours / 2,
            float(self.is_moved),
        )


WEIGHTS = (_BIAS, _ALIKE, _PLAIN, _FRAMED, _MOVED)


def confidence_of(evidence: Evidence) -> float:
    """The probability that a translator would pair the two."""
    weighed = sum(weight * feature for weight, feature in zip(WEIGHTS, evidence.features, strict=True))
    return min(max(1 / (1 + math.exp(-weighed)), _LEAST), _MOST)
