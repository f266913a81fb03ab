"""Whether the pairs of a page support each other: two pages that have nothing to do with each other can be paired, too.

Order and lengths alone pair paragraphs of any two pages. What tells is what the texts of all pairs have in common, and
whether much is left over on both sides at once. Of 185 pages none is doubtful beside its own translation, and all are beside
that of another page (`benchmarks/bench_align.py --strangers --every 6`).
"""

from collections.abc import Sequence

from refgen.align.likeness import MANY_STEMS, Likeness
from refgen.align.slot import Both, OnlySource, OnlyTarget, Slot

_LEAST = 0.85
"""Share of what speaks for the page, of all that speaks, below which it is doubtful."""
_PRIOR = 2.0
"""Pairs that are taken to speak for every page: one odd pair of two paragraphs is no reason for doubt."""
_FLOOR = 0.5
"""Confidence that stays: a language may have no word in common with another."""


def as_supported(slots: Sequence[Slot], likeness: Likeness) -> tuple[Slot, ...]:
    """The slots, none surer than the share of what speaks for the page, where too much speaks against it."""
    pairs = {(slot.source.text, slot.target.text) for slot in slots if isinstance(slot, Both)}
    says = [_says(source, target, likeness) for source, target in pairs]
    alone = min(sum(isinstance(slot, kind) for slot in slots) for kind in (OnlySource, OnlyTarget))
    yes, no = sum(one for one in says if one > 0), alone - sum(one for one in says if one < 0)
    share = (yes + _PRIOR) / (yes + no + _PRIOR)
    if share >= _LEAST:
        return tuple(slots)
    most = max(share, _FLOOR)
    return tuple(
        slot._replace(confidence=min(slot.confidence, most)) if isinstance(slot, Both) else slot for slot in slots
    )


def _says(source: str, target: str, likeness: Likeness) -> float:
    """1 for yes, -1 for no, less where there are only a few words to compare; 0 where there are none, and no marks."""
    ours, theirs = likeness.source(source), likeness.target(target)
    words = min(len(ours.stems), len(theirs.stems))
    if not (ours.anchors or theirs.anchors or words):
        return 0.0
    said = likeness.words(ours, theirs)
    if said > 0:
        return 1.0
    return -1.0 if ours.anchors or theirs.anchors else -min((words / MANY_STEMS) ** 2, 1.0)
