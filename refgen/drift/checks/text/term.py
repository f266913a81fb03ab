"""A term of the glossary is translated otherwise.

What: Where the English uses a term of the project's glossary, the translation uses one of the words that the glossary gives
    for it in that locale. Endings may change, German may compound, and languages without blanks need none; a term inside
    code, a name or a link target does not count. Without a glossary the check says nothing.
Why: Readers take two words for two things.
Bad: `The debugger stops.` translated as `Le dépanneur s’arrête.`, where the glossary says `débogueur`
Good: `Le débogueur s’arrête.`
Fix: Use the word of the glossary, or add this one to it: plugins: - refgen: drift: glossary: {fr-fr: {debugger: débogueur}}.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from refgen.align import SURE, Both
from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import facts
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.text import Severity

INFO = Info("term", Family.TEXT, Severity.WARNING, Scope.PAGE, rank=65)

_ENDING = 2
"""Letters that inflection may change at the end of a word."""
_STEM = 4
"""Letters that always stay."""
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ＇", "'"))


def check(view: PageView) -> Iterator[PageProblem]:
    """Look for the words of each term that the English uses."""
    if not view.glossary or not view.aligned.has_english:
        return
    for number, slot in enumerate(view.slots):
        if not isinstance(slot, Both) or slot.confidence < SURE:
            continue
        prose, text = _plain(facts(slot.source.text).prose), _plain(facts(slot.target.text).visible).lower()
        for term, words in sorted(view.glossary.items()):
            match = _pattern(term).search(prose)
            if match and not any(_is_used(word, text) for word in words):
                shown = " or ".join(f"“{word}”" for word in words)
                message = say("The glossary has {wanted} for “{word}”", wanted=shown, word=term)
                yield PageProblem(
                    message, slot.target.start, slot.source.text, slot.target.text, (f"term {term}",), slot=number
                )


@lru_cache(maxsize=1 << 10)
def _pattern(term: str) -> re.Pattern[str]:
    """The term as a word of English, in the plural too."""
    words = r"\s+".join(map(re.escape, _plain(term).split()))
    return re.compile(rf"(?<![\w-]){words}(?:e?s)?(?![\w-])", re.IGNORECASE)


def _is_used(words: str, text: str) -> bool:
    """Whether every word stands in a text, whatever its ending."""
    return all(_stem(word) in text for word in _plain(words).lower().split())


def _plain(text: str) -> str:
    """The text as a keyboard types it: glossaries have the straight apostrophe where pages have the typographic one."""
    return unicodedata.normalize("NFC", text).translate(_APOSTROPHES)


def _stem(word: str) -> str:
    return word[: max(_STEM, len(word) - _ENDING)]
