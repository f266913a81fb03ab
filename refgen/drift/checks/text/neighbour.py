"""The translation is that of another sentence of the page.

What: Two sentences that say different things in English have different translations; where they have the same one, the
    sentence that it fits less is reported.
Why: A row or a paragraph slipped when the page was translated; the reader is told something else.
Bad: `Stops the task.` and `Starts the task.` both translated as `Démarre la tâche.`
Good: `Arrête la tâche.`
Fix: Translate the sentence.
"""

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from refgen.align import Both
from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import facts
from refgen.drift.fitness import fitness
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.text import Severity
from refgen.text.shortened import shortened

INFO = Info("neighbour", Family.TEXT, Severity.ERROR, Scope.PAGE, covers=("*",), rank=4)

_ALIKE = 0.6
"""Share of equal words from which two English texts may well have one translation."""
_SHORT = 12
"""Characters of English below which two words may well have one translation."""


def check(view: PageView) -> Iterator[PageProblem]:
    """Group the slots by translation."""
    said = {(pair.source.text, pair.target.on_one_line) for pair in view.texts}
    if len(said) == len({target for _, target in said}):  # as on nearly all pages, no two texts have one translation
        return
    groups: dict[str, list[tuple[int, Both]]] = defaultdict(list)
    for place, pair in zip(view.pairs, view.texts, strict=True):
        groups[pair.target.on_one_line].append(place)
    for alike in groups.values():
        if len(alike) > 1:
            group = [(number, slot) for number, slot in alike if facts(slot.target.text).prose.strip()]
            if len({slot.source.text for _, slot in group}) > 1:
                yield from _misfits(group, view)


def _misfits(group: list[tuple[int, Both]], view: PageView) -> Iterator[PageProblem]:
    rated = sorted(group, key=lambda item: -fitness(item[1].source.text, item[1].target.text, view.language.code))
    best = rated[0][1]
    for number, slot in rated[1:]:
        one, other = facts(best.source.text).words, facts(slot.source.text).words
        if len(slot.source.text) < _SHORT or not one or not other:
            continue
        if SequenceMatcher(None, sorted(one), sorted(other), autojunk=False).ratio() < _ALIKE:
            message = say("This is the translation of “{text}”", text=shortened(best.source.text))
            yield PageProblem(message, slot.target.start, slot.source.text, slot.target.text, ("text",), slot=number)
