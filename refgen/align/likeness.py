"""How likely two texts are translations of each other: a log-likelihood ratio, in nats, above 0 when they probably are."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from itertools import chain

from refgen.align.elements import Element
from refgen.align.lexicon import Lexicon, traits_in
from refgen.align.semantic import Meaning
from refgen.align.traits import Traits
from refgen.dataclass import dataclass
from refgen.locales.locale import Segmentation

_TRUST = 2000.0
"""Characters of a page that say as much about the ratio of lengths as the locale's file does."""
_LITTLE_TRUST = 50.0
"""The same, where a locale has no file that says."""
_PROSE = 4
"""Characters added to both lengths: very short texts vary more."""
_LENGTH_SPREAD = 1.4
"""Standard deviation of the logarithm of the lengths of unrelated texts."""
_SHARED_STEM = 0.8
_NOTHING_SHARED = 4.0
"""Nats against two texts of many words none of which are cognates or in the lexicon."""
MANY_STEMS = 4
_EQUAL = 4.0
"""Nats for two texts that are the same."""
_UNSEEN = 2.0
"""Nats for a mark that stands in no element as a whole."""
_EQUAL_CELL = 1.5
_LONE_ANCHOR = 0.35
_OTHER_KIND = 4.0
_OTHER_PART = 1.0
_OTHER_ALERT = 3.0
_OTHER_LEVEL = 2.0
_SAME_ANCHOR = 8.0
_SAME_CODE = 6.0
_COMMON_KINDS = frozenset({"paragraph", "item", "html", "tab", "image"})
_FIXED_KINDS = frozenset({"code", "directive"})
IMPOSSIBLE = -1000.0


class Rarity(dict[str, float]):
    """Nats that a shared mark is worth; one that stands in no element as a whole has a worth, too."""

    def __missing__(self, mark: str) -> float:
        return _UNSEEN


@dataclass(frozen=True)
class Likeness:
    """Scores pairs of one page: a mark that stands everywhere on it says little."""

    ratio: float
    """Characters of the target for one of the source."""
    variance: float
    rarity: Rarity = field(repr=False)
    lexicons: tuple[Lexicon | None, Lexicon | None] = (None, None)
    """Of the source's and of the target's language."""
    meaning: Meaning | None = None
    """Asked about elements that share no mark; None where no embedding is wanted."""

    def source(self, text: str) -> Traits:
        """The traits of a source text."""
        return traits_in(text, self.lexicons[0])

    def target(self, text: str) -> Traits:
        """The traits of a target text."""
        return traits_in(text, self.lexicons[1])

    def texts(self, source: Traits, target: Traits) -> float:
        """Two texts, wherever they stand."""
        return self.length(source.length, target.length) + self.words(source, target)

    def words(self, source: Traits, target: Traits) -> float:
        """What two texts have in common besides their lengths."""
        score = _EQUAL if source.folded == target.folded else 0.0
        worth = self.rarity.__getitem__
        ours, theirs = source.anchors, target.anchors
        if ours or theirs:
            if ours == theirs:
                score += sum(map(worth, ours))
            else:
                score += sum(map(worth, ours & theirs)) - _LONE_ANCHOR * sum(map(worth, ours ^ theirs))
        ours, theirs = source.stems, target.stems
        if ours and theirs:
            common = ours & theirs
            if common:
                score += _SHARED_STEM * sum(map(worth, common))
            elif min(len(ours), len(theirs)) >= MANY_STEMS:
                score -= _NOTHING_SHARED
        return score

    def length(self, source: int, target: int) -> float:
        """Gale and Church (1993) with the tails of a t distribution, against lengths of unrelated texts."""
        expected = source * self.ratio + _PROSE
        found = target + _PROSE
        spread = self.variance * (expected + found) / 2
        off = (found - expected) ** 2 / spread
        norm = (found * _LENGTH_SPREAD * 2.5) ** 2 / (2 * math.pi * spread)
        return 0.5 * math.log(norm) - 2.5 * math.log1p(off / 4)

    def elements(self, source: Element, target: Element) -> float:
        """Two elements, their places on the page considered."""
        if source.kind != target.kind:
            if source.kind in _COMMON_KINDS and target.kind in _COMMON_KINDS:
                return self.texts(source.traits, target.traits) - _OTHER_KIND
            return IMPOSSIBLE
        if source.kind in _FIXED_KINDS:
            if source.name == target.name:
                return _SAME_CODE
            shared = len(source.traits.anchors & target.traits.anchors)
            return (_SAME_CODE + _OTHER_KIND) * shared / (
                len(source.traits.anchors | target.traits.anchors) or 1
            ) - _OTHER_KIND
        score = self.texts(source.traits, target.traits)
        if self.meaning and source.text and target.text and not source.traits.anchors & target.traits.anchors:
            score += self.meaning(source.text, target.text)
        if len(source.each) == len(target.each) > 1:
            score += _EQUAL_CELL * sum(
                one.folded == other.folded for one, other in zip(source.each, target.each, strict=True)
            )
        return score - _displacement(source, target)


def _displacement(source: Element, target: Element) -> float:
    """What it costs that two elements of one kind stand differently; less than nothing for headings of one anchor."""
    cost = _OTHER_PART * (source.part != target.part) + _OTHER_ALERT * (source.alert != target.alert)
    if source.kind == "heading":
        same = _SAME_ANCHOR * (source.name == target.name)
        return cost + _OTHER_LEVEL * abs(source.level - target.level) - same
    return cost + _OTHER_LEVEL * (source.level != target.level)


def likeness_of(
    source: Sequence[Element],
    target: Sequence[Element],
    source_rules: Segmentation,
    target_rules: Segmentation,
    lexicons: tuple[Lexicon | None, Lexicon | None],
) -> Likeness:
    """The scale for two pages: what is rare on them counts, and their own lengths correct the languages' ratio."""
    found = [element.traits for element in (*source, *target)]
    counts = Counter(chain.from_iterable([traits.stems for traits in found]))
    counts.update(chain.from_iterable([traits.anchors for traits in found]))
    lengths = [sum([element.traits.length for element in page]) for page in (source, target)]
    total = max(len(source) + len(target), 2)
    worth = {count: min(math.log(total / count) + 0.7, 4.0) for count in set(counts.values())}
    rarity = Rarity({mark: worth[count] for mark, count in counts.items()})
    ratio, trust = 1.0, _LITTLE_TRUST
    if source_rules.length_ratio and target_rules.length_ratio:
        ratio, trust = target_rules.length_ratio / source_rules.length_ratio, _TRUST
    measured = (ratio * trust + lengths[1]) / (trust + lengths[0])
    return Likeness(measured, target_rules.length_variance, rarity, lexicons)
