"""The translation is cut off.

What: A translation is about as long as its language makes it; one that has lost its full stop and a part of its length,
    or most of its length, was cut. One that is only much shorter than usual is information.
Why: The end of the sentence is where the condition or the exception stands.
Bad: `Gets the handle of the thread that owns the lock.` translated as `Ruft das Handle des`
Good: `Ruft das Handle des Threads ab, der die Sperre besitzt.`
Fix: Translate the rest.
"""

import re
from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.length import deviation, expected_share, free_length
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.text import Severity

INFO = Info(
    "truncated", Family.TEXT, Severity.WARNING, Scope.SEGMENT, rank=6,
    covers=("identifier", "file-name", "inline-code", "quantity", "negation", "condition", "emphasis", "link-target", "xref", "punctuation", "version", "include"),
)  # fmt: skip

_END = re.compile(r"[.!?。！？:：;；][)\]}»”\"'*_`）]*\s*$|\]\([^)]*\)[.。]?\s*$|\[!INCLUDE.*\]\s*$")
_SHORT = 16
_LONG = 40
_CUT = 0.72
_MOST = 0.42
_UNUSUAL = -2.4
"""Standard deviations of length that one text in 500 has."""


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Compare the length with what is usual, and the ends."""
    length = free_length(pair.source)
    if length < _SHORT:
        return
    share = expected_share(pair)
    is_open = bool(_END.search(pair.source.text)) and not _END.search(pair.target.text)
    end = max(0, len(pair.target.text) - 1)
    if (share < _MOST and length >= _LONG) or (is_open and share < _CUT):
        yield Problem(say("The translation is cut off: {share:.0%} of the usual length", share=share), end, ("text",))
    elif deviation(pair, share) < _UNUSUAL:
        message = say("The translation may be cut off: {share:.0%} of the usual length", share=share)
        yield Problem(message, end, ("text",), (), Severity.INFO)
