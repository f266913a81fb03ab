"""Documented results: from tables, from name lines with text, and from sentences that name codes."""

import re
from collections.abc import Iterator

from refgen.api.context import PageContext, units_of
from refgen.api.hresults import hresult_value
from refgen.api.model import NOTHING, Outcome, Passage
from refgen.api.names import plain
from refgen.ops import Block, Code, List, Paragraph, Table, Unit

CODE = re.compile(
    r"(?<![\w.])(?:HRESULT_FROM_WIN32\s*\(\s*\w+\s*\)|(?:[A-Z][A-Z0-9]*_)*[ES]_[A-Z0-9_]+[A-Z0-9]\b|NO_?ERROR\b)",
    re.ASCII,
)
_NUMBER = re.compile(r"(?<![\w.])(?:0[xX][0-9A-Fa-f]+|-?\d+)(?![\w.])", re.ASCII)
_HEX = re.compile(r"(?<![\w.])0[xX][0-9A-Fa-f]{1,16}[Ll]?(?!\w)", re.ASCII)
_RESULT_NAME = re.compile(r"(?:[A-Z][A-Z0-9]*_)+\w+|NOERROR", re.ASCII)
_BOOLEAN = re.compile(r"`(true|false|TRUE|FALSE)`|\*\*(true|false)\*\*")
_MASK = 0xFFFFFFFF


def read_outcomes(context: PageContext, return_type: str) -> tuple[tuple[Outcome, ...], Passage]:
    """The outcomes in page order, each code once, and the prose of the section without tables and name lines."""
    found: dict[str, Outcome] = {}
    prose: list[Unit] = []
    section = context.blocks("return-value", "exceptions")
    for outcome in (*_section(context, section, prose), *_tables_elsewhere(context)):
        _keep(context, found, outcome)
    for unit in prose:
        for outcome in _sentences(context, unit, return_type):
            _keep(context, found, outcome, is_aside=True)
    return tuple(found.values()), context.texts.passage(prose)


def _keep(context: PageContext, found: dict[str, Outcome], outcome: Outcome, *, is_aside: bool = False) -> None:
    first = found.get(outcome.code)
    if first is None:
        found[outcome.code] = outcome
    elif not is_aside:
        number = sum(code.partition(" #")[0] == outcome.code for code in found) + 1
        found[f"{outcome.code} #{number}"] = outcome  # two rows for one code: two reasons for it
    elif first.value is not None and outcome.value is not None and first.value != outcome.value:
        context.report(
            min(outcome.description.lines.values(), default=1), "value-conflict", f"Two values for {outcome.code}"
        )


def _section(context: PageContext, blocks: tuple[Block, ...], prose: list[Unit]) -> Iterator[Outcome]:
    open_name: tuple[Unit, list[Unit]] | None = None
    for block in blocks:
        if isinstance(block, Table):
            yield from _table(context, block)
        elif (
            isinstance(block, Paragraph)
            and block.units
            and _is_name_line(context, block.units[0])
            and len(block.units) > 1
        ):
            yield _outcome(context, context.texts.text(block.units[0]), block.units[0], block.units[1:])
        elif isinstance(block, Paragraph) and len(block.units) == 1 and _is_name_line(context, block.units[0]):
            open_name = (block.units[0], [])
            continue
        elif open_name and isinstance(block, Paragraph):
            yield _outcome(context, context.texts.text(open_name[0]), open_name[0], block.units)
        elif isinstance(block, List) and _is_list_of_codes(context, block):
            yield from _list(context, block)
        elif not isinstance(block, Code):
            prose.extend(units_of(block))
        open_name = None
    if open_name:
        yield _outcome(context, context.texts.text(open_name[0]), open_name[0], ())


def _tables_elsewhere(context: PageContext) -> Iterator[Outcome]:
    """Tables headed HRESULT in the remarks."""
    for block in context.blocks("remarks", "summary", ""):
        if isinstance(block, Table) and block.header.cells and block.header.cells[0].units:
            head = plain(context.texts.text(block.header.cells[0].units[0]))
            if "HRESULT" in head.upper() and _names_codes(context, block):
                yield from _table(context, block)


def _names_codes(context: PageContext, table: Table) -> bool:
    return any(
        CODE.search(context.texts.text(row.cells[0].units[0])) for row in table.rows if row.cells and row.cells[0].units
    )


def _table(context: PageContext, table: Table) -> Iterator[Outcome]:
    """A row a code. Where a column holds numbers (`|Constant|Value|Description|`), it gives the values."""
    for row in table.rows:
        cells = [cell.units for cell in row.cells]
        if not any(cells):
            continue
        first = cells[0][0] if cells[0] else next(units[0] for units in cells if units)
        names, rest = list(cells[0]), cells[1:]
        number: int | None = None
        if rest and rest[0] and (value := _sole_number(context.texts.text(rest[0][0]))) is not None:
            number, rest = value, rest[1:]
        elif names and _sole_number(context.texts.text(names[0])) is not None and rest and rest[0]:
            name = plain(context.texts.text(rest[0][0]))
            if _RESULT_NAME.fullmatch(name):  # number first, name second
                number, names, rest = _sole_number(context.texts.text(names[0])), list(rest[0]), rest[1:]
        description = tuple(unit for units in rest for unit in units)
        lead = context.texts.text(names[0]) if names else ""
        yield _outcome(context, lead, first, (*names[1:], *description), number)


def _list(context: PageContext, block: List) -> Iterator[Outcome]:
    for item in block.items:
        units = [unit for inner in item.blocks for unit in units_of(inner)]
        text = context.texts.text(units[0])
        match = CODE.search(plain(text))
        code = _spelled(match.group() if match else text)
        inline = units if len(plain(text)) > len(code) else units[1:]
        yield Outcome(code, hresult_value(code), context.texts.passage(inline))


def _is_list_of_codes(context: PageContext, block: List) -> bool:
    for item in block.items:
        first = next((unit for inner in item.blocks for unit in units_of(inner)), None)
        if first is None or not CODE.match(plain(context.texts.text(first))):
            return False
    return bool(block.items)


def _outcome(
    context: PageContext, lead: str, named_by: Unit, description: tuple[Unit, ...], number: int | None = None
) -> Outcome:
    text = plain(lead)
    match = CODE.match(text) or _RESULT_NAME.match(text)
    code = _spelled(match.group() if match else text)
    hexadecimal = _HEX.search(text)
    if number is None and hexadecimal:
        number = int(hexadecimal.group().rstrip("Ll"), 16)
    if number is None and not match:
        number = _sole_number(text)
    known = hresult_value(code)
    if number is not None and known is not None and number & _MASK != known:
        context.report(
            context.texts.line(named_by),
            "value-conflict",
            f"The page gives {code} the value {number & _MASK:#010x}, its header {known:#010x}",
            "check which one is meant",
        )
    value = known if number is None else number & _MASK
    return Outcome(code, value, context.texts.passage(description) if description else NOTHING)


def _spelled(code: str) -> str:
    """A code as one word: `HRESULT_FROM_WIN32 (X)` has a blank on some pages."""
    return " ".join(code.split()).replace(" (", "(") if code.startswith("HRESULT_FROM") else " ".join(code.split())


def _sole_number(text: str) -> int | None:
    match = _NUMBER.fullmatch(plain(text).rstrip("Ll"))
    return int(match.group(), 0 if "x" in match.group().lower() else 10) if match else None


def _is_name_line(context: PageContext, unit: Unit) -> bool:
    text = plain(context.texts.text(unit))
    match = CODE.match(text) or _RESULT_NAME.match(text)
    if not match:
        return False
    rest = text[match.end() :].strip()
    return not rest or (rest.startswith("(") and rest.endswith(")"))


def _sentences(context: PageContext, unit: Unit, return_type: str) -> Iterator[Outcome]:
    """Codes that sentences state as results: "`S_OK` if …; otherwise, `E_FAIL`."."""
    for segment in context.texts.sentences(unit):
        passage: Passage | None = None
        for code, start in _codes(segment.text, is_boolean=return_type not in {"", "HRESULT"}):
            if context.terms.elsewhere.search(segment.text[:start]):
                continue
            passage = passage or context.texts.sentence(segment)
            yield Outcome(code, hresult_value(code), passage)


def _codes(text: str, *, is_boolean: bool) -> Iterator[tuple[str, int]]:
    for match in CODE.finditer(text):
        yield _spelled(match.group()), match.start()
    if is_boolean:
        for match in _BOOLEAN.finditer(text):
            yield match.group(1) or match.group(2), match.start()
