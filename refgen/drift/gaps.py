"""Stretches of one side of a page that have no counterpart, taken together by cause: a row, an item, a section."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refgen.align import Both, OnlySource, OnlyTarget, Segment, Slot, View
from refgen.drift.page_view import PageView
from refgen.ops import Place, Role


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing, or too much."""

    what: str
    """`A table row`, `A sentence`…"""
    is_missing: bool
    """True where the translation lacks it, False where the English does."""
    segments: tuple[Segment, ...]
    """In order, all on the side that has them."""
    offset: int
    """In the translated file: where it stands, or where it belongs."""

    @property
    def text(self) -> str:
        """All that is missing or too much."""
        return " ".join(segment.text for segment in self.segments)


_NAMES = {
    Role.HEADING: "A heading", Role.PARAGRAPH: "A paragraph", Role.ITEM: "A list item", Role.CELL: "A table row",
    Role.IMAGE: "An image", Role.TAB: "A tab", Role.HTML: "A block of HTML",
}  # fmt: skip
_SURE = 0.5
"""Confidence below which a text without counterpart may as well have one."""


def gaps_of(view: PageView) -> tuple[Gap, ...]:
    """The gaps of a translation, in its order."""
    return () if all(isinstance(slot, Both) for slot in view.slots) else tuple(_find(view))


def _find(view: PageView) -> Iterator[Gap]:
    slots = view.slots
    index = 0
    while index < len(slots):
        slot = slots[index]
        if isinstance(slot, Both):
            index += 1
            continue
        run = [slot]
        while index + len(run) < len(slots) and _belongs(run[-1], slots[index + len(run)], view):
            run.append(slots[index + len(run)])  # type: ignore[arg-type]
        if max(one.confidence for one in run) >= _SURE:
            yield _gap(run, index, view)
        index += len(run)


def _belongs(one: Slot, other: Slot, view: PageView) -> bool:
    """Whether two slots side by side are one gap: same side, and one place or one section that is gone with its heading."""
    if isinstance(other, Both) or type(one) is not type(other):
        return False
    before, after = _place(one, view), _place(other, view)
    if after.role is Role.HEADING:
        return False
    return before.section == after.section and (before.role is Role.HEADING or _spot(before) == _spot(after) or _is_whole(one, view))


def _is_whole(slot: Slot, view: PageView) -> bool:
    """Whether the heading over a one-sided slot is one-sided too."""
    section = _place(slot, view).section
    kind = type(slot)
    return any(
        isinstance(one, kind) and _place(one, view).role is Role.HEADING and _place(one, view).section == section
        for one in view.slots
    )


def _spot(place: Place) -> tuple[int, int]:
    return place.block, place.row


def _gap(run: Sequence[OnlySource | OnlyTarget], index: int, view: PageView) -> Gap:
    segments = tuple(slot.source if isinstance(slot, OnlySource) else slot.target for slot in run)
    first = _place(run[0], view)
    is_missing = isinstance(run[0], OnlySource)
    what = _what(run, first, view)
    return Gap(what, is_missing, segments, _where(index, len(run), view) if is_missing else segments[0].start)


def _what(run: Sequence[OnlySource | OnlyTarget], first: Place, view: PageView) -> str:
    if first.role is Role.HEADING and len(run) > 1:
        return "A section"
    side = _side(run[0], view)
    place_of = {placed.index: placed.place for placed in side.units}
    same_spot = [placed for placed in side.units if _spot(placed.place) == _spot(first)]
    units = {slot.source.unit if isinstance(slot, OnlySource) else slot.target.unit for slot in run}
    paired = {
        (slot.source if side is view.aligned.canonical else slot.target).unit for slot in view.slots if isinstance(slot, Both)
    }
    if units & paired:
        return "A sentence"
    if first.role is Role.CELL and any(placed.index in paired for placed in same_spot):
        return "A table cell"
    return _NAMES[place_of[min(units)].role]


def _where(index: int, length: int, view: PageView) -> int:
    """Where in the translated file something belongs: before what follows it, if that is in the same section."""
    for slot in view.slots[index + length :]:
        if not isinstance(slot, OnlySource):
            return slot.target.start
    for slot in reversed(view.slots[:index]):
        if not isinstance(slot, OnlySource):
            return slot.target.end
    return 0


def _side(slot: Slot, view: PageView) -> View:
    return view.aligned.canonical if isinstance(slot, OnlySource) else view.translation.view


def _place(slot: Slot, view: PageView) -> Place:
    segment = slot.source if isinstance(slot, OnlySource) else slot.target
    return _side(slot, view).units[segment.unit].place
