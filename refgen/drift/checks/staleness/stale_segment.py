"""The English under a translation is not the current English.

What: A side-by-side page carries the English that was translated; where the canonical English says something else, the
    translation is old. Links to the same file, blanks, quotes, emphasis and case make no difference.
Why: The reader is told what used to be true.
Bad: translated from `COR_HEAPOBJECT`, where the English now says `COR_SEGMENT`
Good: translated from the current sentence
Fix: Translate the current sentence; the message says which words changed.
"""

from collections.abc import Iterator

from refgen.align import ENGLISH
from refgen.drift.check import Family, Info, Scope
from refgen.drift.embedded import stale_problems
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.text import Severity

INFO = Info("stale-segment", Family.STALENESS, Severity.WARNING, Scope.PAGE, rank=0, covers=("*",))


def check(view: PageView) -> Iterator[PageProblem]:
    """Compare with the `en-us` page, where there is one."""
    if ENGLISH in view.aligned.translations:
        yield from stale_problems(view, say("The English has changed since"))
