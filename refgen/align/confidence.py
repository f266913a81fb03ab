"""How sure a slot is, as a probability: what speaks for it, weighed as measured on pages with known pairs.

The weights come from `benchmarks/bench_align.py --calibrate`, which fits them on one half of the pages and checks them
on the other.
"""

import math
from dataclasses import dataclass

WEIGHTS = (6.0, 0.2, 0.8, -3.2, -1.0)
"""Of the features of `Evidence`, in their order."""
_LEAST_ALIKE, _MOST_ALIKE = -6.0, 5.0
_LEAST, _MOST = 0.05, 0.999

SOURCE_ALONE = 0.94
"""An element of the source that nothing on the other page matches."""
TARGET_ALONE = 0.98
"""The same, of the target."""
SENTENCE_ALONE = 0.5
"""A sentence left over inside a unit that is paired."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a pair of segments."""

    likeness: float
    """Of the two texts, in nats."""
    length: float
    """The part of it that the lengths contribute."""
    is_plain: bool
    """Whether the borders of the sentences are the obvious ones."""
    is_moved: bool
    """Whether it stands out of order."""

    @property
    def features(self) -> tuple[float, ...]:
        """What is weighed: a constant, the likeness and the length within bounds, doubts as 0 or 1."""
        return (
            1.0,
            max(_LEAST_ALIKE, min(self.likeness, _MOST_ALIKE)),
            max(_LEAST_ALIKE, min(self.length, 0.0)),
            float(not self.is_plain),
            float(self.is_moved),
        )


def confidence_of(evidence: Evidence) -> float:
    """The probability that a translator would pair the two."""
    weighed = sum(weight * feature for weight, feature in zip(WEIGHTS, evidence.features, strict=True))
    return min(max(1 / (1 + math.exp(-weighed)), _LEAST), _MOST)
