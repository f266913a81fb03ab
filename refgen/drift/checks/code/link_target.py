"""A link goes to another page, or is gone.

What: Every link of the English is in the translation and means the same page. The relative and the root form of one
    file, another locale in the address, `?view=` and a closing slash make no difference; nor does the order.
Why: A link to the wrong page sends the reader to the wrong function.
Bad: `[Start](start-method.md)` translated as `[Démarrer](stop-method.md)`
Good: `[Démarrer](start-method.md)`
Fix: Copy the target from the English; `--fix` does where only one link differs.
"""

from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.finding import Fix
from refgen.drift.links import Link, is_same_target, links_of
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import Kind
from refgen.text import Severity

INFO = Info(
    "link-target",
    Family.CODE,
    Severity.ERROR,
    Scope.SEGMENT,
    is_shared=True,
    rank=12,
    needs=frozenset({Kind.LINK, Kind.URL}),
)


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Pair the links off; what is left over differs."""
    if pair.source.texts_of(Kind.LINK, Kind.URL) == pair.target.texts_of(Kind.LINK, Kind.URL):
        return
    lost, foreign = _left_over(links_of(pair.source), links_of(pair.target))
    if len(lost) == len(foreign) == 1:
        (was,), (now,) = lost, foreign
        evidence = (was.target, now.target)
        yield Problem(
            say("The link goes to {written}, not to {name}", written=now.target, name=was.target),
            now.start,
            evidence,
            (Fix(now.start, now.end, was.target),),
        )
        return
    for link in lost:
        yield Problem(say("The link to {name} is lost", name=link.target), 0, (link.target,))
    for link in foreign:
        yield Problem(say("The link to {name} is not in the English", name=link.target), link.start, (link.target,))


def _left_over(ours: list[Link], theirs: list[Link]) -> tuple[list[Link], list[Link]]:
    lost: list[Link] = []
    for link in ours:
        same = next((other for other in theirs if is_same_target(link.target, other.target)), None)
        if same:
            theirs.remove(same)
        else:
            lost.append(link)
    return lost, theirs
