"""Lines for the publishing system: includes, code references, videos, `:::` blocks."""

from collections.abc import Sequence

from refgen.ops.blocks.starts import DIRECTIVE
from refgen.ops.lines import Line
from refgen.ops.reader import Reader
from refgen.ops.text_units import make_unit
from refgen.ops.tree import Directive
from refgen.text.late import late

_COLONS = late(r":{3,}[ \t]*([\w-]*)")
_ATTRIBUTE = late(r'\b(source|src|href|alt-text)[ \t]*=[ \t]*"([^"]*)"')


def read_directive(reader: Reader, lines: Sequence[Line], index: int, depth: int) -> tuple[Directive, int] | None:
    """One line that is a directive and nothing else."""
    del depth
    line = lines[index]
    if line.body[0] == ":":
        return _colons(reader, line, index)
    if match := DIRECTIVE.match(line.body):
        target = match["target"] if match["target"] is not None else match["address"]
        target = target.split()[0] if target and target.split() else target
        return Directive(line.body_start, line.stop, match["name"].lower(), target), index + 1
    return None


def _colons(reader: Reader, line: Line, index: int) -> tuple[Directive, int] | None:
    match = _COLONS.match(line.body)
    if not match:
        return None
    target, units = None, []
    for attribute in _ATTRIBUTE.finditer(line.body):
        if attribute[1] != "alt-text":
            target = target or attribute[2]
            continue
        start = line.body_start + attribute.start(2)
        unit = make_unit(reader, [(start, start + len(attribute[2]))])
        units += [unit] if unit else []
    return Directive(line.body_start, line.stop, match[1].lower(), target, tuple(units)), index + 1
