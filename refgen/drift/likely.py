"""Whether the two texts of a pair are to be held against each other, although alignment may doubt the pair.

A defect makes its own pair look doubtful, and what is cut in half or never translated would be missed. Checks that need a
certain pair ask for `refgen.align.SURE`.
"""

from collections.abc import Sequence

from refgen.align import Both, Segment, Slot

LIKELY = 0.5
"""Confidence from which a pair needs nothing else that speaks for it."""


def is_likely(slots: Sequence[Slot], number: int) -> bool:
    """Whether a pair is sure enough, or its two texts have nobody else in their paragraph."""
    own = slots[number]
    if isinstance(own, Both) and own.confidence >= LIKELY:
        return True
    near = [
        other
        for other in (*slots[max(number - 1, 0) : number], *slots[number + 1 : number + 2])
        if _is_beside(other, own)
    ]
    is_held = all(isinstance(one, Both) and one.confidence >= LIKELY for one in near)
    return (bool(near) and is_held) or _is_whole(slots, number)


def _is_whole(slots: Sequence[Slot], number: int) -> bool:
    """Whether nothing is left over in the paragraph, and the doubt is only where its sentences end.

    It has as many sentences in both languages, each with its own, of which one that is cut casts doubt on all; or all of
    them are one.
    """
    own = slots[number]
    first, last = number, number + 1
    while first and _is_beside(slots[first - 1], own):
        first -= 1
    while last < len(slots) and _is_beside(slots[last], own):
        last += 1
    pairs = [one for one in slots[first:last] if isinstance(one, Both)]
    if not isinstance(own, Both) or len(pairs) < last - first:
        return False
    is_apart = all(one.source.sentences == one.target.sentences == 1 for one in pairs)
    return is_apart == (len(pairs) > 1) and len({(one.source.unit, one.target.unit) for one in pairs}) == 1


def _is_beside(slot: Slot, other: Slot) -> bool:
    """Whether two slots have a paragraph in common, in either language."""
    return any(
        isinstance(one, Segment) and isinstance(mine, Segment) and one.unit == mine.unit
        for one, mine in ((_side(slot, name), _side(other, name)) for name in ("source", "target"))
    )


def _side(slot: Slot, name: str) -> Segment | None:
    found: Segment | None = getattr(slot, name, None)
    return found
