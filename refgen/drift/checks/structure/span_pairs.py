"""The spans of a side-by-side page are broken, or an id stands twice.

What: Every translated span has its English span with the same id, closed, and every id is there once.
Why: What is between broken spans belongs to no segment; it is shown twice or not at all.
Bad: `<span data-ttu-id="a-1">Text</span><span class="sxs-lookup"><span data-stu-id="a-2">Text</span></span>`
Good: the same id, `a-1`, on both
Fix: Restore the markup from the last good revision of the page.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.ops import Pair
from refgen.text import Severity

INFO = Info("span-pairs", Family.STRUCTURE, Severity.ERROR, Scope.PAGE, is_root=True, rank=3)


def check(view: PageView) -> Iterator[PageProblem]:
    """Report what reading the pairs met, and the ids that stand twice."""
    if not view.page.is_side_by_side:
        return
    source = view.page.source
    for diagnostic in view.page.diagnostics:
        if "span" in diagnostic.code or "pair" in diagnostic.code:
            offset = source.line_starts[diagnostic.line - 1] + diagnostic.column - 1
            yield PageProblem(diagnostic.message, offset, "", "", (diagnostic.code, diagnostic.message))
    pairs = [pair for placed in view.translation.view.units for pair in placed.unit.pairs]
    every = [pair.id for pair in pairs]
    if len(set(every)) == len(every):
        return
    counts = Counter(every)
    seen: set[str] = set()
    lines: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if counts[pair.id] > 1 and pair.id in seen:
            lines[source.line(pair.start)].append(pair)
        seen.add(pair.id)
    for doubled in lines.values():
        ids = tuple(dict.fromkeys(pair.id for pair in doubled))
        message = say("The id {name} stands twice", name=", ".join(ids))
        yield PageProblem(message, doubled[0].start, doubled[0].source, doubled[0].target, ids)
