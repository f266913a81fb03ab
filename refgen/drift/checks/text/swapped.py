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
from refgen.drift.problem import SegmentPair
from refgen.ops import Role
from refgen.text import Severity

INFO = Info("swapped", Family.TEXT, Severity.WARNING, Scope.PAGE, covers=("*",), rank=4)

_LONG = 30
"""Characters of English that say enough to be told from another text, both together."""
_BETTER = 1.5
"""By how much the swapped translations must fit better; 1,500 sound pairs of four languages stay below -0.4."""
_EACH = 0.1
"""By how much each of the two must fit better: of two sentences about one thing, one translation may use more of their words."""

_Numbered = tuple[int, Both, SegmentPair]


def check(view: PageView) -> Iterator[PageProblem]:
    """Fit each two neighbours as they stand and crosswise."""
    if view.is_canonical and not view.page.is_side_by_side:
        return
    for (number, slot, one), other in _neighbours(view):
        ours, theirs = one.source.text, other.source.text
        if len(ours) + len(theirs) < _LONG or one.target.text == other.target.text:
            continue
        if one.misfit + other.misfit <= _BETTER:
            continue
        first = one.misfit - misfit(ours, other.target.text, view.language.code)
        second = other.misfit - misfit(theirs, one.target.text, view.language.code)
        if first + second > _BETTER and min(first, second) > _EACH:
            message = say("This fits the English of the next one better, and the other way round")
            yield PageProblem(message, slot.target.start, ours, slot.target.text, ("text", theirs), slot=number)


def _neighbours(view: PageView) -> Iterator[tuple[_Numbered, SegmentPair]]:
    """Sentences of one unit in a row, cells of one column in a row, and cells of one row side by side."""
    last: dict[object, _Numbered] = {}
    for (number, slot, place, _), pair in zip(view.placed, view.texts, strict=True):
        own = number, slot, pair
        if place.role is Role.CELL and place.row >= 0:
            column, row = (place.block, "column", place.column), (place.block, "row", place.row)
            if column in last:
                yield last[column], pair
            if row in last:
                yield last[row], pair
            last[column] = last[row] = own
        else:
            if slot.source.unit in last:
                yield last[slot.source.unit], pair
            last[slot.source.unit] = own
