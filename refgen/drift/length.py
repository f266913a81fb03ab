"""How long a translation is, against what its language makes of an English text of that length."""

from refgen.drift.facts import Facts
from refgen.drift.problem import SegmentPair
from refgen.drift.tokens import Kind

_FIXED = {Kind.CODE, Kind.NAME, Kind.FILE, Kind.HEX, Kind.GUID, Kind.VERSION, Kind.NUMBER}


def expected_share(pair: SegmentPair) -> float:
    """Length of the translation over the length that is usual; code, names and numbers are as long in any language."""
    rules = pair.locale.segmentation
    source = _fixed(pair.source) + _free(pair.source) * rules.length_ratio
    target = _free(pair.target)
    if not rules.spaced:
        # Latin words in a text of wide characters are as long as in English.
        target = pair.target.wide + (target - pair.target.wide) * rules.length_ratio
    return (_fixed(pair.target) + target) / max(source, 1.0)


def _fixed(facts: Facts) -> int:
    return sum(len(token.text) for token in facts.tokens if token.kind in _FIXED)


def _free(facts: Facts) -> int:
    return sum(map(len, facts.prose.split()))
