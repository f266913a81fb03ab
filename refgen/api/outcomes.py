"""Documented results: from tables, from name lines with text, from lists, and from sentences that name codes."""

import itertools
from collections.abc import Iterator

from refgen.api.codes import codes_in, is_constant, leading_code, make_outcome, names_only_a_code, sole_number
from refgen.api.context import PageContext, units_of
from refgen.api.hresults import hresult_value
from refgen.api.model import Outcome, Passage
from refgen.api.names import plain
from refgen.api.texts import clean
from refgen.ops import Block, Code, List, Paragraph, Table, Unit
from refgen.text.late import late

_BOOLEAN = late(r"`(true|false|TRUE|FALSE)`|\*\*(true|false)\*\*")
_LEAD = late(r"^\s*`?[A-Z_][A-Z0-9_]*`?(?:\s*\([^)\n]*\))?`?[ \t]*(?:[:：]|[-–—](?=\s)|\\?\n)\s*")


def read_outcomes(context: PageContext, return_type: str) -> tuple[tuple[Outcome, ...], Passage]:
    """The outcomes in page order, and the prose of the section without tables and name lines.

    A code has one outcome for each row that documents it; sentences only add codes that no row names.
    """
    section = _Section(context)
    rows = [*section.read(context.blocks("return-value", "exceptions")), *_tables_elsewhere(context)]
    codes = {row.code for row in rows}
    for unit in section.prose:
        for outcome in _sentences(context, unit, return_type):
            if outcome.code not in codes:
                codes.add(outcome.code)
                rows.append(outcome)
    return tuple(rows), context.texts.passage(section.prose)


class _Section:
    """Reads the return-value section; a line that names a code waits for the paragraph that explains it."""

    def __init__(self, context: PageContext) -> None:
        self.prose: list[Unit] = []
        self._context = context
        self._waiting: Unit | None = None

    def read(self, blocks: tuple[Block, ...]) -> Iterator[Outcome]:
        """The outcomes of tables, lists and name lines; the rest becomes `prose`."""
        for block in blocks:
            match block:
                case Paragraph(units=units):
                    yield from self._paragraph(units)
                case Table():
                    yield from self._explain(())
                    yield from _table(self._context, block)
                case List() if _is_list_of_codes(self._context, block):
                    yield from self._explain(())
                    yield from _list(self._context, block)
                case Code():
                    pass
                case _:
                    yield from self._explain(())
                    self.prose.extend(units_of(block))
        yield from self._explain(())

    def _paragraph(self, units: tuple[Unit, ...]) -> Iterator[Outcome]:
        text = self._context.texts.text(units[0]) if units else ""
        if names_only_a_code(plain(text)):
            yield from self._explain(())
            if len(units) > 1:
                yield make_outcome(self._context, text, units[0], units[1:])
            else:
                self._waiting = units[0]
        elif self._waiting is not None:
            yield from self._explain(units)
        elif "\n" in text and _LEAD.match(text) and leading_code(plain(text)):
            yield _inline(self._context, text, units)
        else:
            self.prose.extend(units)

    def _explain(self, units: tuple[Unit, ...]) -> Iterator[Outcome]:
        if self._waiting is not None:
            yield make_outcome(self._context, self._context.texts.text(self._waiting), self._waiting, units)
            self._waiting = None


def _inline(context: PageContext, text: str, units: tuple[Unit, ...]) -> Outcome:
    """A code in front of its text, in one unit."""
    code = leading_code(plain(text))
    return Outcome(code, hresult_value(code), context.texts.passage(units, _without_lead))


def _without_lead(text: str) -> str:
    return clean(_LEAD.sub("", text, count=1))


def _tables_elsewhere(context: PageContext) -> Iterator[Outcome]:
    """Tables headed HRESULT in the remarks."""
    for block in context.blocks("remarks", "summary", ""):
        if isinstance(block, Table) and block.header.cells and block.header.cells[0].units:
            head = plain(context.texts.text(block.header.cells[0].units[0]))
            if "HRESULT" in head.upper() and _names_codes(context, block):
                yield from _table(context, block)


def _names_codes(context: PageContext, table: Table) -> bool:
    return any(
        any(codes_in(context.texts.text(row.cells[0].units[0])))
        for row in table.rows
        if row.cells and row.cells[0].units
    )


def _table(context: PageContext, table: Table) -> Iterator[Outcome]:
    """A row a code. Where a column holds numbers (`|Constant|Value|Description|`), it gives the values."""
    for row in table.rows:
        cells = [cell.units for cell in row.cells]
        if not any(cells):
            continue
        named_by = cells[0][0] if cells[0] else next(units[0] for units in cells if units)
        names, rest = cells[0], cells[1:]
        number: int | None = None
        if rest and rest[0] and (value := sole_number(context.texts.text(rest[0][0]))) is not None:
            number, rest = value, rest[1:]
        elif names and rest and rest[0] and is_constant(plain(context.texts.text(rest[0][0]))):
            number = sole_number(context.texts.text(names[0]))
            if number is not None:  # number first, name second
                names, rest = rest[0], rest[1:]
        lead = context.texts.text(names[0]) if names else ""
        description = (*names[1:], *(unit for units in rest for unit in units))
        yield make_outcome(context, lead, named_by, description, number)


def _list(context: PageContext, block: List) -> Iterator[Outcome]:
    for item in block.items:
        units = tuple(unit for inner in item.blocks for unit in units_of(inner))
        text = context.texts.text(units[0])
        if names_only_a_code(plain(text)):
            yield make_outcome(context, text, units[0], units[1:])
        else:
            yield _inline(context, text, units)


def _is_list_of_codes(context: PageContext, block: List) -> bool:
    firsts = [next((unit for inner in item.blocks for unit in units_of(inner)), None) for item in block.items]
    return bool(firsts) and all(unit and _opens_with_code(plain(context.texts.text(unit))) for unit in firsts)


def _opens_with_code(text: str) -> bool:
    return any(start == 0 for _, start in itertools.islice(codes_in(text), 1))


def _sentences(context: PageContext, unit: Unit, return_type: str) -> Iterator[Outcome]:
    """Codes that sentences state as results: "`S_OK` if …; otherwise, `E_FAIL`."."""
    for segment in context.texts.sentences(unit):
        passage: Passage | None = None
        aside = context.terms.elsewhere.search(segment.text)
        end = aside.end() if aside else len(segment.text)
        for code, start in _codes(segment.text, is_boolean=return_type not in {"", "HRESULT"}):
            if start >= end:
                continue
            passage = passage or context.texts.sentence(segment)
            yield Outcome(code, hresult_value(code), passage)


def _codes(text: str, *, is_boolean: bool) -> Iterator[tuple[str, int]]:
    yield from codes_in(text)
    if is_boolean:
        for match in _BOOLEAN.finditer(text):
            yield match.group(1) or match.group(2), match.start()
