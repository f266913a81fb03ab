"""Characters were damaged: mojibake, replacement characters, control characters, half a word.

What: No text has U+FFFD, control or invisible direction characters, UTF-8 read as another encoding, or a question mark
    in the middle or at the end of a word of Chinese or Japanese where the English asks nothing, or the marks between
    which translation tools hold formatting, such as `{1>` and `<1}`.
Why: The reader cannot read it, and searching cannot find it.
Bad: `Requirements` translated as `惠?`
Good: `要求`
Fix: Restore the text from the translation memory or translate it again.
"""

import re
from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.language import is_wide
from refgen.drift.message import say
from refgen.drift.mojibake import find_mojibake
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import Kind
from refgen.text import Severity
from refgen.text.late import late

INFO = Info("garbled", Family.TEXT, Severity.ERROR, Scope.SEGMENT, covers=("*",), is_alone=True, rank=1)

_CONTROL = late(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ufffe\uffff\ud800-\udfff\ue000-\uf8ff\u202a-\u202e\u2066-\u2069]"
)
_HALF = late(
    "[\u3040-\u30ff\u3400-\u9fff]?[?]{2,}|[\u3040-\u30ff\u3400-\u9fff][?]"
    r"|\w?\?(?=\w)|(?<=[^\W\d_])\?(?=[ \u00a0](?:[^\W\dA-Z_]|$)|[.,;:)])|(?:^|(?<=\s))\?(?=\s+[^\W\dA-Z_])"
)
"""A question mark where a letter was: before a letter, or behind one where the sentence goes on."""
_MARK = late(r"\{\d+(?:>|&gt;)|(?:<|&lt;)\d+\}")
_REPLACED = "\ufffd"
"""The only one of these characters that Python calls printable."""


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Look for characters that no translator wrote."""
    text = pair.target.text
    if "}" in text and (mark := _mark(pair)):
        yield Problem(say("“{text}” is a mark of a translation tool", text=mark[0]), mark.start(), ("text", mark[0]))
        return
    is_sound = text.isprintable() and _REPLACED not in text
    if is_sound and "?" not in text and text.isascii():
        return
    match = None if is_sound else _first(_CONTROL, text, pair.source.text)
    if match:
        yield Problem(
            say("The text has the character U+{code:04X}, which no one typed", code=ord(match[0][0])),
            match.start(),
            ("text", match[0]),
        )
    elif mojibake := find_mojibake(text, pair.source.text, is_wide=is_wide(pair.locale)):
        message = say("“{text}” is text in a wrong encoding", text=mojibake[0])
        yield Problem(message, mojibake.start(), ("text", mojibake[0]))
    elif "?" in text and "?" not in pair.source.visible and (half := _HALF.search(pair.target.prose)):
        message = say("“{text}” looks like half a word", text=half[0])
        yield Problem(message, half.start(), ("text", half[0]))


def _mark(pair: SegmentPair) -> re.Match[str] | None:
    code = [range(token.start, token.end) for token in pair.target.of(Kind.CODE)]
    found = _MARK.finditer(pair.target.visible)
    return next(
        (one for one in found if not any(one.start() in part for part in code) and one[0] not in pair.source.text), None
    )


def _first(pattern: re.Pattern[str], text: str, source: str) -> re.Match[str] | None:
    return next((match for match in pattern.finditer(text) if match[0] not in source), None)
