"""Two code blocks held against each other: tokens, the first line that differs, and the repair where it is certain."""

import re
from dataclasses import dataclass

from refgen.drift.finding import Fix
from refgen.ops import Code

COMMENT = re.compile(
    r"//[^\n]*|/\*.*?\*/|<!--.*?-->|(?m:(?:^|(?<=\s))[#'](?!include|define|if|else|endif|pragma|\w+\s*<)[^\n]*$)",
    re.DOTALL,
)
_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Mismatch:
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
    return line_tokens(COMMENT.sub(" ", code.text))


def line_tokens(text: str) -> tuple[str, ...]:
    """The tokens of some code, comments included."""
    return tuple(_TOKEN.findall(text))


def mismatch(one: Code, other: Code, source: str, target: str) -> Mismatch:
    """The first difference of two blocks that differ; `source` and `target` are the texts of their files."""
    ours, theirs = one.text.split("\n"), other.text.split("\n")
    line = next(
        (n for n, pair in enumerate(zip(ours, theirs, strict=False)) if line_tokens(pair[0]) != line_tokens(pair[1])),
        min(len(ours), len(theirs)),
    )
    was, now = (ours[line : line + 1] or [""])[0], (theirs[line : line + 1] or [""])[0]
    return Mismatch(
        line, _line_start(target, other, line), _line_start(source, one, line), was.strip(), now.strip(),
        _repairs(one, other, target),
    )  # fmt: skip


def _repairs(one: Code, other: Code, text: str) -> tuple[Fix, ...]:
    written = text[other.start : other.end]
    # the code of a block has `\n` at the ends of its lines, whatever the file has
    ending = "\r\n" if "\r\n" in written else "\n"
    old, new = (code.text.replace("\n", ending) for code in (other, one))
    if old not in written or not old.isascii() or COMMENT.search(other.text):
        return ()
    start = other.start + written.find(old)
    return (Fix(start, start + len(old), new),)


def _line_start(text: str, code: Code, line: int) -> int:
    at = code.start
    for _ in range(line + (1 if code.fenced else 0)):
        at = text.find("\n", at) + 1
    return at
