"""A negation of the English is lost, or one was added.

What: Where the English says not, never, cannot or without, the translation has a word that denies; and where the
    English denies nothing in any form, the translation does not begin to. "Whether or not", "may or may not" and
    "not … until" are no negations; "unmanaged" is no denial in any language.
Why: The sentence says the opposite.
Bad: `The caller does not own the lock.` translated as `Il chiamante dispone del blocco.`
Good: `Il chiamante non dispone del blocco.`
Fix: Translate the negation.
"""

from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.cues import asks, count_cues, has_cue, has_english_cue, left_denial
from refgen.drift.facts import Facts
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.locales import Locale
from refgen.text import Severity

INFO = Info("negation", Family.TEXT, Severity.WARNING, Scope.SEGMENT, rank=60)

_WORDS = 3
"""Words below which a text is a title or a name, which may be translated into anything."""


def is_asked(source: Facts, locale: Locale) -> bool:
    """Whether an English text denies, or is long enough for its translation to do so."""
    if not asks(locale, "negation"):
        return False
    return len(source.words) >= _WORDS or has_english_cue(source, locale, "negation", "negation-ignored") is not None


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Look for words that deny on both sides."""
    if "negation" not in pair.locale.terms:
        return
    if has_english_cue(pair.source, pair.source_locale, "negation"):
        said = has_english_cue(pair.source, pair.source_locale, "negation", "negation-ignored")
        # a denial that is still English is not lost, but not translated, which other checks say
        if said and _denials(pair) < _wanted(pair) and not left_denial(pair):
            yield Problem(say("Nothing in the translation says “{word}”", word=said[0]), 0, ("negation",))
        return
    added = has_cue(pair.target, pair.locale, "negation-strict", "negation-ignored")
    if added and not has_english_cue(pair.source, pair.source_locale, "negation-wide", "negation-wide-ignored"):
        yield Problem(say("“{word}” denies what the English does not", word=added[0]), added.start(), ("negation",))


def _wanted(pair: SegmentPair) -> int:
    """How many words that deny a translation must have: each of the first two of the English asks for one."""
    denials = count_cues(pair.source, pair.source_locale, "negation", "negation-ignored")
    return min(denials + count_cues(pair.source, pair.source_locale, "negation-prefix"), 2)


def _denials(pair: SegmentPair) -> int:
    has_prefix = count_cues(pair.source, pair.source_locale, "negation-prefix") > 0
    ignored = "" if has_prefix else "negation-ignored"
    said = count_cues(pair.target, pair.locale, "negation", ignored)
    # `échoue` may render "does not succeed", but not where the English has a failure of its own
    if has_prefix or not has_english_cue(pair.source, pair.source_locale, "negation-lexical"):
        said += count_cues(pair.target, pair.locale, "negation-lexical", "negation-ignored")
    return said
