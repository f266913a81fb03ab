"""Text: what no other rule reads."""

from collections.abc import Sequence

from refgen.ops.blocks.starts import interrupts
from refgen.ops.lines import Line
from refgen.ops.reader import Reader
from refgen.ops.text_units import paragraph_units
from refgen.ops.tree import Paragraph


def read_paragraph(reader: Reader, lines: Sequence[Line], index: int, depth: int) -> tuple[Paragraph, int]:
    """Lines up to a blank one or to the start of another block; inside a pair, a line is text whatever it looks like."""
    del depth
    end = index + 1
    while end < len(lines) and (not interrupts(lines, end) or reader.is_inside_pair(lines[end].start)):
        end += 1
    block = lines[index:end]
    return Paragraph(block[0].body_start, block[-1].stop, paragraph_units(reader, block)), end
