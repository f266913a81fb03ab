"""Texts → the tokens that are searched for: accents folded, names in parts, Chinese and Japanese in pairs.

`theme/assets/refgen/words.js` does the same to a query; a test holds the two together.
"""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_SHORTEST = 2


def tokens(text: str) -> set[str]:
    """The tokens of a text."""
    found: set[str] = set()
    for word in _WORD.findall(text):
        found |= _tokens_of(word)
    return found


@lru_cache(maxsize=131072)
def _tokens_of(word: str) -> frozenset[str]:
    found: set[str] = set()
    for run in _WIDE.findall(word):
        found.update(run[index : index + 2] for index in range(len(run) - 1))
        if len(run) == 1:
            found.add(run)
    for rest in filter(None, _WIDE.split(word)):
        found.add(fold(rest))
        found.update(fold(part) for part in _PART.findall(rest))
    return frozenset(token for token in found if len(token) >= _SHORTEST or _WIDE.match(token))


def fold(text: str) -> str:
    """Lower case, without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(one for one in decomposed if not unicodedata.combining(one)).lower()


@lru_cache(maxsize=131072)
def shard_of(token: str) -> str:
    """The part of the index that a token stands in: any prefix of two characters leads to one part."""
    if _WIDE.match(token):
        return f"w{ord(token[0]) % 48}"
    return "".join(one if one.isascii() and one.isalnum() else "_" for one in token[:2])
