"""The English inside a side-by-side page against the canonical English, segment by segment."""

from collections.abc import Iterator
from dataclasses import replace

from refgen.align import Both, Segment, View, segments_of
from refgen.drift.english import Change, difference, kind_of, words_of
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.ops import Side, Unit
from refgen.text import Severity


def stale_problems(view: PageView, message: str) -> Iterator[PageProblem]:
    """The segments whose own English is not the canonical one, and not only in looks."""
    if view.is_canonical or not view.page.is_side_by_side:
        return
    canonical = view.aligned.canonical
    inside = View(canonical.locale, view.page, Side.SOURCE, view.translation.view.units)
    own: dict[int, tuple[Segment, ...]] = {}
    for number, slot in view.pairs:
        place, unit = slot.target.unit, inside.units[slot.target.unit].unit
        if not unit.pairs or _is_same(unit, canonical.units[slot.source.unit].unit, canonical.side, slot):
            continue
        if place not in own:
            own[place] = segments_of(replace(inside, units=(inside.units[place],)))[0]
        english = own[place][slot.target.ordinal] if slot.target.ordinal < len(own[place]) else None
        if english is None or english.id is None or english.text == slot.source.text:
            continue
        changed = difference(english.text, slot.source.text)
        if changed and changed.change is not Change.COSMETIC:
            severity = Severity.ERROR if changed.change is Change.TECHNICAL else None
            said = say(
                "{message} ({change}): {words}", message=message, change=kind_of(changed), words=words_of(changed)
            )
            # the same words changed in two sentences of one paragraph are one cause: `settle` keeps the first
            old, new = (" ".join(words).lower() for words in (changed.old, changed.new))
            evidence = (f"paragraph {slot.source.unit}: {old} → {new}",)
            texts = (slot.source.text, slot.target.text)
            yield PageProblem(said, slot.target.start, *texts, evidence, (), severity, number)


def _is_same(own: Unit, canonical: Unit, side: Side, slot: Both) -> bool:
    """Whether the English of a slot is plainly that of its own page: equal in the whole unit, spans and all."""
    return (
        slot.source.ordinal == slot.target.ordinal
        and own.on(Side.SOURCE) == canonical.on(side)
        and [pair.source for pair in own.pairs] == [pair.source for pair in canonical.pairs]
    )
