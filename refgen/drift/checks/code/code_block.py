"""A block of code differs from the English one.

What: Code blocks have the same language and the same tokens in every locale. Comments may be translated; blanks at the
    ends of lines do not count. Where the block declares something, `signature` says what differs in the declaration.
Why: Readers copy the code, and the syntax block is what the model and the stub are made of.
Bad: `HRESULT Comenzar ();` for `HRESULT Start ();`
Good: `HRESULT Start ();`
Fix: Copy the block from the English; `--fix` does where no comment was translated.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher

from refgen.align import Both
from refgen.drift.check import Family, Info, Scope
from refgen.drift.code_lines import changed_comments, code_tokens, line_start, mismatch
from refgen.drift.message import say
from refgen.drift.page_view import PageProblem, PageView
from refgen.drift.walk import code_blocks
from refgen.ops import Code
from refgen.text import Severity

INFO = Info("code-block", Family.CODE, Severity.ERROR, Scope.PAGE, is_shared=True, rank=5)


def check(view: PageView) -> Iterator[PageProblem]:
    """Compare the blocks in order; a block more or less moves none of the others."""
    if view.is_canonical or view.is_blank:
        return
    ours, theirs = (view.once(code_blocks, page) for page in (view.aligned.canonical.page, view.page))
    if [one.text for one in ours] == [one.text for one in theirs]:
        yield from _languages(ours, theirs)
        return
    matcher = SequenceMatcher(
        None, [code_tokens(one) for one in ours], [code_tokens(one) for one in theirs], autojunk=False
    )
    for what, i, k, j, m in matcher.get_opcodes():
        if what == "equal":
            yield from _languages(ours[i:k], theirs[j:m])
            for one, other in zip(ours[i:k], theirs[j:m], strict=True):
                yield from _comments(one, other, view)
        elif what == "replace" and k - i == m - j:
            for one, other in zip(ours[i:k], theirs[j:m], strict=True):
                yield _changed(one, other, view)
        else:
            for one in ours[i:k]:
                message = say("A code block of the English is missing")
                yield PageProblem(message, _place_of(one, view), one.text, "", (one.text,), origin=one.start)
            for other in theirs[j:m]:
                message = say("A code block is not in the English")
                yield PageProblem(message, other.start, "", other.text, (other.text,), origin=_origin_of(other, view))


def _changed(one: Code, other: Code, view: PageView) -> PageProblem:
    found = mismatch(one, other, view.aligned.canonical.page.source.text, view.page.source.text)
    message = say(
        "Line {line} of the code is “{written}”, not “{name}”", line=found.line + 1, written=found.now, name=found.was
    )
    evidence = (one.text, " ".join(code_tokens(other)))
    return PageProblem(message, found.at, one.text, other.text, evidence, found.repairs, origin=found.origin)


def _comments(one: Code, other: Code, view: PageView) -> Iterator[PageProblem]:
    for line, was, now in changed_comments(one, other):
        message = say(
            "The comment “{written}” is neither the English “{name}” nor a translation", written=now, name=was
        )
        at = line_start(view.page.source.text, other, line)
        yield PageProblem(message, at, was, now, (was, now), severity=Severity.WARNING, origin=one.start)


def _place_of(code: Code, view: PageView) -> int:
    """Where in the translated file a block belongs: behind the text that stands before it in English."""
    before = [slot for slot in view.slots if isinstance(slot, Both) and slot.source.start < code.start]
    return max(before, key=lambda slot: slot.source.start).target.end if before else 0


def _origin_of(code: Code, view: PageView) -> int:
    """Where in the English a block of the translation would stand."""
    before = [slot for slot in view.slots if isinstance(slot, Both) and slot.target.start < code.start]
    return max(before, key=lambda slot: slot.target.start).source.end if before else 0


def _languages(ours: list[Code], theirs: list[Code]) -> Iterator[PageProblem]:
    for one, other in zip(ours, theirs, strict=True):
        if one.language and other.language and one.language != other.language:
            message = say(
                "The code block is marked {written}, the English {name}", written=other.language, name=one.language
            )
            yield PageProblem(
                message, other.start, one.language, other.language, (one.language, other.language), origin=one.start
            )
