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
from functools import cache, lru_cache
from typing import NamedTuple

from refgen.drift.check import Family, Info, Scope
from refgen.drift.cues import left_denial
from refgen.drift.facts import facts
from refgen.drift.finding import Fix
from refgen.drift.language import common_words, is_wide
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import Kind
from refgen.locales import load_locale
from refgen.text import Severity
from refgen.text.late import late

INFO = Info(
    "partly-untranslated",
    Family.TEXT,
    Severity.WARNING,
    Scope.SEGMENT,
    covers=("identifier", "padded", "doubled-word", "negation", "condition"),
    rank=8,
)

_LINK = re.compile(r"\[([^\[\]]*)\]\(")
_RUN = late(r"[A-Za-z][A-Za-z'’\-]*(?:[ ,]+[A-Za-z][A-Za-z'’\-]*)+")
_WORD = late(r"[A-Za-z][A-Za-z'’\-]*")
_LONG_RUN, _WIDE_RUN, _SHORT_RUN = 5, 4, 3
_SENTENCE, _TELLING = 6, 3
"""Words of a run that is a sentence, and those of them that are among the most common of English."""
_SMALL = 2
"""Words of a short run that begin with a small letter."""
_QUOTED = late('["“«][^"“”«»]*["”»]')
"""A string or a title, which may stay as it is."""
_MARKUP = frozenset({Kind.STRONG, Kind.COMMENT, Kind.ENTITY})
_GLUED = 3
"""Words of an English text that no translation repeats by chance."""
_SHORTEST = 5
"""Characters of an English text that is no part of another word by chance."""
_BEFORE = late("[a-z\u00df-\u00ff\u3040-\u9fff*]$")
_AFTER = late("[A-Z\u3040-\u9fff]|\\*\\*\\w")
"""What a short English text touches where it is glued on: the end of a word before it, the beginning of one behind it."""


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Look for the English link texts, then for runs of English words."""
    if pair.source_locale.code == pair.locale.code or pair.source.text == pair.target.text:
        return
    if glued := _glued_link(pair) or _glued_text(pair):
        yield glued
        return
    if run := _run(pair):
        yield Problem(say("“{text}” is English", text=run.words), run.at, ("text",))
        return
    if added := _added(pair):
        yield Problem(say("“{text}” is English", text=added.words), added.at, ("text",))
        return
    if left := left_denial(pair):
        yield Problem(say("“{text}” is English", text=left[0]), left.start(), ("text",))


class _Run(NamedTuple):
    """Words of the English in a translation."""

    words: str
    at: int
    """Offset in the translation."""


def _run(pair: SegmentPair) -> _Run | None:
    """The first run of English words, taken over as it stands in the English."""
    strong = _strong_words(pair.source_locale.code, pair.locale.code)
    given = pair.target.words
    if len(given) < _SHORT_RUN or (not is_wide(pair.locale) and strong.isdisjoint(given)):
        return None
    ours = set(pair.source.words)
    shared = [word for word in given if word in ours]
    if len(shared) < _SHORT_RUN or (not is_wide(pair.locale) and strong.isdisjoint(shared)):
        return None
    source = f" {' '.join(facts(_QUOTED.sub(' ', pair.source.prose)).words)} "
    for match in _RUN.finditer(pair.target.prose):
        found = list(_WORD.finditer(match[0]))
        for length in (_LONG_RUN, _WIDE_RUN, _SHORT_RUN):
            for part in (found[i : i + length] for i in range(len(found) - length + 1)):
                words = [word[0] for word in part]
                said = " ".join(words).lower()
                if f" {said} " in source and _is_english(words, strong, pair):
                    return _Run(said, match.start() + part[0].start())
    return None


def _added(pair: SegmentPair) -> _Run | None:
    """The first sentence of English that stands in a translation, whatever the English of the page says."""
    if common_words(pair.target, "en") < _TELLING:
        return None
    for match in _RUN.finditer(_QUOTED.sub(lambda quoted: " " * len(quoted[0]), pair.target.prose)):
        words = match[0].lower().split()
        if len(words) >= _SENTENCE:
            found = facts(" ".join(words))
            if common_words(found, "en") >= _TELLING and not common_words(found, pair.locale.code):
                return _Run(" ".join(words[:_LONG_RUN]), match.start())
    return None


def _is_english(words: list[str], strong: frozenset[str], pair: SegmentPair) -> bool:
    """Whether words of the English are no title (`Edit and Continue`) and no term that may be left among others."""
    own = _common(pair.locale.code)
    small = sum(word[0].islower() and word not in own for word in words)
    if len(words) < _LONG_RUN and (small < _SMALL or strong.isdisjoint(words)):
        return is_wide(pair.locale) and small == len(words) >= _WIDE_RUN
    return _speaks_english(" ".join(words).lower(), pair.locale.code)


@cache
def _strong_words(source: str, target: str) -> frozenset[str]:
    """Common words of the English that the language of the translation does not have."""
    return _common(source) - _common(target)


@cache
def _common(code: str) -> frozenset[str]:
    return frozenset(load_locale(code).terms.get("common", ()))


@lru_cache(maxsize=1 << 12)
def _speaks_english(run: str, code: str) -> bool:
    found = facts(run)
    return common_words(found, "en") >= 1 and common_words(found, "en") > common_words(found, code)


def _glued_link(pair: SegmentPair) -> Problem | None:
    """A link whose text ends (or begins) with its English after something else."""
    if "](" not in pair.target.text:
        return None
    links = [match for match in _LINK.finditer(pair.target.text) if len(match[1].split()) > 1]
    if not links:
        return None
    english = {match[1].strip() for match in _LINK.finditer(pair.source.text)}
    if pair.source.words:
        english.add(pair.source.text.strip())
    for match in links:
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
    shown = text.strip()
    if len(english) < _SHORTEST or not (shown.endswith(english) or shown.startswith(english)) or not pair.source.words:
        return None
    is_long = len(pair.source.words) >= _GLUED or _is_named_twice(pair)
    before, after = shown[: -len(english)], shown[len(english) :]
    if shown.endswith(english) and (is_long or (english[0].isupper() and _BEFORE.search(before))):
        start, end = text.rindex(english), len(text)
    elif shown.startswith(english) and (is_long or _AFTER.match(after)):
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


def _is_named_twice(pair: SegmentPair) -> bool:
    """Whether a name that the English has once stands in the translation twice."""
    names = (token.text for token in pair.source.of(Kind.NAME, Kind.FILE))
    return any(pair.source.text.count(name) == 1 and pair.target.text.count(name) > 1 for name in names)


def _removal(pair: SegmentPair, start: int, end: int) -> tuple[Fix, ...]:
    """The edit that takes a stretch away; none where a name or a number of the English would be gone with it."""
    text = pair.target.text
    kept = text[:start] + text[end:]
    needed = (token.text for token in pair.source.tokens if token.kind not in _MARKUP and token.text in text)
    return (Fix(start, end, ""),) if all(token in kept for token in needed) else ()
