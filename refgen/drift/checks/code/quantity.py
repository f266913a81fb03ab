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
from functools import cache

from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import Facts
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import Kind
from refgen.locales import Locale
from refgen.text import Severity

INFO = Info("quantity", Family.CODE, Severity.WARNING, Scope.SEGMENT, rank=40, needs=frozenset({Kind.NUMBER}))

_NAMED = (Kind.NAME, Kind.FILE, Kind.CODE, Kind.LINK, Kind.INCLUDE, Kind.XREF, Kind.GUID, Kind.HEX, Kind.VERSION)
_DIGITS = re.compile(r"\d+", re.ASCII)
_SEPARATORS = re.compile(r"[.,\s\u00a0\u202f]")


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Compare the numbers, without their separators."""
    source, target = pair.source.of(Kind.NUMBER), pair.target.of(Kind.NUMBER)
    if not source and not target:
        return
    copied = {token.text for token in pair.source.of(*_NAMED)} & {token.text for token in pair.target.of(*_NAMED)}
    for tokens, other, other_locale in (
        (source, _without(pair.target, copied), pair.locale),
        (target, _without(pair.source, copied), pair.source_locale),
    ):
        runs = _runs(other)
        for token in tokens:
            plain = _SEPARATORS.sub("", token.text)
            if (
                plain in runs
                or _is_word(plain, other, other_locale)
                or _DIGITS.findall(token.text) == _runs_in(token.text, runs)
            ):
                continue
            break
        else:
            continue
        name = token.text
        if tokens is source:
            yield Problem(say("The number {name} is lost", name=name), 0, (name,))
        else:
            yield Problem(say("The number {name} is not in the English", name=name), token.start, (name,))
        return


def _without(facts: Facts, copied: set[str]) -> str:
    """The text without the names that both sides have: their digits are no numbers."""
    text = facts.text
    for token in facts.of(*_NAMED):
        if token.text in copied:
            text = text[: token.start] + " " * len(token.text) + text[token.end :]
    return text


def _runs(text: str) -> frozenset[str]:
    """Every run of digits, alone and joined across one separator."""
    joined = re.sub(r"(?<=\d)[.,\u00a0\u202f ](?=\d)", "", text)
    return frozenset(_DIGITS.findall(text)) | frozenset(_DIGITS.findall(joined))


def _runs_in(text: str, runs: frozenset[str]) -> list[str]:
    return [run for run in _DIGITS.findall(text) if run in runs]


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
