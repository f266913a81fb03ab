"""A block of code differs from the English one.

What: Code blocks have the same language and the same tokens in every locale. Comments may be translated; blanks at the
    ends of lines do not count.
Why: Readers copy the code, and the syntax block is what the model and the stub are made of.
Bad: `HRESULT Comenzar ();` for `HRESULT Start ();`
Good: `HRESULT Start ();`
Fix: Copy the block from the English; `--fix` does where no comment was translated.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from refgen.drift.check import Family, Info, Scope
from refgen.drift.finding import Fix
from refgen.drift.page_view import PageProblem, PageView
from refgen.drift.walk import code_blocks
from refgen.ops import Code
from refgen.text import Severity

INFO = Info("code-block", Family.CODE, Severity.ERROR, Scope.PAGE, is_shared=True, rank=5)

_COMMENT = re.compile(
    r"//[^\n]*|/\*.*?\*/|<!--.*?-->|(?m:(?:^|(?<=\s))[#'](?!include|define|if|else|endif|pragma|\w+\s*<)[^\n]*$)",
    re.DOTALL,
)
_TOKEN = re.compile(r"\w+|[^\w\s]")


def check(view: PageView) -> Iterator[PageProblem]:
    """Compare the blocks in order; a block more or less moves none of the others."""
    if view.is_canonical:
        return
    ours, theirs = code_blocks(view.aligned.canonical.page), code_blocks(view.page)
    matcher = SequenceMatcher(None, [_tokens(one) for one in ours], [_tokens(one) for one in theirs], autojunk=False)
    for what, i, k, j, m in matcher.get_opcodes():
        if what == "equal":
            yield from _languages(ours[i:k], theirs[j:m])
        elif what == "replace" and k - i == m - j:
            for one, other in zip(ours[i:k], theirs[j:m], strict=True):
                yield _changed(one, other, view)
        else:
            for one in ours[i:k]:
                at = theirs[j].start if j < len(theirs) else (theirs[-1].end if theirs else 0)
                yield PageProblem(
                    "A code block of the English is missing", at, one.text, "", (one.text,), origin=one.start
                )
            for other in theirs[j:m]:
                yield PageProblem(
                    "A code block is not in the English",
                    other.start,
                    "",
                    other.text,
                    (other.text,),
                    origin=ours[i - 1].end if i else (ours[0].start if ours else 0),
                )


def _changed(one: Code, other: Code, view: PageView) -> PageProblem:
    ours, theirs = one.text.splitlines(), other.text.splitlines()
    line = next(
        (n for n, pair in enumerate(zip(ours, theirs, strict=False)) if _line(pair[0]) != _line(pair[1])),
        min(len(ours), len(theirs)),
    )
    text = view.page.source.text
    written = text[other.start : other.end]
    at = _line_start(text, other, line)
    was, now = (ours[line : line + 1] or [""])[0], (theirs[line : line + 1] or [""])[0]
    message = f"Line {line + 1} of the code is {now.strip()!r}, not {was.strip()!r}"
    is_certain = other.text in written and other.text.isascii() and not _COMMENT.search(other.text)
    start = other.start + written.find(other.text)
    repairs = (Fix(start, start + len(other.text), one.text),) if is_certain else ()
    ours_start = _line_start(view.aligned.canonical.page.source.text, one, line)
    return PageProblem(
        message, at, one.text, other.text, (one.text, " ".join(_tokens(other))), repairs, origin=ours_start
    )


def _line_start(text: str, code: Code, line: int) -> int:
    """Offset in the file of a line of the code, counted from 0."""
    at = code.start
    for _ in range(line + (1 if code.fenced else 0)):
        at = text.find("\n", at) + 1
    return at


def _languages(ours: list[Code], theirs: list[Code]) -> Iterator[PageProblem]:
    for one, other in zip(ours, theirs, strict=True):
        if one.language and other.language and one.language != other.language:
            message = f"The code block is marked {other.language}, the English {one.language}"
            yield PageProblem(
                message, other.start, one.language, other.language, (one.language, other.language), origin=one.start
            )


def _tokens(code: Code) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(_COMMENT.sub(" ", code.text)))


def _line(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(text))
