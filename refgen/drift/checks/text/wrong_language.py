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

from refgen.drift.check import Family, Info, Scope
from refgen.drift.language import is_known, is_wide, language_name, other_language
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.locales import load_locale
from refgen.text import Severity

INFO = Info("wrong-language", Family.TEXT, Severity.ERROR, Scope.SEGMENT, covers=("*",), rank=3)

_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_HAN = re.compile("[\u4e00-\u9fff]")
_OTHER = re.compile("[\u0400-\u04ff\u0590-\u05ff\u0600-\u06ff\u0900-\u097f\u0e00-\u0e7f]")


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
def _reads(code: str, script: re.Pattern[str]) -> bool:
    return any(script.search(word) for words in load_locale(code).terms.values() for word in words)


def _foreign_script(pair: SegmentPair) -> str:
    prose = pair.target.prose
    if prose.isascii() or not is_known(pair.locale.code):
        return ""
    spaced = not is_wide(pair.locale)
    for pattern, name, is_own in (
        (_KANA, "Japanese", _reads(pair.locale.code, _KANA)),
        (_HANGUL, "Korean", _reads(pair.locale.code, _HANGUL)),
        (_HAN, "Chinese or Japanese", not spaced),
        (_OTHER, "another script", False),
    ):
        if not is_own and len(pattern.findall(prose)) >= 2 and not pattern.search(pair.source.text):
            return name
    return ""
