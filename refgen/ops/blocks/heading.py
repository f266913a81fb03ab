"""ATX and Setext headings, with the anchor that every locale shares."""

import re
from collections.abc import Sequence

from refgen.ops.blocks.starts import HEADING, interrupts
from refgen.ops.lines import Line
from refgen.ops.reader import Reader
from refgen.ops.text_units import Interval, make_unit
from refgen.ops.tree import Directive, Heading, Unit

_ANCHOR = re.compile(r"<a[ \t]+(?:name|id)[ \t]*=[ \t]*[\"']([^\"'<>]*)[\"'][ \t]*(?:></a>|/>)[ \t]*")
_CLOSING = re.compile(r"[ \t]#+$")
_TAB = re.compile(r"\[(.*)\]\((#tab/[^()\s]*)\)$")
_TEXT_INDENT = 4


def read_heading(
    reader: Reader, lines: Sequence[Line], index: int, depth: int
) -> tuple[Heading | Directive, int] | None:
    """`## <a name="remarks"></a>Remarks`; a heading that is one link to `#tab/…` is the start of a tab."""
    del depth
    line = lines[index]
    match = HEADING.match(line.body)
    if not match:
        return None
    start, end = line.body_start + match.end(), line.body_end
    label = _ANCHOR.match(reader.text, start, end)
    if tab := _TAB.match(reader.text, label.end() if label else start, end):
        unit = make_unit(reader, [tab.span(1)])
        return Directive(line.body_start, line.stop, "tab", tab[2], (unit,) if unit else ()), index + 1
    if reader.text[end - 1] == "#" and (closing := _CLOSING.search(reader.text[start:end])):
        end = start + closing.start()
    anchor, unit = _anchor_and_text(reader, start, end)
    return Heading(line.body_start, line.stop, len(match[1]), anchor, unit), index + 1


def read_setext(reader: Reader, lines: Sequence[Line], index: int, depth: int) -> tuple[Heading, int] | None:
    """Text underlined by `===` or `---`."""
    del depth
    end = index + 1
    if lines[index].indent >= _TEXT_INDENT:
        return None
    while end < len(lines) and lines[end].body and not _is_underline(lines[end]):
        if interrupts(lines, end):
            return None
        end += 1
    if end >= len(lines) or not lines[end].body:
        return None
    level = 1 if lines[end].body[0] == "=" else 2
    anchor, unit = _anchor_and_text(reader, lines[index].body_start, lines[end - 1].body_end)
    return Heading(lines[index].body_start, lines[end].stop, level, anchor, unit), end + 1


def _anchor_and_text(reader: Reader, start: int, end: int) -> tuple[str | None, Unit]:
    anchor = _ANCHOR.match(reader.text, start, end)
    if anchor:
        start = anchor.end()
    interval: Interval = (start, end)
    unit = make_unit(reader, [interval])
    return (anchor[1] if anchor else None), unit or Unit(start, start, "", "" if reader.is_side_by_side else None)


def _is_underline(line: Line) -> bool:
    return line.indent < _TEXT_INDENT and (not line.body.strip("=") or not line.body.strip("-"))
