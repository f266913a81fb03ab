"""The constructs of a page in the order in which they are tried: the first rule that reads at a line wins.

A rule is a function `(reader, lines, index, depth)` that returns the block that starts at that line and the index of
the line after it, or None; in the place of the block stands None where the line shows nothing. It is asked only about
lines that begin, behind white space, with one of its characters. Adding a construct is a file in `refgen/ops/blocks/`
and a line here.
"""

from collections.abc import Callable, Sequence

from refgen.ops.blocks.code import read_fence, read_indented
from refgen.ops.blocks.definition import read_definition
from refgen.ops.blocks.directive import read_directive
from refgen.ops.blocks.heading import read_heading, read_setext
from refgen.ops.blocks.html import read_html
from refgen.ops.blocks.image import read_image
from refgen.ops.blocks.list import read_list
from refgen.ops.blocks.paragraph import read_paragraph
from refgen.ops.blocks.quote import read_quote
from refgen.ops.blocks.rule import read_rule
from refgen.ops.blocks.table import read_table
from refgen.ops.lines import Line
from refgen.ops.reader import Reader
from refgen.ops.tree import Block, Junk

BlockRule = Callable[[Reader, Sequence[Line], int, int], tuple[Block | None, int] | None]

_ANY = ""

RULES: tuple[tuple[str, BlockRule], ...] = (
    ("`~", read_fence),
    (_ANY, read_indented),
    ("#", read_heading),
    (":[", read_directive),
    ("[", read_definition),
    ("!", read_image),
    (_ANY, read_table),
    ("-*_", read_rule),
    (">", read_quote),
    ("-*+0123456789", read_list),
    ("<", read_html),
    (_ANY, read_setext),
    (_ANY, read_paragraph),
)
_OF_ANY = tuple(rule for starts, rule in RULES if starts == _ANY)
_OF = {
    character: tuple(rule for starts, rule in RULES if starts == _ANY or character in starts)
    for character in "".join(starts for starts, _ in RULES)
}
"""The rules for a line by its first character, where others than those for any may read it."""

MAX_DEPTH = 24
"""Containers inside containers; no real page has more than five."""


def read_blocks(reader: Reader, lines: Sequence[Line], depth: int) -> list[Block]:
    """All blocks of those lines."""
    blocks: list[Block] = []
    index = 0
    if depth > MAX_DEPTH:
        reader.report(
            lines[0].start,
            "nested-too-deep",
            f"Lists or quotes are nested more than {MAX_DEPTH} deep",
            "flatten the list",
        )
        return [Junk(lines[0].start, lines[-1].stop, "nested too deep")]
    while index < len(lines):
        if not lines[index].body:
            index += 1
            continue
        for rule in _OF.get(lines[index].body[0], _OF_ANY):
            read = rule(reader, lines, index, depth)
            if read:
                block, index = read
                if block is not None:
                    blocks.append(block)
                break
    return blocks
