"""Inline code touches its neighbours, or stands behind the full stop.

What: Where words are separated by blanks, a blank or a mark stands between inline code, or a link, and a word; two spans of
    code never touch; and code of the sentence does not end up behind its full stop. A link may have an ending of its own (`[X](x.md)s`).
Why: Two spans that touch are no code any more, and code behind the full stop belongs to no sentence.
Bad: "`ReverseLeaveRuntime`retourné avec succès."
Good: "`ReverseLeaveRuntime` retourné avec succès."
Fix: Put the blank in, which `--fix` does, or the code back to its place.
"""

import re
from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import Facts
from refgen.drift.finding import Fix
from refgen.drift.language import is_wide
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import Kind, Token
from refgen.text import Severity
from refgen.text.late import late

INFO = Info(
    "glued-code", Family.TEXT, Severity.WARNING, Scope.SEGMENT, rank=45, needs=frozenset({Kind.CODE, Kind.LINK})
)

_DISPLACED = re.compile(r"[.。]\s*`[^`]+`\s*[.。]?$")
_TOUCHING = re.compile(r"(?<!`)``(?!`)")
_LINK = late(r"(?<!!)\[[^\[\]]*\]\([^()\s]*\)")
_ENDING = late(r"(?:s|es|n|en)(?!\w)")
"""What a plural or a genitive puts behind the name that is linked."""
_HANGUL = "\uac00", "\ud7a3"
"""What Korean writes right behind any word, without a blank: particles."""


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Look at what stands before and behind each span and each link."""
    yield from _glued_codes(pair)
    yield from _glued_links(pair)


def _glued_links(pair: SegmentPair) -> Iterator[Problem]:
    if is_wide(pair.locale) or "](" not in pair.target.text:
        return
    repairs = tuple(_blanks_at_links(pair.target))
    if repairs and not any(True for _ in _blanks_at_links(pair.source)):
        yield Problem(say("A link is run together with a word"), repairs[0].start, ("glued-link",), repairs)


def _blanks_at_links(text: Facts) -> Iterator[Fix]:
    codes = text.of(Kind.CODE)
    for match in _LINK.finditer(text.text):
        start, end = match.span()
        if not any(code.start <= start < code.end for code in codes) and not _ENDING.match(text.text, end):
            yield from _blanks(text.text, start, end)


def _glued_codes(pair: SegmentPair) -> Iterator[Problem]:
    codes = pair.target.of(Kind.CODE)
    if not codes:
        return
    text = pair.target.text
    apart = (token for token in codes if not token.text.startswith("``")) if "``" in text else ()
    if any(_TOUCHING.search(token.text) for token in apart):
        token = next(token for token in codes if _TOUCHING.search(token.text))
        at = token.start + token.text.index("``")
        yield Problem(say("Two spans of inline code touch"), at, ("touch",), (Fix(at + 1, at + 1, " "),))
        return
    if (
        (displaced := _DISPLACED.search(text))
        and not _DISPLACED.search(pair.source.text)
        and not pair.source.text.rstrip(".").endswith("`")
    ):
        yield Problem(say("Inline code stands behind the full stop"), displaced.start(), ("displaced",))
        return
    if is_wide(pair.locale):
        return
    repairs = tuple(fix for token in codes for fix in _blanks(text, token.start, token.end))
    if repairs and not _is_glued(pair.source.text, pair.source.of(Kind.CODE)):
        yield Problem(say("Inline code is run together with a word"), repairs[0].start, ("glued",), repairs)


def _blanks(text: str, start: int, end: int) -> Iterator[Fix]:
    if start and text[start - 1].isalpha():
        yield Fix(start, start, " ")
    behind = text[end : end + 1]
    if behind.isalpha() and not _HANGUL[0] <= behind <= _HANGUL[1]:
        yield Fix(end, end, " ")


def _is_glued(text: str, tokens: tuple[Token, ...]) -> bool:
    return any(True for token in tokens for _ in _blanks(text, token.start, token.end))
