"""What a sentence is called in addresses: by what it says, not by where it stands.

A link that somebody has shared holds whatever else of the page is edited, in every language: the name is that of the
canonical sentence. Only the standard library is imported here, because readers' browsers run this beside
`refgen.website.running.playground`.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache

_TARGET = re.compile(r"\]\([^()]*\)")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LENGTH = 5
"""Sixty million names for the at most few hundred sentences of a page."""


@lru_cache(maxsize=16384)
def sentence_name(text: str, locale: str = "") -> str:
    """The name of a sentence, however its blanks are set and wherever its links lead.

    `locale` is that of a sentence which only a translation has.
    """
    words = _TARGET.sub("]", text) if "](" in text else text
    number = zlib.crc32(" ".join((locale, *words.split())).encode("utf-8", "surrogatepass"))
    digits = []
    for _ in range(_LENGTH):
        number, digit = divmod(number, len(_DIGITS))
        digits.append(_DIGITS[digit])
    return f"s-{''.join(digits)}"


def numbered(names: Iterable[str]) -> Iterator[str]:
    """The names in order, each once: a page may say the same thing twice."""
    seen: dict[str, int] = {}
    for name in names:
        count = seen[name] = seen.get(name, 0) + 1
        yield name if count == 1 else f"{name}-{count}"
