"""The text is still English.

What: A text that is English sentence by sentence was not translated. Names, code, keys, paths, brand names, words that
    two languages share and very short texts are left alone, unless such a text denies (`None`) or is a title or a label
    beside a name (`ITask Interface`, `Library: a.lib`) whose word the language has of its own.
Why: Half of the page is in a language that its reader did not choose.
Bad: `The call timed out.` left as `The call timed out.`
Good: `L’appel a expiré.`
Fix: Translate it.
"""

import re
from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.cues import left_denial
from refgen.drift.facts import Facts, words_of
from refgen.drift.language import common_words, is_wide, title_words
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.locales import Locale
from refgen.text import Severity
from refgen.text.late import late

INFO = Info("untranslated", Family.TEXT, Severity.ERROR, Scope.SEGMENT, covers=("*",), rank=2)

_WORD = re.compile(r"\w+")
_LATIN = late(r"(?<![A-Za-z0-9_\-.])[a-z]{2,}(?![A-Za-z0-9_\-.(])")
_NO_WORD = late(r"(?:[^\W\d_]+\d|\d+[^\W\d_])\w*|(?<!\w)[A-Za-z] ?:\\\S*")
"""Letters among digits, as in a key, and paths that begin with a drive."""
_SENTENCE = 2


def is_asked(source: Facts, locale: Locale) -> bool:
    """Whether an English text has words that can be translated."""
    del locale
    return bool(source.words)


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Compare the words of the two sides."""
    is_same = _is_same(pair)
    if not is_same and not (is_wide(pair.locale) and not pair.target.wide):
        return
    english = _english(pair.source)
    if not english or pair.source_locale.code == pair.locale.code:
        return
    is_left = is_same and (left_denial(pair) is not None or _is_left_title(pair))
    if is_wide(pair.locale):
        lower = _LATIN.findall(pair.target.prose)
        speaks = common_words(pair.target, "en")
        if not pair.target.wide and (
            speaks >= _SENTENCE or (is_same and (len(lower) >= _SENTENCE or (speaks and len(english) > _SENTENCE)))
        ):
            yield Problem(say("The text is not translated"), 0, ("text",))
        elif is_left:
            yield Problem(say("The text is not translated"), 0, ("text",), (), Severity.WARNING)
        return
    speaks = common_words(pair.source, "en")
    lower = _LATIN.findall(pair.source.prose)
    is_title = len(english) > _SENTENCE and not common_words(pair.target, pair.locale.code)
    if is_same and len(english) >= _SENTENCE and (speaks or is_title or len(lower) > _SENTENCE) and not _is_own(pair):
        severity = None if speaks >= 1 and len(english) > _SENTENCE else Severity.WARNING if speaks else Severity.INFO
        yield Problem(say("The text is not translated"), 0, ("text",), (), severity)
    elif is_left:
        yield Problem(say("The text is not translated"), 0, ("text",), (), Severity.WARNING)


def _english(source: Facts) -> list[str]:
    """Words of the English that can be translated; most texts have nothing that only looks like one."""
    if not _NO_WORD.search(source.prose):
        return [word for word in source.words if word.isascii()]
    return [word for word in words_of(_NO_WORD.sub(" ", source.prose)) if word.isascii()]


def _is_same(pair: SegmentPair) -> bool:
    """Whether both sides have the same words outside names and code."""
    first, other = _WORD.search(pair.source.prose), _WORD.search(pair.target.prose)
    if first is None or other is None or first[0] != other[0]:
        return first is other
    return _WORD.findall(pair.source.prose) == _WORD.findall(pair.target.prose)


def _is_own(pair: SegmentPair) -> bool:
    """Whether the text reads as well in the language of the translation."""
    own = common_words(pair.target, pair.locale.code)
    return own > 0 and own >= common_words(pair.target, "en")


def _is_left_title(pair: SegmentPair) -> bool:
    """Whether a kind of API or a label stands beside something else, in a word that the language does not use."""
    if len(pair.target.text.split()) < _SENTENCE:
        return False
    ours, theirs = title_words(pair.source_locale.code), title_words(pair.locale.code)
    return any(word in ours and word not in theirs for word in pair.target.words)
