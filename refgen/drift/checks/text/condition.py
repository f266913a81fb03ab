"""A word that limits or obliges is lost: only, unless, must.

What: Where the English says only, unless or must, the translation has a word of that meaning; where it only demands,
    the translation does not permit instead.
Why: What the caller may do becomes wider, or a duty becomes a remark.
Bad: `Call it only from the debugger thread.` translated as `Appelez-la depuis le thread du débogueur.`
Good: `Appelez-la uniquement depuis le thread du débogueur.`
Fix: Translate the word.
"""

from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.cues import asks, has_cue, has_english_cue
from refgen.drift.facts import Facts
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.locales import Locale
from refgen.text import Severity

INFO = Info("condition", Family.TEXT, Severity.WARNING, Scope.SEGMENT, rank=61)

MUST = "must"
CUES = ("only", "unless", MUST)


def is_asked(source: Facts, locale: Locale) -> bool:
    """Whether an English text has a word of any of these kinds."""
    return any(asks(locale, cue) and has_english_cue(source, locale, cue, f"{cue}-ignored") for cue in CUES)


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Look for each kind of word on both sides."""
    for cue in CUES:
        said = (
            has_english_cue(pair.source, pair.source_locale, cue, f"{cue}-ignored")
            if cue in pair.locale.terms
            else None
        )
        if said and (not has_cue(pair.target, pair.locale, cue, f"{cue}-ignored") or (cue == MUST and _permits(pair))):
            yield Problem(say("Nothing in the translation says “{word}”", word=said[0]), 0, (cue,))


def _permits(pair: SegmentPair) -> bool:
    """Whether a translation says may where the English says nothing of the kind, and no word that can only mean must."""
    return bool(
        has_cue(pair.target, pair.locale, "may")
        and not has_english_cue(pair.source, pair.source_locale, "may")
        and not has_cue(pair.target, pair.locale, "must-strict")
        and not has_cue(pair.target, pair.locale, "negation")
    )
