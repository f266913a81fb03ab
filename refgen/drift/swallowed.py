"""Code and comments that nothing closes swallow the text behind them, and text without end is left out: reading tells it.

What such text would be held against then seems to be missing, or code to be another: each of that follows from the one
place, and need not be told.
"""

from collections.abc import Sequence

from refgen.align import View
from refgen.drift.consequences import without_consequences
from refgen.drift.finding import Finding
from refgen.drift.page_view import PageView
from refgen.text import Diagnostic

CODES = frozenset({"unclosed-fence", "unclosed-html", "long-text"})
"""Of the diagnostics of such places."""

_Place = tuple[int, int]
"""Line and column, 1-based."""
_Stretch = tuple[_Place, _Place]
"""From the text before such a place to the text behind it: what the other page has more may belong anywhere between."""


def without_swallowed(view: PageView, findings: Sequence[Finding]) -> list[Finding]:
    """The findings of one locale, without those at a place that was not read, on the page or in its English.

    What is said of a segment that is there is said of that segment.
    """
    return without_consequences(view, findings, _stretches, _is_there)


def _is_there(one: Finding, here: Sequence[_Stretch], there: Sequence[_Stretch]) -> bool:
    return one.slot < 0 and (_is_in((one.line, one.column), here) or _is_in(one.origin, there))


def _is_in(place: _Place, stretches: Sequence[_Stretch]) -> bool:
    return any(first <= place <= last for first, last in stretches)


def _stretches(view: View) -> tuple[_Stretch, ...]:
    return tuple(_stretch(one, view) for one in view.page.diagnostics if one.code in CODES)


def _stretch(problem: Diagnostic, view: View) -> _Stretch:
    source = view.page.source
    at = source.line_starts[problem.line - 1] + problem.column - 1
    before = max((placed.unit.end for placed in view.units if placed.unit.end <= at), default=0)
    after = min((placed.unit.start for placed in view.units if placed.unit.start > at), default=len(source.text))
    return source.position(before), source.position(after)
