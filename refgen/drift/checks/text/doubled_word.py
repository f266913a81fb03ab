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
_AGAIN = re.compile(
    r"(?<!\w)(?=(?P<head>\S[^\n]{11}).*(?P=head))"
    r"(?P<said>\S(?:[^\n,，、]{11,}|[^\n]{11,}[.。]))\s*(?P=said)(?!\w)",
    re.DOTALL,
)
"""Several words and the same again; with a comma in them they may be a list of things that are named alike. To look first
whether their beginning stands there again spares nearly every text the rest."""
_SHOWN = 80
_ENGLISH = late(r"([A-Za-z]{4,})\W*\1", re.IGNORECASE)
_WIDE = re.compile("(?<!非)((?:(?!的)[\u4e00-\u9fff]){2,6})\\s*\\1")


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Look for repetitions that the English does not have."""
    if (again := _AGAIN.search(pair.target.text)) and not _AGAIN.search(pair.source.text):
        message = say("“{word}” stands twice", word=again["said"].strip()[:_SHOWN])
        severity = Severity.WARNING if again["said"][-1] in ".。" else None
        said = again["said"]
        # A name that is run together with itself is another name, which `identifier` tells.
        named = (said,) if said in pair.source.texts(Kind.NAME) else ()
        yield Problem(message, again.start("said"), ("doubled", *named), (), severity)
        return
    pattern = _WIDE if is_wide(pair.locale) else _SPACED
    visible = pair.target.visible
    # what is left of a lost [in] before a word that begins alike is another check's
    match = pattern.search(visible) and pattern.search(visible, remains(pair.locale, visible))
    if match and is_wide(pair.locale) and _ENGLISH.search(pair.source.visible):
        return
    if match and not _SPACED.search(pair.source.prose) and not _is_listed(match, pair.locale):
        yield Problem(say("“{word}” stands twice", word=match[1]), match.start(), ("doubled",))


def _is_listed(match: re.Match[str], locale: Locale) -> bool:
    """Whether the first of the two words is listed, or ends a term that is."""
    before = match.string[: match.end(1)].lower()
    return any(len(one) >= len(match[1]) and before.endswith(one) for one in locale.terms.get("doubled", ()))
