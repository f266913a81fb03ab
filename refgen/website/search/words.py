"""Texts → the tokens that are searched for: accents folded, names whole and in parts, Chinese and Japanese in twos and threes.

Twos are found as they are; that threes overlap shows whether the characters of a longer term stand side by side.

`theme/assets/refgen/words.js` does the same to a query; a test holds the two together.
"""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:_+[^\W_]+)*", re.UNICODE)
_RUN = re.compile(r"\w+")
"""The same with the strokes around it, of which `tokens_of` knows: found in two thirds of the time."""
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_SHORTEST = 2
_DIGITS = "0123456789abcdefghijklmnopqrstuv"
"""What letters that are not ASCII are told apart by in the names of files; an alphabet has some thirty."""
_STROKES = str.maketrans("łŁıđĐøØ", "lLidDoO")
"""Letters with a stroke, or without their dot, which do not decompose."""


def words(text: str) -> list[str]:
    """What stands between blanks and marks, in order; of languages without blanks whole phrases."""
    return _WORD.findall(text)


def tokens(text: str) -> set[str]:
    """The tokens of a text."""
    return set().union(*map(tokens_of, set(_RUN.findall(text))))


@lru_cache(maxsize=131072)
def tokens_of(word: str) -> frozenset[str]:
    """The tokens of one of the `words`, or of one with strokes around it."""
    if word.isascii() and word.isalpha() and word.islower():  # as most are
        return frozenset((word,)) if len(word) >= _SHORTEST else frozenset()
    found: set[str] = set()
    for rest in (word,) if word.isascii() else filter(None, _WIDE.split(word)):
        bare = _bare(rest).strip("_")
        found.add(bare.lower())
        if "_" in bare:
            found.update(bare.lower().split("_"))
        found.update([part.lower() for part in _PART.findall(bare)])
    found = {token for token in found if len(token) >= _SHORTEST or _WIDE.match(token)}
    for run in () if word.isascii() else _WIDE.findall(word):
        for length in (2, 3):
            found.update([run[index : index + length] for index in range(len(run) - length + 1)])
        if len(run) == 1:
            found.add(run)
    return frozenset(found)


def fold(text: str) -> str:
    """Lower case, without accents."""
    return _bare(text).lower()


def _bare(text: str) -> str:
    """Without accents."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_STROKES))
    return "".join(one for one in decomposed if not unicodedata.combining(one))


@lru_cache(maxsize=131072)
def shard_of(token: str) -> str:
    """The part of the index that a token stands in: any prefix of two letters leads to one part."""
    if _WIDE.match(token):
        return f"w{ord(token[0]) % 48}" if len(token) < 3 else f"v{(ord(token[0]) * 31 + ord(token[1])) % 192}"
    return "".join(one if one.isascii() and one.isalnum() else f"_{_DIGITS[ord(one) % 32]}" for one in token[:2])
