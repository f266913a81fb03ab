"""The translation says much more than the English.

What: A translation is about as long as its language makes it; one of twice the usual length holds something else too.
Why: Text of another sentence, of another revision, or of a tool stands on the page.
Bad: `Reserved.` translated as `Reserviert. Diese Methode gibt das Handle zurück, das der Host verwendet.`
Good: `Reserviert.`
Fix: Take away what the English does not say.
"""

from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.length import expected_share, free_length
from refgen.drift.problem import Problem, SegmentPair
from refgen.text import Severity

INFO = Info("padded", Family.TEXT, Severity.INFO, Scope.SEGMENT, rank=70)

_SHORT = 20
_MUCH = 2.2


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Compare the length with what is usual."""
    if free_length(pair.source) >= _SHORT and (share := expected_share(pair)) > _MUCH:
        yield Problem(f"The translation has {share:.0%} of the usual length", 0, ("text",))
