"""The anchor of a heading differs from that of the English heading.

What: A heading that carries an anchor carries the same one in every locale. Heading levels and words are not compared here.
Why: Links from other pages and from the web end in the anchor; a changed one leads to the top of the page.
Bad: `## <a name="remarques"></a>Remarques`, where the English anchor is `remarks`
Good: `## <a name="remarks"></a>Remarques`
Fix: Put the English anchor back; `--fix` does.
"""

from collections.abc import Iterator

from refgen.align import Segment, View
from refgen.drift.check import Family, Info, Scope
from refgen.drift.finding import Fix
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.drift.walk import headings
from refgen.ops import Heading, Role
from refgen.text import Severity

INFO = Info("heading-anchor", Family.CODE, Severity.WARNING, Scope.PAGE, is_shared=True, rank=14)


def check(view: PageView) -> Iterator[PageProblem]:
    """Compare the anchors of paired headings, where both sides have one."""
    if view.is_canonical:
        return
    said: set[int] = set()
    for number, slot, ours, theirs in view.headings:
        wanted, written = ours.section, theirs.section
        if theirs.role is not Role.HEADING or not wanted or not written or slot.target.unit in said:
            continue
        said.add(slot.target.unit)
        if wanted.lower() != written.lower():
            one = _heading_of(view.aligned.canonical, slot.source)
            other = _heading_of(view.translation.view, slot.target)
            at = view.page.source.text.find(written, other.start, other.end)
            repairs = (Fix(at, at + len(written), wanted),) if at >= 0 else ()
            message = say("The anchor of the heading is {written}, in English {name}", written=written, name=wanted)
            yield PageProblem(
                message,
                max(at, other.start),
                wanted,
                written,
                evidence=(wanted, written),
                repairs=repairs,
                slot=number,
                origin=one.start,
            )


def _heading_of(view: View, segment: Segment) -> Heading:
    """The heading that a segment is in."""
    start = view.units[segment.unit].unit.start
    return next(one for one in headings(view.page) if one.unit.start == start)
