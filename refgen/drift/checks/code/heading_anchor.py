"""The anchor of a heading differs from that of the English heading.

What: A heading that carries an anchor carries the same one in every locale. Heading levels and words are not compared here.
Why: Links from other pages and from the web end in the anchor; a changed one leads to the top of the page.
Bad: `## <a name="remarques"></a>Remarques`, where the English anchor is `remarks`
Good: `## <a name="remarks"></a>Remarques`
Fix: Put the English anchor back; `--fix` does.
"""

from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.finding import Fix
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.drift.walk import headings
from refgen.ops import Heading, Page
from refgen.text import Severity

INFO = Info("heading-anchor", Family.CODE, Severity.WARNING, Scope.PAGE, is_shared=True, rank=14)


def check(view: PageView) -> Iterator[PageProblem]:
    """Compare the anchors of paired headings, where both sides have one."""
    if view.is_canonical:
        return
    ours, theirs = (view.once(_by_place, page) for page in (view.aligned.canonical.page, view.page))
    text = view.page.source.text
    said: set[int] = set()
    for number, slot in view.pairs:
        one = ours.get(view.aligned.canonical.units[slot.source.unit].unit.start)
        other = theirs.get(view.translation.view.units[slot.target.unit].unit.start)
        if not one or not other or not one.anchor or not other.anchor or other.start in said:
            continue
        said.add(other.start)
        if one.anchor.lower() != other.anchor.lower():
            at = text.find(other.anchor, other.start, other.end)
            repairs = (Fix(at, at + len(other.anchor), one.anchor),) if at >= 0 else ()
            message = say(
                "The anchor of the heading is {written}, in English {name}", written=other.anchor, name=one.anchor
            )
            yield PageProblem(
                message, max(at, other.start), one.anchor, other.anchor, (one.anchor, other.anchor), repairs, None,
                number, one.start,
            )  # fmt: skip


def _by_place(page: Page) -> dict[int, Heading]:
    """The headings by the start of their text."""
    return {heading.unit.start: heading for heading in headings(page)}
