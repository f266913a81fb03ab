"""Pipe tables, with or without outer pipes; rows may be ragged."""

from collections.abc import Sequence
from itertools import pairwise

from refgen.ops.blocks.starts import is_delimiter_row, starts_table
from refgen.ops.lines import Line
from refgen.ops.reader import Reader
from refgen.ops.text_units import cell_units
from refgen.ops.tree import Cell, Row, Table
from refgen.text import Severity
from refgen.text.late import late

_TOKEN = late(r"\\.|`+|\|")


def read_table(reader: Reader, lines: Sequence[Line], index: int, depth: int) -> tuple[Table, int] | None:
    """A header row, a delimiter row, and every line with a pipe that follows."""
    del depth
    if not starts_table(lines, index):
        return None
    columns = len(_cell_borders(lines[index + 1].body, protect_code=False))
    header = _row(reader, lines[index], columns)
    rows = []
    end = index + 2
    while end < len(lines) and "|" in lines[end].body and not is_delimiter_row(lines[end]):
        row = _row(reader, lines[end], columns)
        rows.append(row)
        if len(row.cells) != columns:
            reader.report(
                row.start,
                "ragged-row",
                f"The row has {len(row.cells)} cells, the table {columns} columns",
                "add or remove a pipe",
                Severity.INFO,
            )
        end += 1
    return Table(lines[index].body_start, lines[end - 1].stop, header, tuple(rows)), end


def _row(reader: Reader, line: Line, columns: int) -> Row:
    borders = _cell_borders(line.body, protect_code=True)
    if len(borders) != columns:
        # A lost backtick must not swallow a cell.
        plain = _cell_borders(line.body, protect_code=False)
        borders = plain if len(plain) == columns else borders
    base = line.body_start
    cells = (Cell(base + start, base + end, cell_units(reader, base + start, base + end)) for start, end in borders)
    return Row(base, line.body_end, tuple(cells))


def _cell_borders(body: str, *, protect_code: bool) -> list[tuple[int, int]]:
    """Start and end of each cell in a row, outer pipes left out."""
    pipes = []
    unclosed: set[int] = set()
    position = 0
    while match := _TOKEN.search(body, position):
        found = match[0]
        position = match.end()
        if found == "|":
            pipes.append(match.start())
        elif found[0] == "`" and protect_code and len(found) not in unclosed:
            closing = body.find(found, position)
            if closing < 0:
                unclosed.add(len(found))
            else:
                position = closing + len(found)
    edges = [-1, *pipes, len(body)]
    if pipes and not body[: pipes[0]].strip():
        edges.pop(0)
    if pipes and len(edges) > 2 and not body[pipes[-1] + 1 :].strip():
        edges.pop()
    return [(left + 1, right) for left, right in pairwise(edges)]
