"""New table rows and list items of one line, shaped like the translated row or item that they follow or precede."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from refgen.align import AlignedPage, Both, OnlyTarget, Slot, View
from refgen.dataclass import dataclass
from refgen.export.inline import has_words, parse_inline
from refgen.export.verify import Change
from refgen.ops import Placed, Role
from refgen.ops.write import Edit

_BULLETS = ("-", "*", "+")
"""Markers of items that are all alike; a number is not to be repeated."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row or an item of the English."""

    units: tuple[Placed, ...]
    texts: tuple[str, ...] | None
    """What each unit of it says in the translation; None where not all of it has a translation now."""
    slots: tuple[int, ...]
    """Those that `texts` come from."""
    targets: tuple[int, ...]
    """Indexes of the units that translate it already; empty where not each of them has one of its own."""


def slots_by_unit(slots: Sequence[Slot]) -> dict[int, list[int]]:
    """Ordinals of the slots of each unit of the English, in order."""
    units: dict[int, list[int]] = {}
    for number, slot in enumerate(slots):
        if not isinstance(slot, OnlyTarget):
            units.setdefault(slot.source.unit, []).append(number)
    return units


def missing_lines(
    page: AlignedPage, locale: str, missing: Mapping[int, str], gap: str
) -> Iterator[tuple[Change, tuple[int, ...]]]:
    """A change for each row or item that is missing whole, and the slots that it brings in."""
    translation = page.translations[locale]
    units = slots_by_unit(translation.slots)
    lines = [_line(tuple(group), units, translation.slots, missing, gap) for group in _groups(page.canonical)]
    for number, line in enumerate(lines):
        if line.texts is None or not line.slots:
            continue
        if sibling := _sibling(lines, number, -1):
            change = _beside(translation.view, sibling, line.texts, is_after=True)
        elif sibling := _sibling(lines, number, 1):
            change = _beside(translation.view, sibling, line.texts, is_after=False)
        else:
            change = None
        if change:
            yield change, line.slots


def _groups(view: View) -> Iterator[Iterator[Placed]]:
    """The units of each row below a header, and of each item, in page order."""
    rows = (one for one in view.units if one.place.role in {Role.CELL, Role.ITEM} and one.place.row >= 0)
    return (group for _, group in groupby(rows, lambda one: (one.place.role, one.place.block, one.place.row)))


def _line(
    placed: tuple[Placed, ...],
    units: Mapping[int, list[int]],
    slots: Sequence[Slot],
    missing: Mapping[int, str],
    gap: str,
) -> _Line:
    numbers = [units.get(one.index, []) for one in placed]
    targets = tuple(
        {slot.target.unit: None for part in numbers for number in part if isinstance(slot := slots[number], Both)}
    )
    whole = targets if len(targets) == len(placed) else ()
    if targets or not all(numbers):
        return _Line(placed, None, (), whole)
    texts = [[_said(slots[number], missing.get(number, "")) for number in part] for part in numbers]
    if not all(text for part in texts for text in part):
        return _Line(placed, None, (), whole)
    own = tuple(number for part in numbers for number in part if number in missing)
    return _Line(placed, tuple(gap.join(part) for part in texts), own, whole)


def _said(slot: Slot, translation: str) -> str:
    """The translation; of what holds no words, the source itself."""
    source = "" if isinstance(slot, OnlyTarget) else slot.source.text
    return translation if has_words(parse_inline(source)) else source


def _sibling(lines: Sequence[_Line], number: int, step: int) -> _Line | None:
    """The next line in one direction that is translated, over lines that come in together with this one."""
    one = lines[number]
    while 0 <= (number := number + step) < len(lines):
        other = lines[number]
        if not _is_neighbour(one, other, step):
            return None
        if other.targets:
            return other
        if other.texts is None:
            return None
        one = other
    return None


def _is_neighbour(one: _Line, other: _Line, step: int) -> bool:
    place, beside = one.units[0].place, other.units[0].place
    is_same = (place.role, place.section, place.level) == (beside.role, beside.section, beside.level)
    in_table = place.role is Role.ITEM or place.block == beside.block
    return is_same and in_table and beside.row == place.row + step and len(one.units) == len(other.units)


def _beside(view: View, sibling: _Line, texts: tuple[str, ...], *, is_after: bool) -> Change | None:
    """The new line; None where the sibling is not one line with a unit a cell."""
    whole = view.page.source.text
    cells = [view.units[index] for index in sorted(sibling.targets)]
    first, last = cells[0], cells[-1]
    start = whole.rfind("\n", 0, first.unit.start) + 1
    stop = whole.find("\n", last.unit.end)
    end = len(whole) if stop < 0 else stop
    own = [one for one in view.units if start <= one.unit.start < end]
    shapes = [(one.place.role, one.place.column) for one in cells]
    wanted = [(one.place.role, one.place.column) for one in sibling.units]
    is_like_the_next = first.place.role is Role.CELL or whole[start : first.unit.start].strip() in _BULLETS
    if own != cells or shapes != wanted or not is_like_the_next or first.index == 0:
        return None
    line, position = "", start
    for cell, text in zip(cells, texts, strict=True):
        line += whole[position : cell.unit.start] + text
        position = cell.unit.end
    line += whole[position:end]
    if is_after:
        edit = Edit(end + 1, end + 1, f"{line}\n") if stop >= 0 else Edit(end, end, f"\n{line}")
    else:
        edit = Edit(start, start, f"{line}\n")
    anchor = last if is_after else view.units[first.index - 1]
    length = len(anchor.unit.text)
    return Change((edit,), anchor.index, length, length, "", added=texts)
