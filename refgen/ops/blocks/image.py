"""A line that is one image; its alternative text is what gets translated."""

from collections.abc import Sequence

from refgen.ops.lines import Line
from refgen.ops.reader import Reader
from refgen.ops.text_units import make_unit
from refgen.ops.tree import Image, Unit
from refgen.text.late import late

_IMAGE = late(r"!\[(.*)\]\(([^()\s]*)[^()]*\)$")


def read_image(reader: Reader, lines: Sequence[Line], index: int, depth: int) -> tuple[Image, int] | None:
    """`![alternative text](path)` alone on its line."""
    del depth
    line = lines[index]
    match = _IMAGE.match(line.body)
    if not match or "](" in match[1]:
        return None
    start = line.body_start + 2
    unit = make_unit(reader, [(start, start + len(match[1]))])
    unit = unit or Unit(start, start, "", "" if reader.is_side_by_side else None)
    return Image(line.body_start, line.stop, unit, match[2]), index + 1
