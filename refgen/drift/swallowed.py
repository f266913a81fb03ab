"""Code and comments that nothing closes swallow the text behind them, and text without end is left out: reading tells it.

What such text would be held against then seems to be missing, or code to be another: each of that follows from the one
place, and need not be told.
"""

from collections.abc import Iterable, Iterator, Sequence

from refgen.align import View
from refgen.drift.finding import Finding
from refgen.drift.page_view import PageView

CODES = frozenset({"unclosed-fence", "unclosed-html", "long-text"})
"""Of the diagnostics of such places."""

_Place = tuple[int, int]
"""Line and column, 1-based."""


def without_swallowed(view: PageView, findings: Iterable[Finding]) -> list[Finding]:
    """The findings of one locale, without those at a place that was not read, on the page or in its English.

    What is said of a segment that is there is said of that segment.
    """
    here, there = (tuple(_stretches(one)) for one in (view.translation.view, view.aligned.canonical))
    if not here and not there:
        return list(findings)
    return [
        one
        for one in findings
        if one.slot >= 0 or not (_is_in((one.line, one.column), here) or _is_in(one.origin, there))
    ]


def _is_in(place: _Place, stretches: Sequence[tuple[_Place, _Place]]) -> bool:
    return any(first <= place <= last for first, last in stretches)


def _stretches(view: View) -> Iterator[tuple[_Place, _Place]]:
    """From the text before such a place to the text behind it: what the other page has more may belong anywhere between."""
    source = view.page.source
    for one in view.page.diagnostics:
        if one.code in CODES:
            at = source.line_starts[one.line - 1] + one.column - 1
            before = max((placed.unit.end for placed in view.units if placed.unit.end <= at), default=0)
            after = min(
                (placed.unit.start for placed in view.units if placed.unit.start > at), default=len(source.text)
            )
            yield source.position(before), source.position(after)
