"""How well a translation fits an English text, by what both share: length, names, numbers, known words."""

import math
from functools import lru_cache

from refgen.drift.facts import Facts, facts
from refgen.drift.length import expected_share
from refgen.drift.problem import SegmentPair
from refgen.drift.tokens import Kind
from refgen.locales import Locale, load_locale
from refgen.ops import Role

_COPIED = (Kind.CODE, Kind.NAME, Kind.FILE, Kind.HEX, Kind.VERSION, Kind.NUMBER, Kind.LINK, Kind.INCLUDE, Kind.XREF)


def fitness(source: str, target: str, locale: Locale) -> float:
    """0 for a perfect fit, more negative for a worse one."""
    return _fitness(source, target, locale.code)


@lru_cache(maxsize=1 << 16)
def _fitness(source: str, target: str, code: str) -> float:
    locale = load_locale(code)
    ours, theirs = facts(source), facts(target)
    share = expected_share(SegmentPair(ours, theirs, Role.PARAGRAPH, load_locale("en"), locale))
    lost = (ours.texts(*_COPIED) - theirs.texts(*_COPIED)).total()
    foreign = (theirs.texts(*_COPIED) - ours.texts(*_COPIED)).total()
    said, unsaid = known_words(ours, theirs, locale)
    return -abs(math.log(max(share, 0.01))) - lost - foreign + said - unsaid


def known_words(source: Facts, target: Facts, locale: Locale) -> tuple[int, int]:
    """How many words of the English that the locale's vocabulary has are rendered, and how many are not."""
    text = target.prose.lower()
    said = unsaid = 0
    for word in set(source.words):
        renderings = _renderings(word, locale.code)
        if renderings:
            hit = any(rendering in text for rendering in renderings)
            said, unsaid = said + hit, unsaid + (not hit)
    return said, unsaid


@lru_cache(maxsize=1 << 13)
def _renderings(word: str, code: str) -> tuple[str, ...]:
    """The beginnings of the words that render an English word; inflection changes the end."""
    vocabulary = load_locale(code).vocabulary
    for form in (
        word,
        word.removesuffix("s"),
        word.removesuffix("es"),
        word.removesuffix("d"),
        word.removesuffix("ed"),
        word.removesuffix("ing"),
    ):
        if form in vocabulary:
            return tuple(_stem(one.lower()) for one in vocabulary[form])
    return ()


def _stem(word: str) -> str:
    return word[: max(4, len(word) - 3)] if word.isascii() or len(word) > 4 else word
