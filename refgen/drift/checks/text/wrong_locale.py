"""The text is the translation of another locale.

What: A translation is not, word for word, that of another locale of the same page, unless both languages write it so.
Why: The reader meets a sentence in a language that they did not choose.
Bad: `Riceve il blob hash risultante.` on a French page, as on the Italian one
Good: `Reçoit l’objet blob de hachage résultant.`
Fix: Translate it from the English.
"""

from collections.abc import Iterator, Mapping

from refgen.align import Both, Translation
from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import facts
from refgen.drift.language import common_words, languages, reads_more_like
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.locales import load_locale
from refgen.text import Severity

INFO = Info("wrong-locale", Family.TEXT, Severity.ERROR, Scope.PAGE, covers=("*",), rank=3)

_WORDS = 3
"""Words that a text needs for its language to be told."""


def check(view: PageView) -> Iterator[PageProblem]:
    """Compare with what the other locales say for the same English."""
    for locale, translation in view.aligned.translations.items():
        code = load_locale(locale).code
        if locale in (view.locale, view.aligned.canonical.locale) or code == view.language.code:
            continue
        if view.once(_own_texts, translation).isdisjoint(view.once(_own_texts, view.translation)):
            continue
        theirs = view.once(_by_segment, translation)
        for number, slot in view.pairs:
            if theirs.get((slot.source.unit, slot.source.ordinal)) != slot.target.text:
                continue
            if _is_of(code, slot, view.language.code):
                message = say(
                    "The text is {language}, as on the page in that language",
                    language=languages((locale,), (*view.aligned.translations,)),
                )
                yield PageProblem(
                    message, slot.target.start, slot.source.text, slot.target.text, ("text",), slot=number
                )


def _own_texts(translation: Translation) -> frozenset[str]:
    """What a locale says that is not its English over again."""
    return frozenset(
        [one.target.text for one in translation.slots if isinstance(one, Both) and one.target.text != one.source.text]
    )


def _by_segment(translation: Translation) -> Mapping[tuple[int, int], str]:
    """What a locale says for each canonical segment."""
    return {
        (slot.source.unit, slot.source.ordinal): slot.target.text
        for slot in translation.slots
        if isinstance(slot, Both)
    }


def _is_of(code: str, slot: Both, own: str) -> bool:
    """Whether a text that two locales share is of the other one; what both took from the English is of neither."""
    found = facts(slot.target.text)
    if found.wide or len(set(found.words) - set(facts(slot.source.text).words)) < _WORDS:
        return False
    other, ours = common_words(found, code), common_words(found, own)
    return other > ours or (other == ours and reads_more_like(found, code, own))
