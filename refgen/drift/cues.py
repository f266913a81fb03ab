"""Words that carry a meaning which must survive: the locale files list them, this turns a list into a pattern.

A star stands for any ending or beginning, `…` for anything between two words. Where words are not separated by
blanks, an entry counts wherever it stands.
"""

import re
from functools import cache, lru_cache

from refgen.drift.facts import Facts, facts
from refgen.drift.problem import SegmentPair
from refgen.locales import Locale, load_locale
from refgen.text.late import late

_LONG = 4
"""Letters of a word that two languages do not share by chance, as they do `no` and `non`."""
_NEVER = late(r"(?!)")


def asks(locale: Locale, name: str) -> bool:
    """Whether a word of a list, in a source, has to be found in its translation.

    Other lists are made to find what answers: they are wider, and take `nutné` and `požadavky` for `must`.
    """
    return name in locale.terms.get("asks", ())


def has_cue(said: Facts, locale: Locale, name: str, ignored: str = "") -> re.Match[str] | None:
    """The first of the locale's words for something in a text; phrases of the list `ignored` do not count."""
    if not _may_have(said, locale.code, name):
        return None
    return _find(said.prose, locale.code, name, ignored if ignored and _may_have(said, locale.code, ignored) else "")


def has_english_cue(said: Facts, locale: Locale, name: str, ignored: str = "") -> re.Match[str] | None:
    """The same of a source, of which several checks and every locale ask the same."""
    return _in_english(said.text, locale.code, name, ignored)


@lru_cache(maxsize=1 << 16)
def _in_english(text: str, code: str, name: str, ignored: str) -> re.Match[str] | None:
    return has_cue(facts(text), load_locale(code), name, ignored)


def count_cues(said: Facts, locale: Locale, name: str, ignored: str = "") -> int:
    """How many of the locale's words for something a text has."""
    if not _may_have(said, locale.code, name):
        return 0
    text = said.prose
    if ignored and _may_have(said, locale.code, ignored):
        text = _left(text, locale.code, ignored)
    return sum(1 for _ in _named_pattern(locale.code, name).finditer(text))


def left_denial(pair: SegmentPair) -> re.Match[str] | None:
    """Where a translation still has the word of the English that denies, and that is no word of its own language."""
    said = has_english_cue(pair.source, pair.source_locale, "negation", "negation-ignored")
    if not said or len(said[0]) < _LONG or " " in said[0]:
        return None
    return re.search(rf"(?<![A-Za-z]){re.escape(said[0])}(?![A-Za-z])", pair.target.prose, re.IGNORECASE)


def _may_have(said: Facts, code: str, name: str) -> bool:
    """Whether a text has the plain part of any of the locale's words for something."""
    text = said.folded
    for needle in _needles(code, name):  # noqa: SIM110  (a generator costs more than what it asks)
        if needle in text:
            return True
    return False


@cache
def _needles(code: str, name: str) -> tuple[str, ...]:
    """The longest plain part of each of the locale's words: without one of them in a text, no pattern has to look."""
    found = {
        max(re.split(r"[*…\s]", word.lower().replace("’", "'")), key=len)
        for word in load_locale(code).terms.get(name, ())
    }
    return tuple(sorted(one for one in found if not any(other != one and other in one for other in found)))


def _find(text: str, code: str, name: str, ignored: str) -> re.Match[str] | None:
    return _named_pattern(code, name).search(_left(text, code, ignored))


def _left(text: str, code: str, ignored: str) -> str:
    """A text with the phrases that do not count blanked out."""
    pattern = _ignored_pattern(code, ignored)
    return pattern.sub(lambda match: " " * len(match[0]), text) if pattern else text


@cache
def _ignored_pattern(code: str, name: str) -> re.Pattern[str] | None:
    return _named_pattern(code, name) if name and load_locale(code).terms.get(name) else None


@cache
def _named_pattern(code: str, name: str) -> re.Pattern[str]:
    locale = load_locale(code)
    return cue_pattern(locale.terms.get(name, ()), locale.segmentation.spaced)


@lru_cache(maxsize=256)
def cue_pattern(words: tuple[str, ...], is_spaced: bool) -> re.Pattern[str]:  # noqa: FBT001  (part of the key)
    """What finds any of some words in a text."""
    if not words:
        return _NEVER
    parts = sorted((_part(word, is_spaced) for word in words), key=len, reverse=True)
    start = r"(?<!\w)" if is_spaced else ""
    return re.compile(f"{start}(?:{'|'.join(parts)})", re.IGNORECASE | re.DOTALL)


def _part(word: str, is_spaced: bool) -> str:  # noqa: FBT001
    pieces = [piece.strip() for piece in re.split("…", word)]
    return r"\b.{0,80}?(?<!\w)".join(_word(piece, is_spaced) for piece in pieces)


def _word(word: str, is_spaced: bool) -> str:  # noqa: FBT001
    pattern = re.escape(word).replace(r"\*", r"\w*").replace("'", "['’]").replace(r"\ ", r"\s+")
    if not is_spaced:
        return pattern
    return rf"{pattern}(?!\w)" if not word.endswith("'*") else pattern
