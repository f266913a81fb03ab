"""The declaration differs from the English one: return type, parameters, values or fields.

What: What the syntax block declares is read as the model reads it, and is the same in every locale: return type, number,
    order, names, types and directions of the parameters; names, values and order of an enumeration; fields of a structure.
    Layout, comments and blanks make no difference.
Why: The model, the stub and every example are made of it, and a caller writes what it says.
Bad: `HRESULT Start ([in] DWORD dwFlags);` where the English has `[in] SIZE_T dwFlags`
Good: `HRESULT Start ([in] SIZE_T dwFlags);`
Fix: Copy the block from the English; `--fix` does where no comment was translated.
"""

from collections.abc import Iterator
from functools import lru_cache, reduce

from refgen.api.signature import Reading, parse_signature
from refgen.drift.check import Family, Info, Scope
from refgen.drift.code_lines import code_tokens, mismatch
from refgen.drift.declared import differences
from refgen.drift.message import Message, say
from refgen.drift.page_view import PageProblem, PageView
from refgen.drift.walk import code_blocks
from refgen.ops import Code
from refgen.text import Severity

INFO = Info("signature", Family.CODE, Severity.ERROR, Scope.PAGE, covers=("code-block",), is_shared=True, rank=4)

_LANGUAGES = frozenset({None, "c", "cpp", "c++", "idl", "cppwinrt"})
_SHOWN = 3


def check(view: PageView) -> Iterator[PageProblem]:
    """Compare the blocks that declare something, where both pages have as many."""
    english, translated = (view.once(code_blocks, page) for page in (view.aligned.canonical.page, view.page))
    if view.is_canonical or _said_by(english) == _said_by(translated):
        return
    ours, theirs = _blocks(english), _blocks(translated)
    if len(ours) != len(theirs):
        return
    for one, other in zip(ours, theirs, strict=True):
        if code_tokens(one) == code_tokens(other):
            continue
        said = _said(one, other)
        if said:
            found = mismatch(one, other, view.aligned.canonical.page.source.text, view.page.source.text)
            shown = reduce(lambda first, rest: say("{first}; {rest}", first=first, rest=rest), said[:_SHOWN])
            message = say("In the syntax, {message}", message=shown)
            if more := len(said[_SHOWN:]):
                message = say("{message}, and {count} more", message=message, count=more)
            evidence = (one.text, " ".join(code_tokens(other)))
            yield PageProblem(message, found.at, one.text, other.text, evidence, found.repairs, origin=found.origin)


def _said(one: Code, other: Code) -> list[Message]:
    ours, theirs = _read(one.text).declarations, _read(other.text).declarations
    if len(ours) != len(theirs):
        return []
    return [said for mine, own in zip(ours, theirs, strict=True) for said in differences(mine, own)]


def _said_by(blocks: list[Code]) -> list[tuple[str | None, str]]:
    return [(one.language, one.text) for one in blocks]


def _blocks(blocks: list[Code]) -> list[Code]:
    return [one for one in blocks if one.language in _LANGUAGES and _read(one.text).declarations]


@lru_cache(maxsize=1 << 12)
def _read(text: str) -> Reading:
    return parse_signature(text)
