"""A part of the text is still English, or English is glued to the translation.

What: No run of English words, and no single one that denies, stands inside a translation, and no link text has its English repeated behind it.
    Names, code and quoted titles are left alone.
Why: The sentence breaks off into another language, or says the same thing twice.
Bad: `[Interfaccia IHostTaskIHostTask Interface](ihosttask-interface.md)`
Good: `[Interfaccia IHostTask](ihosttask-interface.md)`
Fix: Translate the rest, or take the English away.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from refgen.drift.check import Family, Info, Scope
from refgen.drift.cues import left_denial
from refgen.drift.facts import facts
from refgen.drift.finding import Fix
from refgen.drift.language import common_words, is_wide
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import Kind
from refgen.text import Severity

INFO = Info(
    "partly-untranslated",
    Family.TEXT,
    Severity.WARNING,
    Scope.SEGMENT,
    covers=("identifier", "padded", "doubled-word", "negation", "condition"),
    rank=8,
)

_LINK = re.compile(r"\[([^\[\]]*)\]\(")
_RUN = re.compile(r"[A-Za-z][A-Za-z'’\-]*(?:[ ,]+[A-Za-z][A-Za-z'’\-]*)+")
_WIDE_RUN = 3
_RUN_LENGTH = 5
_MARKUP = frozenset({Kind.STRONG, Kind.COMMENT, Kind.ENTITY})
_GLUED = 3
"""Words of an English text that no translation repeats by chance."""


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Look for the English link texts, then for runs of English words."""
    if pair.source_locale.code == pair.locale.code or pair.source.text == pair.target.text:
        return
    if glued := _glued_link(pair) or _glued_text(pair):
        yield glued
        return
    needed = _WIDE_RUN if is_wide(pair.locale) else _RUN_LENGTH
    source = " ".join(pair.source.words)
    # all words of a run but the first and the last are words of both texts
    own = set(pair.source.words)
    has_run = sum(1 for word in pair.target.words if word in own) >= needed - 2
    for match in _RUN.finditer(pair.target.prose) if has_run else ():
        words = match[0].lower().replace(",", " ").split()
        if len(words) < needed:
            continue
        run = next((part for part in _parts(words, needed) if f" {' '.join(part)} " in f" {source} "), None)
        if run and _speaks_english(" ".join(run), pair.locale.code):
            at = pair.target.prose.lower().find(run[0], match.start())
            yield Problem(say("“{text}” is English", text=" ".join(run)), max(at, match.start()), ("text",))
            return
    if left := left_denial(pair):
        yield Problem(say("“{text}” is English", text=left[0]), left.start(), ("text",))


def _parts(words: list[str], needed: int) -> Iterator[list[str]]:
    return (words[i : i + needed] for i in range(len(words) - needed + 1))


@lru_cache(maxsize=1 << 12)
def _speaks_english(run: str, code: str) -> bool:
    found = facts(run)
    return common_words(found, "en") >= 1 and common_words(found, "en") > common_words(found, code)


def _glued_link(pair: SegmentPair) -> Problem | None:
    """A link whose text ends (or begins) with its English after something else."""
    if "](" not in pair.target.text:
        return None
    english = {match[1].strip() for match in _LINK.finditer(pair.source.text)}
    if pair.source.words:
        english.add(pair.source.text.strip())
    for match in _LINK.finditer(pair.target.text):
        shown = match[1]
        for text in english:
            if len(text.split()) > 1 and shown.endswith(text) and len(shown) > len(text) + 2:
                start = match.start(1) + len(shown) - len(text)
                end = match.end(1)
                start -= len(shown[: len(shown) - len(text)]) - len(shown[: len(shown) - len(text)].rstrip())
                return Problem(
                    say("The English is glued to the translation"),
                    start,
                    ("glued", text),
                    _removal(pair, start, end),
                    Severity.ERROR,
                )
    return None


def _glued_text(pair: SegmentPair) -> Problem | None:
    """The whole English behind (or before) its translation."""
    english, text = pair.source.text.strip(), pair.target.text
    if len(pair.source.words) < _GLUED:
        return None
    if text.rstrip().endswith(english):
        start, end = text.rstrip().rindex(english), len(text)
    elif text.lstrip().startswith(english):
        start, end = 0, text.index(english) + len(english)
    else:
        return None
    if not (text[:start] + text[end:]).strip():
        return None
    return Problem(
        say("The English stands beside its translation"),
        start,
        ("glued", "text"),
        _removal(pair, start, end),
        Severity.ERROR,
    )


def _removal(pair: SegmentPair, start: int, end: int) -> tuple[Fix, ...]:
    """The edit that takes a stretch away; none where a name or a number of the English would be gone with it."""
    text = pair.target.text
    kept = text[:start] + text[end:]
    needed = (token.text for token in pair.source.tokens if token.kind not in _MARKUP and token.text in text)
    return (Fix(start, end, ""),) if all(token in kept for token in needed) else ()
