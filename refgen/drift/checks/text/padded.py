"""The translation says much more than the English.

What: A translation is about as long as its language makes it; one of twice the usual length holds something else too.
Why: Text of another sentence, of another revision, or of a tool stands on the page.
Bad: `Reserved.` translated as `Reserviert. Diese Methode gibt das Handle zurück, das der Host verwendet.`
Good: `Reserviert.`
Fix: Take away what the English does not say.
"""

from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import Facts
from refgen.drift.length import deviation
from refgen.drift.message import percent, say
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import Kind
from refgen.locales import Locale
from refgen.text import Severity

INFO = Info(
    "padded", Family.TEXT, Severity.INFO, Scope.SEGMENT, rank=7,
    covers=("identifier", "inline-code", "file-name", "quantity", "negation", "version"),
)  # fmt: skip

_SHORT = 20
_MUCH = 2.2
_UNUSUAL = 4.5
"""Standard deviations of length that no sound translation was seen to have."""


def is_asked(source: Facts, locale: Locale) -> bool:
    """Whether an English text is long enough for its length to tell anything."""
    del locale
    return source.free_length >= _SHORT


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Compare the length with what is usual."""
    length = pair.source.free_length
    share = pair.share
    if share <= _MUCH and deviation(pair.source, share, pair.locale) <= _UNUSUAL:
        return
    # a name that was translated is read as words, and so are its words no surplus
    names = {*pair.source.texts_of(Kind.NAME, Kind.FILE)}
    words = sum([len(name) for name in names if name not in pair.target.text])
    share = share * length / (length + words)
    is_unusual = deviation(pair.source, share, pair.locale) > _UNUSUAL
    if share > _MUCH or is_unusual:
        severity = Severity.WARNING if is_unusual else None
        message = say(
            "The translation has {share} of the usual length, so it may say more than the English", share=percent(share)
        )
        yield Problem(message, 0, ("text",), (), severity)
