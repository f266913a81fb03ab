"""Puts slots in the order of the source page."""

from collections.abc import Sequence

from refgen.align.slot import Both, OnlyTarget, Segment, Slot


def in_source_order(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """By the source; what only the target has comes after the slot whose target it follows on its page."""
    anchored = sorted(
        (slot for slot in slots if not isinstance(slot, OnlyTarget)), key=lambda slot: _place(slot.source)
    )
    loose = sorted((slot for slot in slots if isinstance(slot, OnlyTarget)), key=lambda slot: _place(slot.target))
    if not loose:
        return tuple(anchored)
    followed = sorted(((_place(slot.target), number) for number, slot in enumerate(anchored) if isinstance(slot, Both)))
    after: dict[int, list[Slot]] = {}
    at = 0
    for one in loose:
        while at < len(followed) and followed[at][0] < _place(one.target):
            at += 1
        after.setdefault(followed[at - 1][1] if at else -1, []).append(one)
    found = list(after.get(-1, ()))
    for number, slot in enumerate(anchored):
        found.append(slot)
        found += after.get(number, ())
    return tuple(found)


def _place(segment: Segment) -> tuple[int, int]:
    return segment.unit, segment.ordinal
