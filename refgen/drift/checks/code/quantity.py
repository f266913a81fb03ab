"""A number in a sentence was changed or lost.

What: The numbers of the English stand in the translation, whichever separators the locale uses, or as words.
    Digits inside names and files are not numbers; `20th` and `one-based` may become words.
Why: A limit, a size or an index with another digit is a wrong instruction.
Bad: `at most 1,024 characters` translated as `al massimo 1.042 caratteri`
Good: `al massimo 1.024 caratteri`
Fix: Correct the number.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import Facts
from refgen.drift.finding import Fix
from refgen.drift.mangled import find_mangled
from refgen.drift.message import say
from refgen.drift.numbers import POINT, decimal_marks, numbers_in, values_of
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import Kind, Token
from refgen.drift.versions import versions_in
from refgen.locales import Locale
from refgen.text import Severity
from refgen.text.late import late

INFO = Info(
    "quantity", Family.CODE, Severity.WARNING, Scope.SEGMENT, rank=40, needs=frozenset({Kind.NUMBER, Kind.VERSION})
)

_NAMED = (Kind.NAME, Kind.FILE, Kind.CODE, Kind.LINK, Kind.INCLUDE, Kind.XREF, Kind.GUID, Kind.HEX)
_DIGITS = late(r"\d+", re.ASCII)


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Compare the numbers by what they mean."""
    source, target = _quantities(pair.source, pair.target), _quantities(pair.target, pair.source)
    if not source and not target:
        return
    copied = {token.text for token in pair.source.of(*_NAMED)} & {token.text for token in pair.target.of(*_NAMED)}
    copied |= {token.text for token in versions_in(pair.source, pair.target)}
    ours, theirs = _without(pair.source, copied), _without(pair.target, copied)
    if token := _first_strange(source, pair.source_locale, theirs, pair.locale):
        yield _changed(token, pair)
    elif token := _first_strange(target, pair.locale, ours, pair.source_locale):
        yield Problem(say("The number {name} is not in the English", name=token.text), token.start, (token.text,))


def _quantities(facts: Facts, other: Facts) -> list[Token]:
    """The numbers that are no versions."""
    versions = {token.start for token in versions_in(facts, other)}
    return [token for token in facts.of(Kind.NUMBER, Kind.VERSION) if token.start not in versions]


def _first_strange(tokens: list[Token], locale: Locale, other: str, other_locale: Locale) -> Token | None:
    """The first number that the other text has in no form."""
    marks, other_marks = decimal_marks(locale), decimal_marks(other_locale)
    for token in tokens:
        values = numbers_in(other, other_marks, is_joined=POINT in token.text)
        if (
            not values_of(token.text, marks).isdisjoint(values)
            or _is_word(token.text, other, other_locale)
            or ("," in token.text and all(Decimal(run) in values for run in _DIGITS.findall(token.text)))
        ):
            continue
        return token
    return None


def _changed(token: Token, pair: SegmentPair) -> Problem:
    """A number that is lost, or one with a mark in it that the language does not write."""
    place = find_mangled(token.text, pair.target.visible) if POINT in token.text else None
    if place is None:
        return Problem(say("The number {name} is lost", name=token.text), 0, (token.text,))
    written = pair.target.text[slice(*place)]
    message = say("The number {name} is written “{written}”", name=token.text, written=written)
    return Problem(message, place[0], (token.text,), (Fix(*place, token.text),))


def _without(facts: Facts, copied: set[str]) -> str:
    """The text without the names that both sides have: their digits are no numbers."""
    text = facts.text
    for token in facts.of(*_NAMED):
        if token.text in copied:
            text = text[: token.start] + " " * len(token.text) + text[token.end :]
    return text


def _is_word(number: str, text: str, locale: Locale) -> bool:
    """Whether the text says the number in a word of its language."""
    words = _words(locale.code, tuple(locale.terms.get("numbers", ())))
    pattern = words.get(number)
    return bool(pattern and pattern.search(text))


@cache
def _words(code: str, numbers: tuple[str, ...]) -> Mapping[str, re.Pattern[str]]:
    """Number to pattern; each entry of a locale reads `20 twenty twentieth`."""
    del code
    patterns = {}
    for entry in numbers:
        number, *words = entry.split()
        patterns[number] = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
    return patterns
