"""What translation makes of `[in]` and `[out]` at the head of a description, so that it can be put right or left out."""

import re
from functools import cache

from refgen.locales.locale import Locale
from refgen.text.letters import SMALL


def remains(locale: Locale, text: str) -> int:
    """Length of what translation made of the marker at the head of a text."""
    match = _pattern(locale.terms.get("direction", ()), locale.segmentation.spaced).match(text)
    return match.end() if match else 0


@cache
def _pattern(words: tuple[str, ...], is_spaced: bool) -> re.Pattern[str]:  # noqa: FBT001  (part of the key)
    """A bracket with anything short in it, or the bare words of the locale for in and out.

    Between blanks a bare word counts only in lower case and before what begins a sentence: `in Puntatore`, never
    `In questo caso`.
    """
    word = "|".join(map(re.escape, sorted({"in", "out", *words}, key=len, reverse=True)))
    several = rf"(?:{word})(?:\s*[,，、/]\s*(?:{word}))*"
    bracketed = (
        rf"[\[【［(（]\s*(?:{several}|[^\]】］)）`\s]{{1,12}}?)\s*[\]】］](?!\()\s*|\\?\[\s*{several}\s*\\?\]\s*"
        rf"|[(（]\s*{several}\s*[)）]\s*"
    )
    bare = rf"{several}\s+(?=[^{SMALL}\s])" if is_spaced else rf"(?:{several}|[Ii]n\b|[Oo]ut\b)[\s,，：:]*"
    return re.compile(rf"{bracketed}|{bare}")
