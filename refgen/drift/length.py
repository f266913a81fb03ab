"""How long a translation is, against what its language makes of an English text of that length."""

import math

from refgen.drift.problem import SegmentPair


def expected_share(pair: SegmentPair) -> float:
    """Length of the translation over the length that is usual: of its words, since a name is lost or kept for itself."""
    rules = pair.locale.segmentation
    ratio = rules.length_ratio or 1.0
    source = pair.source.free_length * ratio
    target: float = pair.target.free_length
    if not rules.spaced:
        # Latin words in a text of wide characters are as long as in English.
        target = pair.target.wide + (target - pair.target.wide) * ratio
    return target / max(source, 1.0)


def deviation(pair: SegmentPair, share: float) -> float:
    """Standard deviations by which a share of the usual length departs from 1, after Gale and Church (1993).

    The longer a text, the closer it keeps to the ratio of its language: 60 % of a title is nothing, of two lines a cut.
    """
    variance = pair.locale.segmentation.length_variance
    return (share - 1) * math.sqrt(pair.source.free_length / variance)
