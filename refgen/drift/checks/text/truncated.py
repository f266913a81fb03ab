"""The translation is cut off.

What: A translation is about as long as its language makes it; one that has lost its full stop and a part of its length,
    or most of its length, was cut. One that is only much shorter than usual, or begins in small letters besides, is
    information.
Why: The end of the sentence is where the condition or the exception stands.
Bad: `Gets the handle of the thread that owns the lock.` translated as `Ruft das Handle des`
Good: `Ruft das Handle des Threads ab, der die Sperre besitzt.`
Fix: Translate the rest.
"""

import re
from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import Facts, facts
from refgen.drift.length import deviation, expected_share
from refgen.drift.mangled import find_mangled
from refgen.drift.message import percent, say
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import Kind
from refgen.locales import Locale
from refgen.locales.directions import remains
from refgen.text import Severity
from refgen.text.late import late

INFO = Info(
    "truncated", Family.TEXT, Severity.WARNING, Scope.SEGMENT, rank=6,
    covers=("identifier", "file-name", "inline-code", "quantity", "negation", "condition", "emphasis", "link-target", "xref", "punctuation", "version", "include", "unfinished"),
)  # fmt: skip

_END = re.compile(r"[.!?。！？:：;；][)\]}»”\"'*_`）]*\s*$|\]\([^)]*\)[.。]?\s*$|\[!INCLUDE.*\]\s*$")
_MISPLACED = re.compile(r"(?<=[.。])(?:\s*`[^`]+`)+\s*$")
"""Code that a machine has put behind the full stop."""
_CAPITAL = late(r"[A-Z][a-z]* [a-z]")
_SMALL = late(r"[a-z\u00df-\u00ff]+[ ,]")
_SHORT = 16
_LONG = 40
_CUT = 0.72
_MOST = 0.42
_NEAR, _UNUSUAL = -2.0, -3.5
"""Standard deviations of length that one text in fifty, and one in five thousand, has."""


def is_asked(source: Facts, locale: Locale) -> bool:
    """Whether an English text is long enough for its length to tell anything."""
    del locale
    return source.free_length >= _SHORT


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Compare the length with what is usual, and the ends."""
    length = pair.source.free_length
    share = pair.share
    is_near = deviation(pair.source, share, pair.locale) >= _NEAR
    if (share >= _CUT and is_near) or _is_as_long(pair):
        return
    end = max(0, len(pair.target.text) - 1)
    if (share < _MOST and length >= _LONG) or (share < _CUT and _is_open(pair)):
        yield Problem(
            say("The translation is cut off: {share} of the usual length", share=percent(share)), end, ("text",)
        )
    elif share < _CUT and length >= _LONG and _has_no_beginning(pair):
        message = say("The translation may have lost its beginning: {share} of the usual length", share=percent(share))
        yield Problem(message, 0, ("text",), (), Severity.INFO)
    elif not is_near and deviation(pair.source, share := _share_put_right(pair), pair.locale) < _UNUSUAL:
        message = say("The translation may be cut off: {share} of the usual length", share=percent(share))
        yield Problem(message, end, ("text",), (), Severity.INFO)


def _is_open(pair: SegmentPair) -> bool:
    """Whether a translation has lost the full stop of its English."""
    return bool(_END.search(pair.source.text)) and not _END.search(_MISPLACED.sub("", pair.target.text))


def _has_no_beginning(pair: SegmentPair) -> bool:
    """Whether a word in small letters begins the translation of a sentence that begins with a capital."""
    return bool(_CAPITAL.match(pair.source.text) and _SMALL.match(pair.target.text))


def _is_as_long(pair: SegmentPair) -> bool:
    """Whether all that the reader sees is as long as usual, names and all, whatever was taken for a name."""
    free, shown = pair.source.free_length, pair.source.visible_length
    ratio = pair.locale.segmentation.length_ratio or 1.0
    return pair.locale.segmentation.spaced and pair.target.visible_length >= shown + free * (ratio - 1)


def _share_put_right(pair: SegmentPair) -> float:
    """The share without what other checks repair: what is left of a marker or a name is no length of the text."""
    text = pair.target.text
    if pair.source.of(Kind.MARKER) and not pair.target.of(Kind.MARKER):
        text = text[remains(pair.locale, text) :]
    for name in pair.source.texts(Kind.NAME, Kind.FILE):
        if place := find_mangled(name, text):
            text = text[: place[0]] + name + text[place[1] :]
    return expected_share(pair.source, facts(text), pair.locale)
