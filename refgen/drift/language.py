"""Which language a text is in, by its script and its most common words."""

import math
from collections import Counter
from collections.abc import Mapping
from functools import cache, reduce
from itertools import chain

from refgen.drift.facts import Facts
from refgen.drift.message import say
from refgen.locales import Locale, load_locale, locale_codes
from refgen.locales.names import OWN_NAMES, language_tag, own_name
from refgen.locales.others import OTHERS

_TELLING = 2
"""Words of a language that no other text has by chance."""
_LABELS = ("kinds", "header", "library", "platforms", "versions")


@cache
def spoken(code: str) -> str:
    """The code under which the words of a locale are listed: `es` for `es-mx`; itself where none are."""
    return next((one for one in (code, code.partition("-")[0]) if one in _lists()), code)


@cache
def is_known(code: str) -> bool:
    """Whether there is anything to tell the language of a locale by, or no language is expected at all."""
    return not code or bool(load_locale(code).terms) or spoken(code) in _lists()


def common_words(facts: Facts, code: str) -> int:
    """How many words of a text are among the most common of a language, and of no other that has a list."""
    return sum(map(_common(code).__contains__, facts.words))


def other_language(facts: Facts, locale: Locale) -> str | None:
    """The code of the language that a text speaks instead of its own; None where there is no telling."""
    if not is_known(locale.code):
        return None
    code = spoken(locale.code)
    # no other language can win without two words that this one has not: most texts end here
    if sum(map(_alien(code).__contains__, facts.words)) < _TELLING:
        return None
    speakers = _speakers()
    spoken_by = [speakers[word] for word in facts.words if word in speakers]
    if len(spoken_by) < _TELLING:
        return None
    counts = Counter(chain.from_iterable(spoken_by))
    own = counts.pop(code, 0)
    best = max(counts, key=lambda code: (counts[code], code), default=None)
    if best is None or counts[best] < _TELLING:
        return None
    if counts[best] > 2 * own:
        return best
    # neighbours share their small words: those that only one of the two has decide
    mine, theirs = _lists().get(code, frozenset()), _lists()[best]
    alien = sum(word in theirs and word not in mine for word in facts.words)
    return best if alien >= _TELLING and not any(word in mine and word not in theirs for word in facts.words) else None


def language_name(code: str) -> str:
    """The English name of a language that a text was found to speak."""
    return OTHERS[code][0] if code in OTHERS else load_locale(code).english_name


@cache
def languages(locales: tuple[str, ...], among: tuple[str, ...]) -> str:
    """The languages of some locales in a row, for a reader; those that two locales speak are told apart by their regions."""
    *names, last = (_named(one, among) for one in locales)
    return reduce(lambda rest, first: say("{first}, {rest}", first=first, rest=rest), reversed(names), last)


def _named(locale: str, among: tuple[str, ...]) -> str:
    """What it is called in English, with a translation; else, and where it is written otherwise than that says, what it calls itself."""
    language = locale.partition("-")[0]
    if locale in OWN_NAMES or (language not in OTHERS and load_locale(locale).code not in locale_codes()):
        return own_name(locale)
    name = say(language_name(language if language in OTHERS else locale))
    is_only = all(one == locale or one in OWN_NAMES or one.partition("-")[0] != language for one in among)
    return name if is_only else say("{name} ({code})", name=name, code=language_tag(locale))


@cache
def title_words(code: str) -> frozenset[str]:
    """The words of a language for the kinds of APIs, and for the labels of what an API requires; small letters."""
    terms, interface = load_locale(code).terms, load_locale(code).interface
    named = (text for key, text in interface.items() if key.startswith(("kind.", "kinds.")))
    listed = (text for name in _LABELS for text in terms.get(name, ()))
    return frozenset(text.lower() for text in (*named, *listed))


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    found = {code: frozenset(load_locale(code).terms.get("common", ())) for code in locale_codes()}
    others = {code: frozenset(words.split()) for code, (_, words) in OTHERS.items()}
    return {**{code: words for code, words in found.items() if words}, **others}


@cache
def _common(code: str) -> frozenset[str]:
    return _lists().get(spoken(code), frozenset())


@cache
def _alien(code: str) -> frozenset[str]:
    """The common words of other languages that are none of this one."""
    return frozenset(_speakers()) - _common(code)


@cache
def _speakers() -> Mapping[str, tuple[str, ...]]:
    """By common word, the languages that have it."""
    words = {word for listed in _lists().values() for word in listed}
    return {word: tuple(code for code, listed in _lists().items() if word in listed) for word in words}


def is_wide(locale: Locale) -> bool:
    """Whether a language is written without blanks, in wide characters."""
    return not locale.segmentation.spaced


def reads_more_like(facts: Facts, code: str, other: str) -> bool:
    """Whether the words of a text end more like those of one language than like those of another."""
    return sum(_ending_weight(word, code) - _ending_weight(word, other) for word in facts.words) > 0


@cache
def _endings(code: str) -> Counter[str]:
    """How often the words of a locale's vocabulary and lists end in which two letters."""
    locale = load_locale(code)
    listed = (*locale.vocabulary.values(), *locale.headings.values(), locale.terms.get("common", ()))
    return Counter(word[-2:].lower() for texts in listed for text in texts for word in text.split() if len(word) > 2)


def _ending_weight(word: str, code: str) -> float:
    counts = _endings(code)
    return math.log((counts[word[-2:]] + 0.5) / (counts.total() + 50)) if len(word) > 2 else 0.0
