"""The words of a language that tell facts apart, compiled from the locale files once a language."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from refgen.locales import load_locale
from refgen.text.late import late

_NEVER = late(r"(?!)")


class Terms(NamedTuple):
    """Patterns over prose of one language; a language that lists no words for one has a pattern that never matches."""

    kinds: re.Pattern[str]
    """Words for kinds of APIs, which stand beside names in titles and links: `Close Method`."""
    inherits: re.Pattern[str]
    """Verbs that say that what follows is a base: `inherits from`, `extends`."""
    inherits_last: re.Pattern[str]
    """The same where the verb comes last, so that what stands right in front of it is a base: `から派生`."""
    joined: re.Pattern[str]
    """What may stand between such bases and their verb."""
    implements: re.Pattern[str]
    """Verbs that say so only where the interface itself is their subject: a host `implements` interfaces, too."""
    itself: re.Pattern[str]
    """What an interface is called on its own page: `this interface`."""
    listing: re.Pattern[str]
    """Words in front of such a verb that turn it around: `the following interfaces derive from`."""
    purpose: re.Pattern[str]
    """Words that end the list of bases: `extends X to support Y`."""
    combines: re.Pattern[str]
    """Phrases that say that values of an enumeration may be combined."""
    elsewhere: re.Pattern[str]
    """Phrases that say that what follows is the result of something else than this API."""
    optional: re.Pattern[str]
    """Words at the start of a description that make a parameter optional."""
    requirement: tuple[tuple[str, re.Pattern[str]], ...]
    """Labels of the lines of the requirements section, by field."""


@cache
def terms_of(locale: str) -> Terms:
    """The patterns for a locale."""
    terms = load_locale(locale).terms
    return Terms(
        kinds=_any(terms.get("kinds", ())),
        inherits=_any(terms.get("inherits", ())),
        inherits_last=_any(terms.get("inherits-last", ())),
        joined=_any(terms.get("inherits-joined", ())),
        implements=_any(terms.get("inherits-implements", ())),
        itself=_any(terms.get("inherits-itself", ())),
        listing=_any(terms.get("inherits-listing", ())),
        purpose=_any(terms.get("inherits-purpose", ())),
        combines=_any(terms.get("combines", ())),
        elsewhere=_any(terms.get("result-elsewhere", ())),
        optional=_any(terms.get("optional", ())),
        requirement=tuple((name, _any(terms.get(name, ()))) for name in ("versions", "platforms", "library", "header")),
    )


def _any(words: Sequence[str]) -> re.Pattern[str]:
    if not words:
        return _NEVER
    return re.compile(
        "|".join(_one(word) for word in sorted(words, key=lambda word: (-len(word), word))), re.IGNORECASE
    )


def _one(word: str) -> str:
    """A word as a pattern: bounded where it begins or ends with an ASCII letter, any blanks between its parts."""
    body = r"\s+".join(re.escape(part) for part in word.split())
    return (
        (r"\b" if word[0].isascii() and word[0].isalpha() else "")
        + body
        + (r"\b" if word[-1].isascii() and word[-1].isalpha() else "")
    )
