"""Pairs the two languages of one side-by-side page: its spans say what translates what."""

from collections.abc import Iterator, Sequence

from refgen.align.segments import segments_of
from refgen.align.slot import Both, Method, OnlySource, OnlyTarget, Segment, Slot, View


def align_by_id(english: Sequence[tuple[Segment, ...]], target: View) -> tuple[Slot, ...]:
    """The slots of a side-by-side page, the segments of the English inside it, by unit, as the source.

    Text that was never handed off (file names, code) has no id: it stands for both languages.
    """
    translated = segments_of(target)
    return tuple(slot for pair in zip(english, translated, strict=True) for slot in _unit_slots(*pair))


def _unit_slots(english: tuple[Segment, ...], translated: tuple[Segment, ...]) -> Iterator[Slot]:
    if len(english) != len(translated):
        # Never handed off, and cut differently by the rules of the two languages: the English rules.
        yield from (Both(one, one, Method.ID, 1.0) for one in english)
        return
    for one, other in zip(english, translated, strict=True):
        if one.text and other.text:
            yield Both(one, other, Method.ID, 1.0)
        elif one.text:
            yield OnlySource(one, 1.0, Method.ID)
        elif other.text:
            yield OnlyTarget(other, 1.0, Method.ID)
