"""Fenced and indented code."""

from collections.abc import Sequence

from refgen.ops.blocks.starts import FENCE
from refgen.ops.lines import Line
from refgen.ops.reader import Reader
from refgen.ops.tree import Code
from refgen.text import Severity
from refgen.text.late import late

_CODE_INDENT = 4
_ANCHORED_HEADING = late(r"#{1,6} <a name=")


def read_fence(reader: Reader, lines: Sequence[Line], index: int, depth: int) -> tuple[Code, int] | None:
    """A fence and all up to the one that closes it.

    An unclosed one ends before the next heading that carries an anchor (code has none), so that one lost line does
    not swallow the rest of the page.
    """
    del depth
    first = lines[index]
    match = FENCE.match(first.body)
    if not match:
        return None
    fence, language = match[1], match[2].split()
    end = index + 1
    while end < len(lines) and not _closes(lines[end].body, fence):
        end += 1
    closed = end < len(lines)
    if not closed:
        end = next((i for i in range(index + 1, len(lines)) if _ANCHORED_HEADING.match(lines[i].body)), len(lines))
        message, remedy = "The code block is never closed", f"add a line of {fence}"
        reader.report(first.body_start, "unclosed-fence", message, remedy, Severity.ERROR)
    inner = [line.without_columns(first.indent) for line in lines[index + 1 : end]]
    code = "".join(f"{line.text}\n" for line in inner)
    last = lines[end] if closed else lines[end - 1]
    block = Code(first.body_start, last.stop, language[0].strip("{}.").lower() if language else None, code, fenced=True)
    return block, end + 1 if closed else end


def read_indented(reader: Reader, lines: Sequence[Line], index: int, depth: int) -> tuple[Code, int] | None:
    """Lines indented by four columns or more, with the blank lines between them."""
    if lines[index].indent < _CODE_INDENT or depth or _is_translated(reader, lines[index]):
        return None
    end = last = index
    while end < len(lines) and (not lines[end].body or lines[end].indent >= _CODE_INDENT):
        if lines[end].body:
            last = end
        end += 1
    inner = [line.without_columns(_CODE_INDENT) for line in lines[index : last + 1]]
    code = "".join(f"{line.text}\n" for line in inner)
    return Code(lines[index].start, lines[last].stop, None, code, fenced=False), last + 1


def _closes(body: str, fence: str) -> bool:
    return body.startswith(fence) and not body.strip(fence[0])


def _is_translated(reader: Reader, line: Line) -> bool:
    """Whether the line was handed to translators, which code never is: then its indentation is an accident."""
    return bool(reader.pairs_between(line.start, line.stop))
