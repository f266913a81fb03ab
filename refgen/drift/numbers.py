"""What a number in a text may mean: `1.024` is a thousand and more in one language, and one and a bit in another."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from refgen.locales import Locale
from refgen.text.late import late

_RUN = late(r"\d+(?:[.,'’\u00a0\u202f ]\d+)*", re.ASCII)
_DIGITS = late(r"\d+", re.ASCII)
_GROUPED = late(r"\d{1,3}(?:([.,'’\u00a0\u202f ])\d{2,3})?(?:\1\d{3})*", re.ASCII)
POINT = "."
_MOST = 12
"""Runs of digits that one number has, with the marks between them: more than anybody writes."""


def decimal_marks(locale: Locale) -> frozenset[str]:
    """What may stand before the decimals: the mark of the language, or the point that the English has."""
    return frozenset({POINT, *locale.terms.get("decimal", (POINT, ","))})


@lru_cache(maxsize=1 << 14)
def values_of(number: str, marks: frozenset[str]) -> frozenset[Decimal]:
    """What a number with its separators may mean as one number, given the marks that decimals may follow."""
    found = set(_whole(number))
    for mark in marks:
        head, sign, tail = number.rpartition(mark)
        if sign and tail.isdigit():
            found |= {value + Decimal(f"0.{tail}") for value in _whole(head)}
    return frozenset(found)


def _whole(number: str) -> Iterator[Decimal]:
    if number.isdigit() or _GROUPED.fullmatch(number):
        yield Decimal("".join(_DIGITS.findall(number)))


@lru_cache(maxsize=1 << 14)
def numbers_in(text: str, marks: frozenset[str], *, is_joined: bool = False) -> frozenset[Decimal]:
    """All that the numbers of a text may mean: each run of digits alone, unless it `is_joined`, and with its neighbours."""
    found: set[Decimal] = set()
    for run in _RUN.findall(text):
        parts = list(_DIGITS.finditer(run))
        for first in range(len(parts)):
            for last in range(first, min(first + _MOST, len(parts))):
                if first < last or len(parts) == 1 or not is_joined:
                    found |= values_of(run[parts[first].start() : parts[last].end()], marks)
    return frozenset(found)
