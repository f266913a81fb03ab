"""Bulleted and numbered lists, nested by indentation."""

from collections.abc import Sequence

from refgen.ops.blocks.starts import ITEM, interrupts
from refgen.ops.lines import Line
from refgen.ops.reader import Reader
from refgen.ops.tree import Item, List

_MAX_MARKER_GAP = 4


def read_list(reader: Reader, lines: Sequence[Line], index: int, depth: int) -> tuple[List, int] | None:
    """Items of one kind of marker; blank lines may stand between them."""
    kind = _marker_kind(lines[index])
    if not kind:
        return None
    items: list[Item] = []
    end = next_item = index
    base = lines[index].indent
    while (
        next_item < len(lines) and _marker_kind(lines[next_item]) == kind and abs(lines[next_item].indent - base) <= 1
    ):
        item, end = _item(reader, lines, next_item, depth)
        items.append(item)
        next_item = _skip_blank(lines, end)
    return List(items[0].start, items[-1].end, kind.isdigit(), tuple(items)), end


def _marker_kind(line: Line) -> str:
    """The marker without its number: '-', '*', '+', or '1' for any number; '' for no item."""
    if not line.body or line.body[0] not in "-*+0123456789":
        return ""
    match = ITEM.match(line.body)
    return ("1" if match[1][0].isdigit() else match[1]) if match else ""


def _item(reader: Reader, lines: Sequence[Line], index: int, depth: int) -> tuple[Item, int]:
    first = lines[index]
    match = ITEM.match(first.body)
    assert match is not None
    gap = len(match[2] or "")
    width = len(match[1]) + (gap if 1 <= gap <= _MAX_MARKER_GAP else 1)
    content = first.indent + width
    inner = [first.after(first.body_start - first.start + match.end())]
    end = index + 1
    while end < len(lines):
        line = lines[end]
        if not line.body:
            following = _skip_blank(lines, end)
            if following >= len(lines) or lines[following].indent < _continuation(first, content):
                break
            inner.extend(lines[end:following])
            end = following
        elif line.indent >= _continuation(first, content):
            inner.append(line.without_columns(content))
            end += 1
        elif inner[-1].body and not interrupts(lines, end) and not _marker_kind(line):
            inner.append(line)
            end += 1
        else:
            break
    blocks = tuple(reader.blocks(inner, depth + 1))
    last = max((line.stop for line in inner if line.body), default=first.stop)
    return Item(first.body_start, last, match[1], blocks), end


def _continuation(first: Line, content: int) -> int:
    """Columns from which a line belongs to an item.

    Pages indent what belongs to `1.  text` by 3 as well as by 4, so one column less than CommonMark wants is enough,
    as long as it is more than the marker's own.
    """
    return max(first.indent + 2, content - 1)


def _skip_blank(lines: Sequence[Line], index: int) -> int:
    while index < len(lines) and not lines[index].body:
        index += 1
    return index
