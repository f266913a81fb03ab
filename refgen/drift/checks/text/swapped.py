"""The translations of two neighbouring sentences are swapped.

What: Of two sentences in one paragraph, or two cells beside or below each other, each translation fits its own English better than
    that of the other, by length, names, numbers and known words.
Why: A step, a parameter or a result is described by the words of the one beside it.
Bad: `Starts the task.` and `Waits for 2 seconds.` translated as `Attend 2 secondes.` and `Démarre la tâche.`
Good: `Démarre la tâche.` and `Attend 2 secondes.`
Fix: Put each translation to its own sentence.
"""

from collections.abc import Iterator

from refgen.align import Both
from refgen.drift.check import Family, Info, Scope
from refgen.drift.fitness import misfit
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.ops import Role
from refgen.text import Severity

INFO = Info("swapped", Family.TEXT, Severity.WARNING, Scope.PAGE, covers=("*",), rank=4)

_LONG = 30
"""Characters of English that say enough to be told from another text, both together."""
_BETTER = 1.5
"""By how much the swapped translations must fit better; 1,500 sound pairs of four languages stay below -0.4."""
_EACH = 0.1
"""By how much each of the two must fit better: of two sentences about one thing, one translation may use more of their words."""

Numbered = tuple[int, Both]


def check(view: PageView) -> Iterator[PageProblem]:
    """Fit each two neighbours as they stand and crosswise."""
    if view.is_canonical and not view.page.is_side_by_side:
        return
    for (number, one), (_, other) in _neighbours(view):
        if len(one.source.text) + len(other.source.text) < _LONG or one.target.text == other.target.text:
            continue
        straight, other_straight = _misfit(one, one, view), _misfit(other, other, view)
        if straight + other_straight <= _BETTER:
            continue
        first = straight - _misfit(one, other, view)
        second = other_straight - _misfit(other, one, view)
        if first + second > _BETTER and min(first, second) > _EACH:
            message = say("This fits the English of the next one better, and the other way round")
            evidence = ("text", other.source.text)
            yield PageProblem(message, one.target.start, one.source.text, one.target.text, evidence, (), None, number)


def _misfit(one: Both, other: Both, view: PageView) -> float:
    return misfit(one.source.text, other.target.text, view.language.code)


def _neighbours(view: PageView) -> Iterator[tuple[Numbered, Numbered]]:
    """Sentences of one unit in a row, cells of one column in a row, and cells of one row side by side."""
    last: dict[object, Numbered] = {}
    for number, slot, place, _ in view.placed:
        is_cell = place.role is Role.CELL and place.row >= 0
        lines = ((place.block, "column", place.column), (place.block, "row", place.row))
        for line in lines if is_cell else (slot.source.unit,):
            if line in last:
                yield last[line], (number, slot)
            last[line] = number, slot
