"""Finds where a translation that was missing belongs, if that is certain: an empty span, its paragraph, a row, an item.

Nothing is guessed: a sentence goes beside the translation of its neighbour, a row or item beside that of the one before
or after it, a paragraph after that of the one before. Everything else is left to people.
"""

from collections.abc import Iterator, Mapping

from refgen.align import SURE, AlignedPage, Both, OnlyTarget, Segment, Slot, View
from refgen.export.lines import missing_lines, slots_by_unit
from refgen.export.paragraphs import missing_paragraphs
from refgen.export.place import english_of, text_start
from refgen.export.verify import Change
from refgen.locales import load_locale
from refgen.ops.offsets import in_shown, written
from refgen.ops.write import Edit

Missing = Mapping[int, str]
"""Ordinal of a slot that has only a source, to the translation that it got."""
Placing = tuple[Change, tuple[int, ...]]
"""A change of the page, and the slots that it brings a translation for."""


def place_missing(page: AlignedPage, locale: str, missing: Missing) -> tuple[Placing, ...]:
    """The places of those translations that have a certain one."""
    translation = page.translations[locale]
    if not missing:
        return ()
    if translation.view.page.is_side_by_side:
        return tuple(_empty_spans(translation.view, translation.slots, missing))
    gap = " " if load_locale(locale).segmentation.spaced else ""
    placed = list(_sentences(translation.view, translation.slots, missing, gap))
    placed += missing_lines(page, locale, missing, gap)
    placed += missing_paragraphs(page, locale, missing, gap)
    return tuple(placed)


def _empty_spans(view: View, slots: tuple[Slot, ...], missing: Missing) -> Iterator[Placing]:
    """A side-by-side page may hold the English with an empty translation; there it goes."""
    empty = [
        (placed, pair, english_of(placed.unit, pair).split())
        for placed in view.units
        for pair in placed.unit.pairs
        if not pair.target.strip()
    ]
    for number, text in missing.items():
        slot = slots[number]
        english = "" if isinstance(slot, OnlyTarget) else slot.source.text
        fitting = [entry for entry in empty if entry[2] == english.split()]
        if len(fitting) == 1:
            placed, pair, _ = fitting[0]
            later = (at for at, offset in placed.unit.pieces if offset >= pair.target_start)
            at = in_shown(placed.unit.references, next(later, len(written(placed.unit))))
            end = at + len(pair.target)
            edit = Edit(pair.target_start, pair.target_start + len(pair.target), text)
            yield Change((edit,), placed.index, at, end, text), (number,)


def _sentences(view: View, slots: tuple[Slot, ...], missing: Missing, gap: str) -> Iterator[Placing]:
    """A sentence of a paragraph beside one that is translated; where the paragraph has more than its English, nowhere."""
    loose = {slot.target.unit for slot in slots if isinstance(slot, OnlyTarget)}

    def neighbour(number: int) -> Segment | None:
        slot = slots[number]
        is_sure = isinstance(slot, Both) and slot.confidence >= SURE and slot.target.unit not in loose
        return slot.target if isinstance(slot, Both) and is_sure else None

    for numbers in slots_by_unit(slots).values():
        last: Segment | None = None
        for place, number in enumerate(numbers):
            if number not in missing:
                last = neighbour(number)
            elif last is not None:
                at = text_start(view, last) + len(last.text)
                yield _insert(last.unit, at, last.end, gap + missing[number]), (number,)
            elif all(one in missing for one in numbers[:place]):
                following = next((one for one in numbers[place:] if one not in missing), None)
                first = neighbour(following) if following is not None else None
                if first is not None:
                    yield _insert(first.unit, text_start(view, first), first.start, missing[number] + gap), (number,)


def _insert(unit: int, at: int, offset: int, text: str) -> Change:
    return Change((Edit(offset, offset, text),), unit, at, at, text)
