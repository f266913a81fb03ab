"""Two code blocks held against each other: tokens, the first line that differs, and the repair where it is certain."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from refgen.drift.finding import Fix
from refgen.ops import Code
from refgen.text.late import late

COMMENT = late(
    r"//[^\n]*|/\*.*?\*/|<!--.*?-->|(?m:(?:^|(?<=\s))[#'](?!include|define|if|else|endif|pragma|\w+\s*<)[^\n]*$)",
    re.DOTALL,
)
_NEARLY = 0.7
"""Share of the words of two comments from which one of them is no translation of the other."""
_TOKEN = late(r"\w+|[^\w\s]")


class Mismatch(NamedTuple):
    """Where a translated block departs from the English one."""

    line: int
    """0-based line of the code."""
    at: int
    """Offset of the line in the translated file."""
    origin: int
    """Offset of the line in the file of the canonical text."""
    was: str
    """The line in English; '' where it has none there."""
    now: str
    repairs: tuple[Fix, ...]
    """The edit of the file that puts the English block back; empty where a comment may be a translation."""


def code_tokens(code: Code) -> tuple[str, ...]:
    """What counts of a block: no comments, no blanks."""
    return _tokens(code.text)


@lru_cache(maxsize=1 << 8)
def _tokens(code: str) -> tuple[str, ...]:
    """By text, because every locale asks for those of the same English."""
    return line_tokens(COMMENT.sub(" ", code))


def line_tokens(text: str) -> tuple[str, ...]:
    """The tokens of some code, comments included."""
    return tuple(_TOKEN.findall(text))


def mismatch(one: Code, other: Code, source: str, target: str) -> Mismatch:
    """The first difference of two blocks that differ; `source` and `target` are the texts of their files."""
    ours, theirs = one.text.split("\n"), other.text.split("\n")
    # a comment that was translated is no difference, wherever it stands
    bare = zip(_without_comments(one.text), _without_comments(other.text), strict=False)
    line = next(
        (n for n, pair in enumerate(bare) if line_tokens(pair[0]) != line_tokens(pair[1])), min(len(ours), len(theirs))
    )
    was, now = (ours[line : line + 1] or [""])[0], (theirs[line : line + 1] or [""])[0]
    return Mismatch(
        line, line_start(target, other, line), line_start(source, one, line), was.strip(), now.strip(),
        _repairs(one, other, target),
    )  # fmt: skip


def changed_comments(one: Code, other: Code) -> Iterator[tuple[int, str, str]]:
    """The comments of two blocks of the same code that are nearly the same: no translation, but one that was changed.

    Each is the line in the translation, 0-based, and the two comments, the English first.
    """
    if one.text == other.text:
        return
    ours, theirs = (list(COMMENT.finditer(code.text)) for code in (one, other))
    if len(ours) != len(theirs):
        return
    for was, now in zip(ours, theirs, strict=True):
        words, others = line_tokens(was[0].lower()), line_tokens(now[0].lower())
        if words != others and SequenceMatcher(None, words, others, autojunk=False).ratio() >= _NEARLY:
            yield other.text.count("\n", 0, now.start()), was[0].strip(), now[0].strip()


def _without_comments(text: str) -> list[str]:
    return COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text).splitlines()


def _repairs(one: Code, other: Code, text: str) -> tuple[Fix, ...]:
    written = text[other.start : other.end]
    # the code of a block has `\n` at the ends of its lines, whatever the file has
    ending = "\r\n" if "\r\n" in written else "\n"
    old, new = (code.text.replace("\n", ending) for code in (other, one))
    if old not in written or not old.isascii() or COMMENT.search(other.text):
        return ()
    start = other.start + written.find(old)
    return (Fix(start, start + len(old), new),)


def line_start(text: str, code: Code, line: int) -> int:
    """The offset of a line of some code in its file, counted from 0."""
    at = code.start
    for _ in range(line + (1 if code.fenced else 0)):
        at = text.find("\n", at) + 1
    return at
