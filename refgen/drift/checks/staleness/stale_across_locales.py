"""Two locales were translated from different English.

What: Without an English tree, the newest English that any locale carries stands for the current one; a segment that was
    translated from another text is old, or the other locale's is.
Why: Readers of two languages are told different things.
Bad: Italian translated from `COR_HEAPOBJECT`, Chinese from `COR_SEGMENT`
Good: both translated from the same sentence
Fix: Translate the newer sentence; the message says which words differ.
"""

from collections.abc import Iterator

from refgen.align import ENGLISH
from refgen.drift.check import Family, Info, Scope
from refgen.drift.embedded import stale_problems
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.text import Severity

INFO = Info("stale-across-locales", Family.STALENESS, Severity.WARNING, Scope.PAGE, rank=0, covers=("*",))


def check(view: PageView) -> Iterator[PageProblem]:
    """Compare with the newest English among the locales."""
    if ENGLISH not in view.aligned.translations:
        yield from stale_problems(view, say("Another locale was translated from other English"))
