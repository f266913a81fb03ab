"""What refgen knows of a language. Everything that depends on the language is a field here, never an `if`."""

from collections.abc import Mapping
from dataclasses import field

from refgen.dataclass import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Segmentation:
    """How sentences end and how long they are; one object a locale, which caches know by its identity."""

    terminators: str = ".!?"
    """Characters that end a sentence when a blank (or the end) follows."""
    wide_terminators: str = "。！？｡"
    """Characters that end a sentence whatever follows."""
    spaced: bool = True
    """Whether words are separated by blanks."""
    length_ratio: float | None = None
    """Mean characters for one English character; None where it is not known and each page has to tell."""
    length_variance: float = 2.5
    """Variance of that, a character, as Gale and Church (1993) define it."""
    small_starts: bool = False
    """Whether a sentence may begin with a small letter: text that is typed, not checked."""
    abbreviations: frozenset[str] = frozenset()
    """Words after whose full stop a sentence goes on, lower case, without the stop."""
    conjunctions: frozenset[str] = frozenset()
    """Words for `and` that make two sentences one without a comma, lower case."""
    announcements: frozenset[str] = frozenset()
    """Words whose stop announces the link or code after it (`see the following.`): the sentence goes on with that."""


@dataclass(frozen=True, slots=True)
class Locale:
    """A language, or a language in a region."""

    code: str
    """BCP 47, lower case, as the file is named: `fr`, `zh`, `pt-br`; '' is neutral."""
    name: str
    """In the language itself: `français`."""
    english_name: str
    segmentation: Segmentation
    headings: Mapping[str, tuple[str, ...]]
    """Section role (`syntax`, `parameters`, `return-value`, `remarks`, `requirements`, `see-also`, `methods`,
    `members`, …) to the words that head such a section, the usual one first; their case does not count."""
    terms: Mapping[str, tuple[str, ...]]
    """Words that checks and page reading look for, by what they mean (`negation`, `only`, `header`, `library`…)."""
    interface: Mapping[str, str]
    """Texts of the website and of generated comments, by key; an absent key falls back to English.

    `number.one` and `number.few` are patterns of the whole numbers that are said in these plural forms (CLDR); all others are
    said as `other`. A language without `few` has no such texts."""
    vocabulary: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Common words of technical English to their renderings, for alignment where a text has nothing else to hold on to."""
    messages: Mapping[str, str] = field(default_factory=dict)
    """What refgen says of a page, by the English pattern; one that is absent is said in English."""
