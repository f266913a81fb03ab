"""The English inside a side-by-side page against the canonical English, segment by segment."""

from collections.abc import Iterator

from refgen.align import Both, english_inside, segments_of
from refgen.drift.english import Change, difference, kind_of, words_of
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.text import Severity


def stale_problems(view: PageView, message: str) -> Iterator[PageProblem]:
    """The segments whose own English is not the canonical one, and not only in looks."""
    if view.is_canonical or not view.page.is_side_by_side:
        return
    own = {
        (segment.unit, segment.ordinal): segment
        for unit in segments_of(english_inside(view.page))
        for segment in unit
    }  # fmt: skip
    for number, slot in enumerate(view.slots):
        if not isinstance(slot, Both):
            continue
        english = own.get((slot.target.unit, slot.target.ordinal))
        if english is None or english.id is None or english.text == slot.source.text:
            continue
        changed = difference(english.text, slot.source.text)
        if changed and changed.change is not Change.COSMETIC:
            severity = Severity.ERROR if changed.change is Change.TECHNICAL else None
            said = say(
                "{message} ({change}): {words}", message=message, change=kind_of(changed), words=words_of(changed)
            )
            # the same words changed in two sentences of one paragraph are one cause: `settle` keeps the first
            evidence = (f"paragraph {slot.source.unit}: {changed.old} → {changed.new}",)
            texts = (slot.source.text, slot.target.text)
            yield PageProblem(said, slot.target.start, *texts, evidence, (), severity, number)
