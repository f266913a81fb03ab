"""Which words stand for which English ones, by the vocabulary in the locale's file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cached_property, lru_cache

from refgen.align.loanwords import sounds
from refgen.align.traits import Traits, Words, stem, traits
from refgen.dataclass import dataclass
from refgen.locales import load_locale

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]+")
"""Scripts that do without blanks between words."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Words of one language and the stems of the English words that they translate."""

    words: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Stem of a word that stands between blanks, or a few characters of a script without blanks, to English stems."""
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

    @cached_property
    def met(self) -> Words:
        """What the words between blanks that were met are known by."""
        return Words(self.words)

    def meant(self, text: str) -> set[str]:
        """Stems of the English words that a text without blanks is likely to translate, and its sounds."""
        found = sounds(text) if self.hears else set()
        lengths, words = self.lengths, self.words
        if not lengths:
            return found
        for run in _UNSPACED.findall(text):
            for start, character in enumerate(run):
                for length in lengths.get(character, ()):
                    word = run[start : start + length]
                    if word in words:
                        found.update(words[word])
        return found


@lru_cache(maxsize=64)
def shipped_lexicon(code: str, *, hears: bool = False) -> Lexicon:
    """The vocabulary in the locale's file."""
    words: dict[str, tuple[str, ...]] = {}
    for english, renderings in load_locale(code).vocabulary.items():
        for rendering in renderings:
            key = rendering if _UNSPACED.search(rendering) else stem(rendering)
            words[key] = tuple(dict.fromkeys((*words.get(key, ()), stem(english))))
    return Lexicon(words, hears)


_WORDLESS = Lexicon({})


@lru_cache(maxsize=16384)
def traits_in(text: str, lexicon: Lexicon | None) -> Traits:
    """The traits of a text, with the English words that its own words stand for."""
    lexicon = lexicon or _WORDLESS
    return traits(text, lexicon.met, lexicon.meant(text))
