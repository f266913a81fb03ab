"""How well a translation fits an English text, by what both share: length, names, numbers, known words."""

import math
from collections.abc import Mapping
from functools import cache, lru_cache

from refgen.drift.facts import Facts, facts
from refgen.drift.length import expected_share
from refgen.locales import Locale, load_locale

_ENDINGS = ("ing", "ed", "d", "es", "s")
"""Of English words; of two words that a form may be of, the one with the ending further back."""


def fitness(source: str, target: str, code: str) -> float:
    """How well a translation fits, against that of other texts: 0 where nothing can be told, more negative for a worse fit."""
    return len(_known(source, code)) - misfit(source, target, code)


@lru_cache(maxsize=1 << 16)
def misfit(source: str, target: str, code: str) -> float:
    """What a translation lacks of all that its English lets one look for: 0 for a perfect fit, more for a worse one."""
    locale, ours, theirs = load_locale(code), facts(source), facts(target)
    return misfit_of(ours, theirs, locale, expected_share(ours, theirs, locale))


def misfit_of(source: Facts, target: Facts, locale: Locale, share: float) -> float:
    """The same, given how long the translation is against what is usual."""
    _, unsaid = known_words(source, target, locale)
    return abs(math.log(max(share, 0.01))) + _changed(source.copied, target.copied) + 2 * unsaid


def _changed(ours: list[str], theirs: list[str]) -> int:
    """How many of the one side the other lacks, and the other way round; most translations copy all, in order."""
    if ours == theirs:
        return 0
    added, lost = theirs.copy(), 0
    for one in ours:  # a few: to count them in a mapping would take ten times as long
        if one in added:
            added.remove(one)
        else:
            lost += 1
    return lost + len(added)


def known_words(source: Facts, target: Facts, locale: Locale) -> tuple[int, int]:
    """How many words of the English that the locale's vocabulary has are rendered, and how many are not."""
    known = _known(source.text, locale.code)
    if not known:
        return 0, 0
    text, said = target.lowered, 0
    for renderings in known:
        for rendering in renderings:
            if rendering in text:
                said += 1
                break
    return said, len(known) - said


@lru_cache(maxsize=1 << 14)
def _known(source: str, code: str) -> tuple[tuple[str, ...], ...]:
    """The renderings of each word of an English text that the locale's vocabulary has."""
    renderings = _renderings(code)
    return tuple([renderings[word] for word in _rendered(code).intersection(facts(source).words)])


@cache
def _rendered(code: str) -> frozenset[str]:
    """The words that have renderings, in every form."""
    return frozenset(_renderings(code))


@cache
def _renderings(code: str) -> Mapping[str, tuple[str, ...]]:
    """By word of English, in every form: the beginnings of the words that render it; inflection changes the end."""
    found = {word: tuple(_stem(one.lower()) for one in words) for word, words in load_locale(code).vocabulary.items()}
    inflected = ({f"{word}{ending}": stems for word, stems in found.items()} for ending in _ENDINGS)
    return {form: stems for forms in (*inflected, found) for form, stems in forms.items()}


def _stem(word: str) -> str:
    return word[: max(4, len(word) - 3)] if word.isascii() or len(word) > 4 else word
