"""How doubtful it is that a translation says what the English says: the signs, and what they weigh together.

No sign decides alone. The embedding tells a text about something else, but hardly a cut-off or a denied one; the length
tells the first, the words that deny the second, and a sentence of the page that fits better tells a slip of rows.
The weights follow fits on planted defects (`python -m benchmarks.bench_meaning CORPUS --fit`, several draws of pages);
the bias is lower than fitted, so that of real sentences hardly one in a thousand reaches a half.
"""

import math
from typing import NamedTuple

from refgen.align import Similarity
from refgen.drift.cues import has_cue
from refgen.drift.fitness import known_words
from refgen.drift.length import expected_share
from refgen.drift.page_view import PageView
from refgen.drift.problem import SegmentPair


class MeaningView(NamedTuple):
    """What a check of meaning sees: one locale of a page, and the embedding."""

    page: PageView
    similarity: Similarity


class Signs(NamedTuple):
    """What speaks against a translation; in `WEIGHTS`, how much."""

    bias: float
    """1, so that it can have a weight."""
    unlike: float
    """1 less the cosine of the two texts, 0 to 2."""
    rival: float
    """By how much another sentence of the page is closer to the translation, as a cosine; negative where none is."""
    short: float
    """Logarithm of how many times shorter the translation is than usual; 0 where it is longer."""
    long: float
    """The same for longer."""
    unsaid: float
    """Share of the English words that the locale's vocabulary has which the translation does not render."""
    undenied: float
    """1 where the English denies something and the translation has no word that does, else 0."""


WEIGHTS = Signs(-6.0, 7.3, 2.9, 4.8, 1.9, 3.9, 7.0)


def signs_of(pair: SegmentPair, similarity: float, best: float) -> Signs:
    """The signs of a translation; `best` is its greatest similarity to another text of the page."""
    share = math.log(max(expected_share(pair.source, pair.target, pair.locale), 0.05))
    said, unsaid = known_words(pair.source, pair.target, pair.locale)
    return Signs(
        bias=1.0,
        unlike=1 - similarity,
        rival=max(best - similarity, -0.5),
        short=max(-share, 0.0),
        long=max(share, 0.0),
        unsaid=unsaid / (said + unsaid + 1),
        undenied=float(_is_undenied(pair)),
    )


def doubt(signs: Signs) -> float:
    """0 to 1: how doubtful the translation is."""
    weight = sum(sign * weight for sign, weight in zip(signs, WEIGHTS, strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(weight, 60.0))))


def _is_undenied(pair: SegmentPair) -> bool:
    if "negation" not in pair.locale.terms or not has_cue(
        pair.source, pair.source_locale, "negation", "negation-ignored"
    ):
        return False
    names = ("negation", "negation-lexical")
    return not any(has_cue(pair.target, pair.locale, name, "negation-ignored") for name in names)
