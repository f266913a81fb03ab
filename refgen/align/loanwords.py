"""Hears a borrowed word in Japanese syllables as the English word it was: both lose their vowels, and sound alike.

スキーマ and "schema" are both s-k-m. No word list is needed: the names that Unicode gives the syllables spell them.
"""

import re
import unicodedata
from functools import lru_cache

from refgen.text.late import late

_WORD = late("[A-Za-z]{4,}|[\u30a1-\u30fa\u30fc]{3,}")
_KANA = re.compile("[\u30a1-\u30fa]")
_LEAST = 3
"""Consonants that a word needs to be recognized by."""
_SOUNDS = (
    ("ion", late(r"[ts]ion(?=s?\Z)"), "sn"),
    ("sch", late("sch"), "sk"),
    ("g", late("d?(?<!g)g(?=[eiy])"), "z"),
    ("j", late("j"), "z"),
    ("c", late("c(?=[eiy])"), "s"),
    ("h", late("th|sh"), "s"),
    ("ch", late("ch"), "t"),
    ("c", late("ck?"), "k"),
    ("q", late("qu?"), "k"),
    ("x", late("x"), "ks"),
    ("ph", late("ph"), "h"),
    ("f", late("f"), "h"),
    ("r", late("r(?![aeiouy])"), ""),
    ("m", late("m(?=[pb])"), "n"),
    ("l", late("l"), "r"),
    ("v", late("v"), "b"),
    ("s", late(r"(?<=.)s\Z"), ""),
    ("", late("[aeiouyw]+"), ""),
    ("", late(r"(.)\1+"), r"\1"),
)
"""English spelling to the consonants that Japanese makes of it, in this order; the first text says which words need it."""
_KEPT = 1 << 16
"""Words that a process keeps."""


def is_borrowing(text: str) -> bool:
    """Whether the text is written in a script that spells borrowed words by their sound."""
    return _KANA.search(text) is not None


def sounds(text: str) -> set[str]:
    """The consonants of each word in the text that has enough of them, marked so that they are taken for no stem."""
    found = set(map(_HEARD.__getitem__, _WORD.findall(text)))
    found.discard("")
    return found


class _Heard(dict[str, str]):
    """Words that have been met, by what they sound like; nothing where that is too little."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        sound = _sound(word)
        found = self[word] = f"~{sound}" if len(sound) >= _LEAST else ""
        return found


_HEARD = _Heard()


def _sound(word: str) -> str:
    if not word.isascii():
        return _collapse("".join(map(_consonant, word)))
    sound = word.lower()
    for needed, pattern, replacement in _SOUNDS:
        if needed in sound:
            sound = pattern.sub(replacement, sound)
    return sound


@lru_cache(maxsize=256)
def _consonant(syllable: str) -> str:
    """The consonant of one syllable, by its Unicode name: `KATAKANA LETTER SI`; small ones only colour others."""
    spelled = unicodedata.name(syllable, "").removeprefix("KATAKANA LETTER ").lower()
    return "" if " " in spelled or "-" in spelled else spelled.rstrip("aeiou").replace("v", "b").strip("wy")


def _collapse(sound: str) -> str:
    return re.sub(r"(.)\1+", r"\1", sound)
