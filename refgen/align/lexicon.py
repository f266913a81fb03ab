"""Which words stand for which English ones: shipped with the locale, and learnt from pairs that are certain."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from refgen.align.loanwords import sounds
from refgen.align.slot import Both, Slot
from refgen.align.traits import Traits, stem, traits
from refgen.locales import load_locale

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]+")
"""Scripts that do without blanks between words."""
_LEARNT_LENGTH = 2
"""Characters of such a script that are learnt together."""
_CERTAIN = 0.99
"""Confidence of a slot from which words are learnt."""
_LEAST_SEEN = 3
_LEAST_DICE = 0.4
_MOST_RENDERINGS = 2


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
    def first_characters(self) -> frozenset[str]:
        """Of the entries in scripts without blanks: where none begins, nothing is looked up."""
        return frozenset(word[0] for word in self.words if _UNSPACED.match(word))

    def english(self, text: str, stems: Iterable[str]) -> set[str]:
        """Stems of the English words that the text is likely to translate."""
        words = self.words
        found: set[str] = set()
        for one in stems:
            if one in words:
                found.update(words[one])
        if self.longest:
            starts = self.first_characters
            for run in _UNSPACED.findall(text):
                for start in [place for place, character in enumerate(run) if character in starts]:
                    for end in range(start + 1, min(start + self.longest, len(run)) + 1):
                        if run[start:end] in words:
                            found.update(words[run[start:end]])
        if self.hears:
            found |= sounds(text)
        return found

    def joined(self, other: "Lexicon") -> "Lexicon":
        """Both lexicons in one."""
        words = dict(self.words)
        for word, english in other.words.items():
            words[word] = tuple(dict.fromkeys((*words.get(word, ()), *english)))
        return Lexicon(words, max(self.longest, other.longest), self.hears or other.hears)


@lru_cache(maxsize=64)
def shipped_lexicon(code: str, learnt: Lexicon | None = None, *, hears: bool = False) -> Lexicon:
    """The vocabulary in the locale's file, with what was learnt from other pages."""
    words: dict[str, tuple[str, ...]] = {}
    for english, renderings in load_locale(code).vocabulary.items():
        for rendering in renderings:
            key = rendering if _UNSPACED.search(rendering) else stem(rendering)
            words[key] = tuple(dict.fromkeys((*words.get(key, ()), stem(english))))
    shipped = replace(_lexicon(words), hears=hears)
    return shipped.joined(learnt) if learnt else shipped


def pairs_to_learn(slots: Iterable[Slot]) -> Iterator[tuple[str, str]]:
    """The texts of slots that are certain enough to learn from."""
    for slot in slots:
        if isinstance(slot, Both) and slot.confidence >= _CERTAIN and slot.source.text != slot.target.text:
            yield slot.source.text, slot.target.text


def learn_lexicon(pairs: Iterable[tuple[str, str]]) -> Lexicon:
    """A lexicon of (English, translation) pairs: words that keep each other's company (Dice 1945)."""
    together: Counter[tuple[str, str]] = Counter()
    english_seen: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for english, translation in pairs:
        ours = traits(english).stems
        theirs = traits(translation).stems - ours | _pieces(translation)
        english_seen.update(ours)
        seen.update(theirs)
        together.update((one, other) for one in ours for other in theirs)
    ranked: dict[str, list[tuple[float, str]]] = {}
    for (one, other), count in together.items():
        dice = 2 * count / (english_seen[one] + seen[other])
        if count >= _LEAST_SEEN and dice >= _LEAST_DICE:
            ranked.setdefault(other, []).append((-dice, one))
    return _lexicon({word: tuple(one for _, one in sorted(best)[:_MOST_RENDERINGS]) for word, best in ranked.items()})


def _pieces(text: str) -> set[str]:
    return {
        run[start : start + _LEARNT_LENGTH]
        for run in _UNSPACED.findall(text)
        for start in range(len(run) - _LEARNT_LENGTH + 1)
    }


def _lexicon(words: Mapping[str, tuple[str, ...]]) -> Lexicon:
    return Lexicon(words, max((len(word) for word in words if _UNSPACED.match(word)), default=0))


@lru_cache(maxsize=16384)
def traits_in(text: str, lexicon: Lexicon | None) -> Traits:
    """The traits of a text, with the English words that its own words stand for."""
    found = traits(text)
    meant = lexicon.english(text, found.stems) if lexicon else None
    if not meant:
        return found
    return Traits(found.length, found.anchors, found.stems | meant, found.folded)
