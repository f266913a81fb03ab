"""A word stands twice in a row.

What: No word of two letters or more, and no sentence, is repeated where the English repeats none. Reflexive pairs (`vous vous`, `nous
    nous`) that the locale's `terms: doubled` lists, and pointers to pointers, are left alone; so is a Chinese word behind its denial (非托管托管), and any behind a listed term that
    ends in it (平台调用调用). A name that is run together with itself is told by `identifier`.
Why: It is a slip that every reader sees.
Bad: `la la méthode`
Good: `la méthode`
Fix: Take one away.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from refgen.drift.check import Family, Info, Scope
from refgen.drift.language import is_wide
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import Kind
from refgen.locales import Locale
from refgen.locales.directions import remains
from refgen.text import Severity
from refgen.text.late import late

INFO = Info("doubled-word", Family.TEXT, Severity.INFO, Scope.SEGMENT, rank=75)

_SPACED = re.compile(r"(?<![\w\-’'])([^\W\d_]{2,}+)\s++\1(?![\w\-])", re.IGNORECASE)
_LONG = 12
"""Characters of several words."""
_AGAIN = late(r"(?<!\w)(?P<said>\S(?:[^\n,，、]{11,}|[^\n]{11,}[.。]))\s*(?P=said)(?!\w)")
"""So many characters and the same again; with a comma in them they may be a list of things that are named alike."""
_PART = 6
"""Characters of a part: any twelve have one in them that begins at a multiple of seven."""
_SHOWN = 80
_ENGLISH = late(r"([A-Za-z]{4,})\W*\1", re.IGNORECASE)
_WIDE = late("(?<!非)([\u4e00-\u7683\u7685-\u9fff]{2,6})\\s*\\1")
"""Chinese but for 的."""


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Look for repetitions that the English does not have."""
    if (again := _again(pair.target.text)) and not _again(pair.source.text):
        message = say("“{word}” stands twice", word=again["said"].strip()[:_SHOWN])
        severity = Severity.WARNING if again["said"][-1] in ".。" else None
        said = again["said"]
        # A name that is run together with itself is another name, which `identifier` tells.
        named = (said,) if said in pair.source.texts(Kind.NAME) else ()
        yield Problem(message, again.start("said"), ("doubled", *named), (), severity)
        return
    visible = pair.target.visible
    if not is_wide(pair.locale) and not _may_double(visible):
        return
    pattern = _WIDE if is_wide(pair.locale) else _SPACED
    # what is left of a lost [in] before a word that begins alike is another check's
    match = pattern.search(visible) and pattern.search(visible, remains(pair.locale, visible))
    if match and is_wide(pair.locale) and _ENGLISH.search(pair.source.visible):
        return
    if match and not _SPACED.search(pair.source.prose) and not _is_listed(match, pair.locale):
        yield Problem(say("“{word}” stands twice", word=match[1]), match.start(), ("doubled",))


def _again(text: str) -> re.Match[str] | None:
    """Several words that stand twice in a row."""
    return _AGAIN.search(text) if _may_repeat(text) else None


def _may_repeat(text: str) -> bool:
    """Whether some stretch of so many characters stands again right behind itself; the pattern would take ten times as long to say no."""
    long, part = _LONG, _PART
    for at in range(0, len(text) - long - part + 1, long - part + 1):
        if text[at : at + part] in text[at + long :]:
            starts = range(max(at - long + part, 0), at + 1)
            if any(_stands_again(text, start) for start in starts):
                return True
    return False


def _stands_again(text: str, start: int) -> bool:
    """Whether what begins there, up to some place, blanks apart stands there again."""
    head = text[start : start + _LONG]
    at = text.find(head, start + _LONG)
    while at >= 0 and not text.startswith(text[start:at].rstrip(), at):
        at = text.find(head, at + 1)
    return at >= 0


def _may_double(text: str) -> bool:
    """Whether a word may stand twice in a row: the one behind it begins like it, or like something in it if it has marks."""
    if "\u0307" in text or "\u0345" in text:  # marks, which what is compared below has as parts of letters
        return True
    words = text.casefold().replace("i\u0307", "i").split()
    return True in [then[:2] in one and (then.startswith(one) or not one.isalpha()) for one, then in pairwise(words)]


def _is_listed(match: re.Match[str], locale: Locale) -> bool:
    """Whether the first of the two words is listed, or ends a term that is."""
    before = match.string[: match.end(1)].lower()
    return any(len(one) >= len(match[1]) and before.endswith(one) for one in locale.terms.get("doubled", ()))
