"""Rows, items or paragraphs stand in another order than in the English.

What: The parts of the translation follow each other as in the English; on the page that the English is read from, the
    numbers of the spans ascend.
Why: The cells of a swapped row may describe the result of the row beside it, and steps are followed in order.
Bad: the row of `E_FAIL` before that of `S_OK`, where the English has it after
Good: the order of the English
Fix: Move it back.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from operator import lt

from refgen.drift.check import Family, Info, Scope
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.ops import Role
from refgen.text import Severity

INFO = Info("order", Family.STRUCTURE, Severity.WARNING, Scope.PAGE, is_shared=True, is_root=True, rank=9)


def check(view: PageView) -> Iterator[PageProblem]:
    """What is not in the longest ascending run of the paired units has moved; one finding a row or section."""
    pairs = _by_number(view) if view.is_canonical and view.page.is_side_by_side else _by_unit(view)
    places = [place for _, place in pairs]
    if all(map(lt, places, places[1:])):
        return
    kept = _ascending(places)
    paired = dict(view.pairs)
    said: set[tuple[int, int]] = set()
    sections: set[str] = set()
    for position, (number, _) in enumerate(pairs):
        slot = paired[number]
        place = view.translation.view.units[slot.target.unit].place
        spot = (place.block, place.row)
        if position not in kept and place.role is Role.HEADING and place.section:
            sections.add(place.section)
        elif place.section in sections:
            continue
        if position not in kept and spot not in said:
            said.add(spot)
            yield PageProblem(
                say("This stands in another place than in the English"),
                slot.target.start,
                slot.source.text,
                slot.target.text,
                ("order", slot.source.text),
                slot=number,
            )


def _by_unit(view: PageView) -> list[tuple[int, int]]:
    """The first slot of each unit of the English, and the unit of the translation that it is paired with."""
    found: dict[int, tuple[int, int]] = {}
    for number, slot in view.pairs:
        found.setdefault(slot.source.unit, (number, slot.target.unit))
    return list(found.values())


def _by_number(view: PageView) -> list[tuple[int, int]]:
    """Each slot with the number of its spans: what has moved on the page of the English still carries its old one."""
    found = []
    for number, slot in view.pairs:
        digits = (slot.target.id or "").rpartition("-")[2]
        if digits.isdigit():
            found.append((number, int(digits)))
    # of an id that stands twice there is no telling which one moved; `span-pairs` names it
    counts = Counter(place for _, place in found)
    return [(number, place) for number, place in found if counts[place] == 1]


def _ascending(values: list[int]) -> set[int]:
    """Positions of a longest strictly ascending subsequence."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            ends.append(position)
        else:
            tails[at], ends[at] = value, position
    kept: set[int] = set()
    position = ends[-1] if ends else -1
    while position >= 0:
        kept.add(position)
        position = before[position]
    return kept
