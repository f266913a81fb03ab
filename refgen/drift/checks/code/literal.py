"""A bare true, false or null became another value, or was lost.

What: Where the English writes true, false or null as a value outside code, the translation says the same value: verbatim,
    or in a word that the locale's `terms: literals` lists (`nullo`, `空`). "The true start" and "the same holds true" are
    no values. Between backticks, `inline-code` looks.
Why: The opposite value is the opposite instruction.
Bad: `Otherwise, it is false.` translated as `Sinon, elle est true.`
Good: `Sinon, elle est false.`
Fix: Write the value of the English.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import Facts
from refgen.drift.finding import Fix
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.locales import Locale
from refgen.text import Severity
from refgen.text.late import late

INFO = Info("literal", Family.CODE, Severity.ERROR, Scope.SEGMENT, covers=("quantity",), rank=28)

_VALUES = ("true", "false", "null")
_LETTER = "[0-9A-Za-z\u00c0-\u024f]"
"""Of a word in Latin script: what Korean and Chinese write behind a value belongs to no word with it."""
_BARE = {word: re.compile(rf"(?<!{_LETTER}){word}(?!{_LETTER})", re.IGNORECASE) for word in _VALUES}
_AS_VALUE = late(
    r"(?<![\w-])(?P<null>null)(?![\w-])"
    r"|(?:(?<!same )\b(?:is|are|be|to|returns?|returned|either|or|value|=)\s+|^\s*)(?P<word>true|false)(?=\s*(?:[.,;:)]|$|\bif\b|\bor\b|\botherwise\b))",
    re.IGNORECASE,
)
_CAPITALS = late(r"\b(?:TRUE|FALSE)\b")
_OTHER = {"true": "false", "false": "true", "null": ""}


def is_asked(source: Facts, locale: Locale) -> bool:
    """Whether an English text has a value in it."""
    del locale
    return bool(_values(source))


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Look for each value of the English in the translation, then for its opposite."""
    for value in sorted(_values(pair.source)):
        if _says(pair.target, pair.locale, value):
            continue
        other = _OTHER[value]
        swapped = other and not _BARE[other].search(pair.source.text) and _BARE[other].search(pair.target.visible)
        if swapped:
            fix = Fix(swapped.start(), swapped.end(), _like(value, swapped[0]))
            message = say("The value is {written}, in English {name}", written=swapped[0], name=value)
            yield Problem(message, swapped.start(), (value, other), (fix,))
        else:
            severity = Severity.WARNING if value == "null" else Severity.INFO
            yield Problem(say("The value {name} is lost", name=value), 0, (value,), (), severity)


def _values(facts: Facts) -> set[str]:
    text = facts.text.lower()
    if not ("true" in text or "false" in text or "null" in text):
        return set()
    found = {(match["word"] or match["null"]).lower() for match in _AS_VALUE.finditer(facts.prose)}
    return found | {match[0].lower() for match in _CAPITALS.finditer(facts.visible)}


def _says(facts: Facts, locale: Locale, value: str) -> bool:
    if _BARE[value].search(facts.text):
        return True
    pattern = _renderings(locale.code, locale.terms.get("literals", ()), locale.segmentation.spaced).get(value)
    return bool(pattern and pattern.search(facts.visible))


def _like(value: str, written: str) -> str:
    """The value in the case in which the wrong one is written."""
    return value.upper() if written.isupper() else value.capitalize() if written[:1].isupper() else value


@cache
def _renderings(code: str, literals: tuple[str, ...], is_spaced: bool) -> Mapping[str, re.Pattern[str]]:  # noqa: FBT001
    """Value to pattern; each entry of a locale reads `null nul nulle`, a star standing for any ending."""
    del code
    found = {}
    for entry in literals:
        value, *words = entry.split()
        parts = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
        found[value] = re.compile(rf"(?<!\w)(?:{parts})(?!\w)" if is_spaced else parts, re.IGNORECASE)
    return found
