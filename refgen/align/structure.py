"""Pairs a translation with its original by what translation keeps: structure, marks, lengths, known words.

In order first (`monotone`), then what was moved (`moved`), then lines that one side has run together, then, inside each
pair of units, the sentences (`unit_slots`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from refgen.align.confidence import SURE
from refgen.align.elements import Element, elements_of
from refgen.align.lexicon import shipped_lexicon
from refgen.align.likeness import Likeness, likeness_of
from refgen.align.loanwords import is_borrowing
from refgen.align.monotone import pair_in_order
from refgen.align.moved import reassign
from refgen.align.segments import segments_of
from refgen.align.semantic import Meaning
from refgen.align.slot import Both, Method, Slot, View
from refgen.align.support import as_supported
from refgen.align.traits import pooled
from refgen.align.unit_slots import Segments, SlotMaker, UnitPair
from refgen.locales import load_locale
from refgen.memory import seldom_collected

GAP = 2.5
"""Nats that an element without counterpart costs: two that are less alike than two gaps stay alone."""
_OTHER_COLUMN = 2.0
"""Nats that each column costs by which a cell has moved in its row."""


_OFTEN_MOVED = frozenset({"row", "item"})


@seldom_collected()
def align_views(
    source: View, target: View, meaning: Meaning | None = None, segments: tuple[Segments, Segments] | None = None
) -> tuple[Slot, ...]:
    """All slots of two views of a page, in the order of the source; what only the target has stands where it has it.

    `meaning` is the optional embedding (`refgen.align.semantic`); it is slow, and asked only about a page where
    without it something is left over on both sides, not certain, or paired by nothing but its place. `segments` are those
    of the two views, for whoever has them already.
    """
    hears = is_borrowing(target.page.source.text)
    lexicons = shipped_lexicon(source.locale, hears=hears), shipped_lexicon(target.locale, hears=hears)
    segments = segments or (segments_of(source), segments_of(target))
    left, right = elements_of(source, segments[0], lexicons[0]), elements_of(target, segments[1], lexicons[1])
    rules, own = load_locale(target.locale).segmentation, load_locale(source.locale).segmentation
    likeness = likeness_of(left, right, own, rules, lexicons)
    pairs, ordered = _pairs(left, right, likeness)
    slots = _slots(left, right, pairs, ordered, SlotMaker(source, target, segments, likeness))
    if meaning and not (_is_settled(slots) and _have_marks(left, right, pairs)):
        likeness = replace(likeness, meaning=meaning)
        pairs, ordered = _pairs(left, right, likeness)
        slots = _slots(left, right, pairs, ordered, SlotMaker(source, target, segments, likeness))
    return as_supported(slots, likeness)


def _pairs(
    left: Sequence[Element], right: Sequence[Element], likeness: Likeness
) -> tuple[Mapping[int, int], set[tuple[int, int]]]:
    """The pairs of elements, and those of them that were found in order."""
    in_order = pair_in_order(
        [_signature(element) for element in left],
        [_signature(element) for element in right],
        lambda i, j: likeness.elements(left[i], right[j]),
        GAP,
    )
    return reassign(left, right, dict(in_order), likeness, GAP), set(in_order)


def _slots(
    left: Sequence[Element],
    right: Sequence[Element],
    pairs: Mapping[int, int],
    ordered: set[tuple[int, int]],
    maker: SlotMaker,
) -> tuple[Slot, ...]:
    units = _unit_pairs(left, right, pairs, ordered, maker.likeness)
    return tuple(slot for pair in units for slot in maker.slots(pair))


def _is_settled(slots: Sequence[Slot]) -> bool:
    """Whether every pair is certain, none stands out of order, and what is alone is so on one side only."""
    alone = {type(slot) for slot in slots if not isinstance(slot, Both)}
    pairs = [slot for slot in slots if isinstance(slot, Both)]
    return len(alone) < 2 and all(slot.confidence >= SURE and slot.method is Method.STRUCTURE for slot in pairs)


def _have_marks(left: Sequence[Element], right: Sequence[Element], pairs: Mapping[int, int]) -> bool:
    """Whether no two rows or items are paired by their places alone: those may as well have changed them."""
    silent = (
        left[i].kind in _OFTEN_MOVED
        and left[i].traits.anchors.isdisjoint(right[j].traits.anchors)
        and left[i].traits.stems.isdisjoint(right[j].traits.stems)
        for i, j in pairs.items()
    )
    return sum(silent) < 2


def _signature(element: Element) -> object:
    marks = element.traits.anchors
    return (element.kind, element.name, marks) if marks or element.name else None


def _unit_pairs(
    left: Sequence[Element],
    right: Sequence[Element],
    pairs: Mapping[int, int],
    ordered: set[tuple[int, int]],
    likeness: Likeness,
) -> Iterator[UnitPair]:
    groups = _run_together(left, right, pairs, likeness)
    by_first = {group[0]: i for i, group in groups.items()}
    swallowed = {k for group in groups.values() for k in group}
    for i, j in _interleaved(len(left), len(right), pairs):
        if i in by_first:
            key = by_first[i]
            lines = tuple(placed for k in groups[key] for placed in left[k].units)
            yield UnitPair(lines, right[pairs[key]].units[0], is_moved=(key, pairs[key]) not in ordered)
        elif i in swallowed:
            continue
        elif i is None or j is None:
            yield from (UnitPair((placed,), None) for placed in (left[i].units if i is not None else ()))
            yield from (UnitPair((), placed) for placed in (right[j].units if j is not None else ()))
        else:
            yield from _cells(left[i], right[j], likeness, is_moved=(i, j) not in ordered)


def _cells(source: Element, target: Element, likeness: Likeness, *, is_moved: bool) -> Iterator[UnitPair]:
    """The units of two elements: one each, or the cells of two rows, by column where the rows are built alike."""
    one, other = source.units, target.units
    if source.kind != "row" and len(one) == len(other) == 1:
        yield UnitPair(one, other[0], is_moved)
        return
    if [placed.place.column for placed in one] == [placed.place.column for placed in other]:
        yield from (UnitPair((ours,), theirs, is_moved) for ours, theirs in zip(one, other, strict=True))
        return

    def alike(i: int, j: int) -> float:
        shift = abs(one[i].place.column - other[j].place.column)
        return likeness.texts(source.each[i], target.each[j]) - _OTHER_COLUMN * shift

    pairs = dict(pair_in_order([None] * len(one), [None] * len(other), alike, GAP))
    for i, j in _interleaved(len(one), len(other), pairs):
        left = () if i is None else (one[i],)
        yield UnitPair(left, None if j is None else other[j], is_moved)


def _interleaved(rows: int, columns: int, pairs: Mapping[int, int]) -> Iterator[tuple[int | None, int | None]]:
    """All indices of both sides, by the left side; what is alone on the right comes after what it follows there."""
    partner = {j: i for i, j in pairs.items()}
    waiting: dict[int, list[int]] = {}
    last = -1
    for j in range(columns):
        if j in partner:
            last = partner[j]
        else:
            waiting.setdefault(last, []).append(j)
    for i in range(-1, rows):
        if i >= 0:
            yield i, pairs.get(i)
        for j in waiting.get(i, ()):
            yield None, j


def _run_together(
    left: Sequence[Element], right: Sequence[Element], pairs: Mapping[int, int], likeness: Likeness
) -> dict[int, tuple[int, ...]]:
    """Lines of one paragraph that the target has as one, by the one of them that is paired with it already."""
    found: dict[int, tuple[int, ...]] = {}
    for i, j in pairs.items():
        unit = right[j].units
        if len(unit) != 1 or "\n" not in unit[0].unit.text or len(left[i].units) != 1:
            continue
        group = [i]
        while group[0] > 0 and group[0] - 1 not in pairs and _is_same_block(left[group[0] - 1], left[i]):
            group.insert(0, group[0] - 1)
        while group[-1] + 1 < len(left) and group[-1] + 1 not in pairs and _is_same_block(left[group[-1] + 1], left[i]):
            group.append(group[-1] + 1)
        whole = pooled([left[k].traits for k in group])
        if len(group) > 1 and likeness.texts(whole, right[j].traits) > likeness.texts(left[i].traits, right[j].traits):
            found[i] = tuple(group)
    return found


def _is_same_block(one: Element, other: Element) -> bool:
    return len(one.units) == 1 and one.kind == other.kind and one.units[0].place.block == other.units[0].place.block
