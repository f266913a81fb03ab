"""A page as it is now, which a returned file is held against."""

from collections.abc import Mapping

from refgen.align import AlignedPage, Both, OnlyTarget, Segment, Slot, View, english_inside, segments_of
from refgen.dataclass import dataclass
from refgen.drift.english import Change, difference
from refgen.export.collect import units_of
from refgen.export.handoff import Portion
from refgen.export.place import text_start

_TELLING = 12
"""Characters from which on a text that stands on a page is no accident."""


@dataclass(frozen=True, slots=True)
class Current:
    """One locale of a page, today."""

    view: View
    slots: tuple[Slot, ...]
    portions: Mapping[tuple[str, str], Portion]
    """By unit and segment, as a hand-off would name them."""
    english: Mapping[tuple[int, int], Segment]
    """By unit and ordinal, the English inside a side-by-side page where it can be another than the canonical one."""

    @property
    def file(self) -> str:
        """Relative to the source root."""
        return self.view.page.source.path


def current_page(page: AlignedPage, locale: str) -> Current:
    """The page in a locale."""
    translation = page.translations[locale]
    portions = {(unit.id, portion.id): portion for unit in units_of(page, locale) for portion in unit.portions}
    view = translation.view
    if not view.page.is_side_by_side or view.page is page.canonical.page:
        return Current(view, translation.slots, portions, {})
    parts = (segment for unit in segments_of(english_inside(view)) for segment in unit if segment.id)
    own = {(segment.unit, segment.ordinal): segment for segment in parts}
    return Current(view, translation.slots, portions, own)


def stale_english(current: Current, portion: Portion) -> Segment | None:
    """The English in the page, where it is another than the one that is translated now, and not only in looks."""
    slot = current.slots[portion.slot]
    english = current.english.get((slot.target.unit, slot.target.ordinal)) if isinstance(slot, Both) else None
    changed = difference(english.text, portion.source) if english else None
    return english if changed is not None and changed.change is not Change.COSMETIC else None


def stands_somewhere(current: Current, target: str) -> bool:
    """Whether the page says this; a few letters by themselves prove nothing."""
    texts = (placed.unit.text for placed in current.view.units)
    return any(target == text or (len(target) >= _TELLING and target in text) for text in texts)


def is_there_already(current: Current, portion: Portion, target: str) -> bool:
    """Whether a translation that was taken before is cut or paired in another way now, and so looks unchanged."""
    slot = current.slots[portion.slot]
    if isinstance(slot, Both):
        text = current.view.units[slot.target.unit].unit.text
        is_longer = len(target) > len(portion.target)
        return is_longer and text.startswith(target, text_start(current.view, slot.target))
    loose = (one.target.text for one in current.slots if isinstance(one, OnlyTarget))
    return any(target in text or text in target for text in loose)


def line_of(current: Current, portion: Portion | None) -> int:
    """1-based line of a translation; where there is none, of the one before; 1 where nothing is known."""
    if portion is None:
        return 1
    if portion.target:
        return portion.line
    before = (slot.target.line for slot in reversed(current.slots[: portion.slot]) if isinstance(slot, Both))
    return next(before, 1)
