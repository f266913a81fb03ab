"""Hears a borrowed word in Japanese syllables as the English word it was: both lose their vowels, and sound alike.

スキーマ and "schema" are both s-k-m. No word list is needed: the names that Unicode gives the syllables spell them.
"""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile("[A-Za-z]{4,}|[\u30a1-\u30fa\u30fc]{3,}")
_KANA = re.compile("[\u30a1-\u30fa]")
_LEAST = 3
"""Consonants that a word needs to be recognized by."""
_SOUNDS = (
    (re.compile(r"(?:[ts]ion)(?=s?\b)"), "sn"),
    (re.compile("sch"), "sk"),
    (re.compile("d?(?<!g)g(?=[eiy])|j"), "z"),
    (re.compile("c(?=[eiy])|th|sh"), "s"),
    (re.compile("ch"), "t"),
    (re.compile("ck|qu?|c"), "k"),
    (re.compile("x"), "ks"),
    (re.compile("ph|f"), "h"),
    (re.compile("r(?![aeiouy])"), ""),
    (re.compile("m(?=[pb])"), "n"),
    (re.compile("l"), "r"),
    (re.compile("v"), "b"),
    (re.compile(r"(?<=\w)s\b"), ""),
    (re.compile("[aeiouyw]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""English spelling to the consonants that Japanese makes of it, in this order."""


def is_borrowing(text: str) -> bool:
    """Whether the text is written in a script that spells borrowed words by their sound."""
    return _KANA.search(text) is not None


def sounds(text: str) -> set[str]:
    """The consonants of each word in the text that has enough of them, marked so that they are taken for no stem."""
    return {f"~{sound}" for word in _WORD.findall(text) if len(sound := _sound(word)) >= _LEAST}


@lru_cache(maxsize=16384)
def _sound(word: str) -> str:
    if not word.isascii():
        return _collapse("".join(_consonant(syllable) for syllable in word))
    sound = word.lower()
    for pattern, replacement in _SOUNDS:
        sound = pattern.sub(replacement, sound)
    return sound


@lru_cache(maxsize=256)
def _consonant(syllable: str) -> str:
    """The consonant of one syllable, by its Unicode name: `KATAKANA LETTER SI`; small ones only colour others."""
    spelled = unicodedata.name(syllable, "").removeprefix("KATAKANA LETTER ").lower()
    return "" if " " in spelled or "-" in spelled else spelled.rstrip("aeiou").replace("v", "b").strip("wy")


def _collapse(sound: str) -> str:
    return re.sub(r"(.)\1+", r"\1", sound)
