"""Which words stand for which English ones, by the vocabulary in the locale's file."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from refgen.align.loanwords import sounds
from refgen.align.traits import Traits, stem, traits
from refgen.locales import load_locale

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]+")
"""Scripts that do without blanks between words."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Words of one language and the stems of the English words that they translate."""

    words: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Stem of a word in Latin script, or a few characters of a script without blanks, to English stems."""
    longest: int
    """Characters of the longest entry that is not in Latin script; 0 for none."""
    hears: bool = False
    """Whether words are also recognized by their sound (`loanwords`)."""

    @cached_property
    def lengths(self) -> Mapping[str, Sequence[int]]:
        """Of the entries in scripts without blanks, by their first character: how long they are."""
        found: dict[str, set[int]] = {}
        for word in self.words:
            if _UNSPACED.match(word):
                found.setdefault(word[0], set()).add(len(word))
        return {first: sorted(lengths) for first, lengths in found.items()}

    def english(self, text: str, stems: Collection[str]) -> set[str]:
        """Stems of the English words that the text is likely to translate."""
        words = self.words
        found: set[str] = set()
        for one in words.keys() & stems:
            found.update(words[one])
        if self.longest:
            lengths = self.lengths
            for run in _UNSPACED.findall(text):
                for start, character in enumerate(run):
                    for length in lengths.get(character, ()):
                        word = run[start : start + length]
                        if word in words:
                            found.update(words[word])
        if self.hears:
            found |= sounds(text)
        return found


@lru_cache(maxsize=64)
def shipped_lexicon(code: str, *, hears: bool = False) -> Lexicon:
    """The vocabulary in the locale's file."""
    words: dict[str, tuple[str, ...]] = {}
    for english, renderings in load_locale(code).vocabulary.items():
        for rendering in renderings:
            key = rendering if _UNSPACED.search(rendering) else stem(rendering)
            words[key] = tuple(dict.fromkeys((*words.get(key, ()), stem(english))))
    longest = max((len(word) for word in words if _UNSPACED.match(word)), default=0)
    return Lexicon(words, longest, hears)


@lru_cache(maxsize=16384)
def traits_in(text: str, lexicon: Lexicon | None) -> Traits:
    """The traits of a text, with the English words that its own words stand for."""
    found = traits(text)
    meant = lexicon.english(text, found.stems) if lexicon else None
    if not meant:
        return found
    return Traits(found.length, found.anchors, found.stems | meant, found.folded)
