"""How long a translation is, against what its language makes of an English text of that length."""

import math

from refgen.drift.facts import Facts
from refgen.locales import Locale


def expected_share(source: Facts, target: Facts, locale: Locale) -> float:
    """Length of the translation over the length that is usual: of its words, since a name is lost or kept for itself."""
    rules = locale.segmentation
    ratio = rules.length_ratio or 1.0
    length: float = target.free_length
    if not rules.spaced:
        # Latin words in a text of wide characters are as long as in English.
        length = target.wide + (length - target.wide) * ratio
    return length / max(source.free_length * ratio, 1.0)


def deviation(source: Facts, share: float, locale: Locale) -> float:
    """Standard deviations by which a share of the usual length departs from 1, after Gale and Church (1993).

    The longer a text, the closer it keeps to the ratio of its language: 60 % of a title is nothing, of two lines a cut.
    """
    return (share - 1) * math.sqrt(source.free_length / locale.segmentation.length_variance)
