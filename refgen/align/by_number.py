"""Carries the pairs of a side-by-side page over to the canonical English.

The hash in front of an id never matches across locales, the number after it nearly always does; the English decides.
English that differs under the same number is drift, not an error of alignment: it is paired all the same, if it is
the same sentence reworded.
"""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from refgen.align.by_id import align_by_id
from refgen.align.confidence import SURE
from refgen.align.order import in_source_order
from refgen.align.segments import english_inside, segments_of
from refgen.align.slot import Both, Method, OnlySource, OnlyTarget, Segment, Slot, View
from refgen.align.structure import align_views
from refgen.align.traits import fold

_REWORDED = 0.5
"""Share of characters, as difflib measures it, from which two English texts are one sentence reworded."""
_ALONE = 0.95
"""Confidence that a segment which no English matches has no counterpart."""
Key = tuple[int, int]


def align_by_number(canonical: View, segments: Sequence[tuple[Segment, ...]], target: View) -> tuple[Slot, ...]:
    """The slots of the canonical English and a side-by-side page, paired by way of the English inside that page.

    `segments` are those of the canonical English, by unit.
    """
    inside = english_inside(target)
    english = segments_of(inside)
    ours = [segment for unit in segments for segment in unit if segment.text]
    theirs = [segment for unit in english for segment in unit if segment.text]
    own = align_by_id(english, target)
    pairs = _same_english(ours, theirs)
    if len(pairs) < len(ours):
        _add_reworded(ours, theirs, pairs)
    if len(pairs) < min(len(ours), len(theirs)):
        _add_structural(align_views(canonical, inside, None, (segments, english)), pairs)
    carried = {_key(slot.source): slot.target for slot in own if isinstance(slot, Both)}
    found: list[Slot] = []
    for one in ours:
        other, method, confidence = pairs.get(_key(one), (None, Method.NONE, _ALONE))
        translation = carried.pop(_key(other), None) if other else None
        found.append(Both(one, translation, method, confidence) if translation else OnlySource(one, _ALONE))
    found += [slot for slot in own if isinstance(slot, OnlyTarget)]
    found += [OnlyTarget(translation, _ALONE) for translation in carried.values()]
    return in_source_order(found)


_Found = dict[Key, tuple[Segment, Method, float]]


def _key(segment: Segment) -> Key:
    return segment.unit, segment.ordinal


def _number(segment: Segment) -> str | None:
    return segment.id.rpartition("-")[2] if segment.id else None


def _same_english(ours: Sequence[Segment], theirs: Sequence[Segment]) -> _Found:
    """Equal texts in order; where the number agrees too, that is certain."""
    found: _Found = {}
    for i, j, length in _equal_blocks([one.text for one in ours], [one.text for one in theirs]):
        for one, other in zip(ours[i : i + length], theirs[j : j + length], strict=True):
            is_same = _number(one) == _number(other)
            found[_key(one)] = (other, Method.NUMBER, 0.999 if is_same else 0.98)
    return found


def _equal_blocks(ours: Sequence[str], theirs: Sequence[str]) -> Sequence[tuple[int, int, int]]:
    """Where both begin to be equal, but for what folding takes away, and how far they are."""
    if ours == theirs:
        return [(0, 0, len(ours))]
    folded = [fold(text) for text in ours], [fold(text) for text in theirs]
    if folded[0] == folded[1]:
        return [(0, 0, len(ours))]
    return SequenceMatcher(None, *folded, autojunk=False).get_matching_blocks()


def _add_reworded(ours: Sequence[Segment], theirs: Sequence[Segment], found: _Found) -> None:
    taken = {_key(other) for other, _, _ in found.values()}
    free: Mapping[str, Segment] = {number: one for one in theirs if (number := _number(one)) and _key(one) not in taken}
    for one in ours:
        number = _number(one)
        other = free.get(number) if number and _key(one) not in found else None
        if other:
            likeness = _likeness(one.text, other.text)
            if likeness >= _REWORDED:
                found[_key(one)] = (other, Method.NUMBER, SURE + likeness / 40)


@lru_cache(maxsize=1 << 12)
def _likeness(one: str, other: str) -> float:
    """How much of two texts is equal, 0 to 1: what every page says is mostly reworded on many of them."""
    return SequenceMatcher(None, fold(one), fold(other), autojunk=False).ratio()


def _add_structural(slots: Sequence[Slot], found: _Found) -> None:
    taken = {_key(other) for other, _, _ in found.values()}
    for slot in slots:
        if isinstance(slot, Both) and slot.source.sentences == slot.target.sentences == 1:
            source, target = _key(slot.source), _key(slot.target)
            if source not in found and target not in taken:
                found[source] = (slot.target, slot.method, slot.confidence)
