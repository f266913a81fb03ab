"""The text is in another language, or another script.

What: The common words of the text are those of its language, and its script is that of its language.
Why: The reader meets a sentence that they cannot read.
Bad: an Italian page that says `L’appel a expiré.`
Good: `Timeout della chiamata.`
Fix: Translate it from the English.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from refgen.drift.check import Family, Info, Scope
from refgen.drift.language import is_known, is_wide, language_name, other_language
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.locales import load_locale
from refgen.text import Severity
from refgen.text.late import late
from refgen.text.western import is_western

INFO = Info("wrong-language", Family.TEXT, Severity.ERROR, Scope.SEGMENT, covers=("*",), rank=3)

_KANA = late("[\u3040-\u30ff]")
_HANGUL = late("[\uac00-\ud7af]")
_HAN = late("[\u4e00-\u9fff]")
_OTHERS = tuple(
    late(f"[{letters}]")
    for letters in ("\u0400-\u04ff", "\u0590-\u05ff", "\u0600-\u06ff", "\u0900-\u097f", "\u0e00-\u0e7f")
)
"""Cyrillic, Hebrew, Arabic, Devanagari, Thai."""


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Judge by script first, then by common words."""
    prose = pair.target.prose
    name = _foreign_script(pair) or None
    if (
        not name
        and not pair.target.wide
        and (code := other_language(pair.target, pair.locale))
        and code != pair.source_locale.code
    ):
        shared = set(pair.source.words)
        own = [word for word in pair.target.words if word not in shared]
        name = language_name(code) if len(own) >= 2 else None
    if name and prose.strip():
        yield Problem(say("The text is in {name}", name=say(name)), 0, ("text",))


@cache
def _foreign(code: str) -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], str], ...]]:
    """What finds a character of any script that a language is not written in, and each of the scripts with its name."""
    locale = load_locale(code)
    words = " ".join(chain.from_iterable(locale.terms.values()))
    scripts = tuple(
        (script, name)
        for script, name, is_own in (
            (_KANA, "Japanese", _KANA.search(words)),
            (_HANGUL, "Korean", _HANGUL.search(words)),
            (_HAN, "Chinese or Japanese", is_wide(locale)),
            *((script, "another script", script.search(words)) for script in _OTHERS),
        )
        if not is_own
    )
    return re.compile("|".join(script.pattern for script, _ in scripts)), scripts


def _foreign_script(pair: SegmentPair) -> str:
    prose = pair.target.prose
    if is_western(prose) or not is_known(pair.locale.code):
        return ""
    anything, scripts = _foreign(pair.locale.code)
    if not anything.search(prose):
        return ""
    found = (
        name for script, name in scripts if len(script.findall(prose)) >= 2 and not script.search(pair.source.text)
    )
    return next(found, "")
