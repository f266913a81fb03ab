"""Translations that say something else, though every one of them may have its names and numbers in place."""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.drift_mutations.inside import DENIES, NEGATIONS, NO_DENIAL
from refgen.align import Both
from refgen.drift.facts import facts

_PIECE = re.compile(r"[\u3400-\u9fff]{1,2}|[^\s\u3400-\u9fff]+")
_ALIKE = 0.3
"""Share of words from which two English sentences may well have one translation."""


@dataclass(frozen=True)
class Surroundings:
    """What a mistranslation may be made of."""

    language: str
    """`fr`, `it`, `zh`."""
    page: Sequence[Both]
    """The pairs of the same page."""
    others: Sequence[str]
    """Translations of other pages."""
    chance: random.Random


def cut_off(slot: Both, around: Surroundings) -> str | None:
    """The first half."""
    del around
    half = slot.target.text[: len(slot.target.text) // 2]
    return half.rsplit(" ", 1)[0] if " " in half else half


def denied(slot: Both, around: Surroundings) -> str | None:
    """The same without its negation."""
    text, pattern = slot.target.text, NEGATIONS.get(around.language)
    found = list(pattern.finditer(text)) if pattern else []
    is_plain = len(DENIES.findall(slot.source.text)) == 1 and not NO_DENIAL.search(slot.source.text)
    if len(found) != 1 or not is_plain:
        return None
    return text[: found[0].start()] + found[0][1] + text[found[0].end() :]


def neighbour(slot: Both, around: Surroundings) -> str | None:
    """The translation of another sentence of the page."""
    ours = set(facts(slot.source.text).words)
    far = []
    for other in around.page:
        theirs = set(facts(other.source.text).words)
        if len(theirs) >= 3 and len(ours & theirs) <= _ALIKE * len(ours | theirs):
            far.append(other.target.text)
    return around.chance.choice(far) if far else None


def elsewhere(slot: Both, around: Surroundings) -> str | None:
    """The translation of a sentence of another page."""
    del slot
    return around.chance.choice(around.others)


def nonsense(slot: Both, around: Surroundings) -> str | None:
    """As many words, from anywhere."""
    count = len(_PIECE.findall(slot.target.text))
    words = [around.chance.choice(_PIECE.findall(around.chance.choice(around.others)) or [""]) for _ in range(count)]
    return _joined(words, around)


def shuffled(slot: Both, around: Surroundings) -> str | None:
    """The words of the translation in random order."""
    words = _PIECE.findall(slot.target.text)
    around.chance.shuffle(words)
    return _joined(words, around)


def _joined(words: Sequence[str], around: Surroundings) -> str:
    return ("" if around.language == "zh" else " ").join(words)


MEANINGS: Mapping[str, Callable[[Both, Surroundings], str | None]] = {
    "cut-off": cut_off,
    "denied": denied,
    "neighbour": neighbour,
    "elsewhere": elsewhere,
    "nonsense": nonsense,
    "shuffled": shuffled,
}
