"""Characters were damaged: mojibake, replacement characters, control characters, half a word.

What: No text has U+FFFD, control or invisible direction characters, UTF-8 read as another encoding, or a question mark
    in the middle or at the end of a word of Chinese or Japanese where the English asks nothing.
Why: The reader cannot read it, and searching cannot find it.
Bad: `Requirements` translated as `惠?`
Good: `要求`
Fix: Restore the text from the translation memory or translate it again.
"""

import re
from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.text import Severity

INFO = Info("garbled", Family.TEXT, Severity.ERROR, Scope.SEGMENT, covers=("*",), is_alone=True, rank=1)

_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ufffe\uffff\ud800-\udfff\ue000-\uf8ff\u202a-\u202e\u2066-\u2069]"
)
_HALF = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff][?](?![?])|[\u3040-\u30ff\u3400-\u9fff][?]{2,}|\\?\\?\\?+"
    r"|\w?\?(?=\w)|(?<=[^\W\d_])\?(?=[ \u00a0](?:[^\W\dA-Z_]|$)|[.,;:)])|(?:^|(?<=\s))\?(?=\s+[^\W\dA-Z_])"
)
"""A question mark where a letter was: before a letter, or behind one where the sentence goes on."""
_HIGH = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{1,3}"
)
_GBK = re.compile("锟斤拷|鈥[檚淥攣]|锛|銆[佸傚]|烫烫")
_SUSPECT = re.compile(f"{_CONTROL.pattern}|{_HIGH.pattern}|[锟鈥锛銆烫]")
"""One of these is in all that the patterns above find, but for the question marks."""
_PLAUSIBLE = re.compile(
    "[\u00a0-\u024f\u0370-\u03ff\u0400-\u04ff\u2010-\u2044\u20ac\u2122\u2190-\u22ff\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7af\uff00-\uffef]"
)


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Look for characters that no translator wrote."""
    text = pair.target.text
    if "?" not in text and not _SUSPECT.search(text):
        return
    match = _first(_CONTROL, text, pair.source.text)
    if match:
        yield Problem(
            say("The text has the character U+{code:04X}, which no one typed", code=ord(match[0][0])),
            match.start(),
            ("text", match[0]),
        )
    elif mojibake := next(_mojibake(text), None) or _GBK.search(text):
        message = say("“{text}” is text in a wrong encoding", text=mojibake[0])
        yield Problem(message, mojibake.start(), ("text", mojibake[0]))
    elif "?" not in pair.source.text and (half := _HALF.search(pair.target.prose)):
        message = say("“{text}” looks like half a word", text=half[0])
        yield Problem(message, half.start(), ("text", half[0]))


def _first(pattern: re.Pattern[str], text: str, source: str) -> re.Match[str] | None:
    return next((match for match in pattern.finditer(text) if match[0] not in source), None)


def _mojibake(text: str) -> Iterator[re.Match[str]]:
    """Stretches that are UTF-8 read as Windows-1252 or Latin-1, and make sense when read as UTF-8."""
    for match in _HIGH.finditer(text):
        for length in range(len(match[0]), 1, -1):
            # `é »` is how French closes a quotation, not the first bytes of a Chinese character
            if (length < 3 or match[0][1:length].strip("\u00a0«»")) and _reread(match[0][:length]):
                yield match
                break


def _reread(text: str) -> bool:
    for encoding in ("cp1252", "latin-1"):
        try:
            read = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if len(read) == 1 and _PLAUSIBLE.match(read):
            return True
    return False
