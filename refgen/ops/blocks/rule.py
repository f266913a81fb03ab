"""Thematic breaks."""

from collections.abc import Sequence

from refgen.ops.blocks.starts import RULE
from refgen.ops.lines import Line
from refgen.ops.reader import Reader
from refgen.ops.tree import Rule


def read_rule(reader: Reader, lines: Sequence[Line], index: int, depth: int) -> tuple[Rule, int] | None:
    """`---`, `***`, `___`."""
    del reader, depth
    line = lines[index]
    if not RULE.match(line.body):
        return None
    return Rule(line.body_start, line.stop), index + 1
