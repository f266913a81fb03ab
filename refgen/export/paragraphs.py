"""New paragraphs, after the translation of the paragraph or heading that they follow in the English."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from refgen.align import AlignedPage, Both, Slot, View
from refgen.export.lines import slots_by_unit
from refgen.export.verify import Change
from refgen.ops import Heading, Paragraph, Placed, Role
from refgen.ops.write import Edit


def missing_paragraphs(
    page: AlignedPage, locale: str, missing: Mapping[int, str], gap: str
) -> Iterator[tuple[Change, tuple[int, ...]]]:
    """A change for each paragraph that is missing whole, and the slots that it brings in."""
    translation = page.translations[locale]
    numbers = slots_by_unit(translation.slots)
    english = page.canonical.units
    sizes = Counter(placed.place.block for placed in english)
    anchor: int | None = None
    for before, placed in zip((None, *english), english, strict=False):
        own = numbers.get(placed.index, [])
        if not own or not all(number in missing for number in own):
            anchor = _translation_of(own, translation.slots)
        elif anchor is not None and before and sizes[placed.place.block] == 1 and _may_follow(before, placed):
            text = gap.join(missing[number] for number in own)
            if change := _after(translation.view, anchor, text):
                yield change, tuple(own)
        else:
            anchor = None


def _translation_of(numbers: Sequence[int], slots: Sequence[Slot]) -> int | None:
    """The one unit that translates all of a unit; None where there is no such one."""
    found = {slot.target.unit if isinstance(slot := slots[number], Both) else None for number in numbers}
    return found.pop() if len(found) == 1 else None


def _may_follow(before: Placed, placed: Placed) -> bool:
    """Whether the two stand under each other, outside of lists and quotes, in blocks of their own."""
    one, other = before.place, placed.place
    is_text = other.role is Role.PARAGRAPH and one.role in {Role.PARAGRAPH, Role.HEADING}
    is_plain = other.level == 0 and not one.alert and not other.alert
    return is_text and is_plain and one.section == other.section and one.block != other.block


def _after(view: View, anchor: int, text: str) -> Change | None:
    """The new paragraph after the block that the anchor ends; None where it ends none."""
    whole, unit = view.page.source.text, view.units[anchor].unit
    blocks = (block for block in view.page.blocks if isinstance(block, Heading | Paragraph))
    block = next((one for one in blocks if one.start <= unit.start < one.end), None)
    following = view.units[anchor + 1].unit.start if anchor + 1 < len(view.units) else len(whole)
    if block is None or following < block.end:
        return None
    end = "\r\n" if "\r\n" in whole else "\n"
    stop = whole.find("\n", block.end)
    edit = Edit(stop + 1, stop + 1, f"{end}{text}{end}") if stop >= 0 else Edit(len(whole), len(whole), end * 2 + text)
    length = len(unit.text)
    return Change((edit,), anchor, length, length, "", added=(text,), paragraphs=1)
