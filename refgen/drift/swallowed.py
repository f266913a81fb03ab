"""Code and comments that nothing closes swallow the text behind them: reading tells it, and nothing else has to.

What the text behind them would be held against then seems to be missing, or code to be another: each of that follows from
the one lost line.
"""

from collections.abc import Iterable, Iterator, Sequence

from refgen.align import View
from refgen.drift.finding import Finding
from refgen.drift.page_view import PageView
from refgen.drift.walk import blocks_of

CODES = frozenset({"unclosed-fence", "unclosed-html"})
"""Of the diagnostics of such blocks."""

_Place = tuple[int, int]
"""Line and column, 1-based."""


def without_swallowed(view: PageView, findings: Iterable[Finding]) -> list[Finding]:
    """The findings of one locale, without those at a block that nothing closes, on the page or in its English.

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
    """From the text before such a block to the text behind it: what the other page has more may belong anywhere between."""
    source = view.page.source
    starts = {(one.line, one.column) for one in view.page.diagnostics if one.code in CODES}
    for block in blocks_of(view.page.blocks) if starts else ():
        if source.position(block.start) in starts:
            before = max((one.unit.end for one in view.units if one.unit.end <= block.start), default=0)
            after = min((one.unit.start for one in view.units if one.unit.start >= block.end), default=block.end)
            yield source.position(before), source.position(after)
