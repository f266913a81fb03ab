"""Pairs the two languages of one side-by-side page: its spans say what translates what."""

from collections.abc import Sequence

from refgen.align.segments import segments_of
from refgen.align.slot import Both, Method, OnlySource, OnlyTarget, Segment, Slot, View


def align_by_id(english: Sequence[tuple[Segment, ...]], target: View) -> tuple[Slot, ...]:
    """The slots of a side-by-side page, the segments of the English inside it, by unit, as the source.

    Text that was never handed off (file names, code) has no id: it stands for both languages.
    """
    found: list[Slot] = []
    for ours, theirs in zip(english, segments_of(target), strict=True):
        # What is cut differently by the rules of the two languages was never handed off: the English rules.
        for one, other in zip(ours, theirs if len(ours) == len(theirs) else ours, strict=True):
            if one.text and other.text:
                found.append(Both(one, other, Method.ID, 1.0))
            elif one.text:
                found.append(OnlySource(one, 1.0, Method.ID))
            elif other.text:
                found.append(OnlyTarget(other, 1.0, Method.ID))
    return tuple(found)
