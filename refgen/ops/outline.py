"""The units of a page in order, each with its place in the structure, and the page's sections."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from refgen.ops.tree import (
    Block,
    Code,
    Directive,
    Heading,
    Html,
    Image,
    Junk,
    List,
    Page,
    Paragraph,
    Quote,
    Rule,
    Table,
    Unit,
)
from refgen.text.by_fields import by_fields


class Role(StrEnum):
    """What a unit is on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    IMAGE = "image"
    TAB = "tab"
    HTML = "html"


@by_fields
class Place(NamedTuple):
    """Where a unit stands."""

    role: Role
    section: str
    """Anchor of the nearest heading above (or of the heading itself); '' before the first, and where it has none."""
    block: int
    """0-based ordinal, in page order, of the innermost table, list or text block that the unit is in."""
    level: int = 0
    """Of a heading: 1 to 6. Of an item: depth of nesting, from 1. Else 0."""
    row: int = -1
    """Of a cell: -1 for the header, then from 0. Of an item: its ordinal in the list."""
    column: int = -1
    """Of a cell: from 0."""
    part: int = 0
    """Ordinal of the unit inside its cell, paragraph or item, from 0."""
    alert: str = ""
    """The alert around it, `NOTE`; '' for none."""


@by_fields
class Placed(NamedTuple):
    """A unit with its place."""

    index: int  # type: ignore[assignment]  # hides a method of tuples that nobody calls
    """0-based ordinal on the page; what slots and passages refer to."""
    unit: Unit
    place: Place


class Section(NamedTuple):
    """A heading and the blocks up to the next heading of any level."""

    heading: Heading | None
    """None for what stands before the first heading."""
    blocks: tuple[Block, ...]

    @property
    def anchor(self) -> str:
        """The heading's anchor, '' without one."""
        return (self.heading.anchor or "") if self.heading else ""


def sections(page: Page) -> tuple[Section, ...]:
    """The page cut at its top-level headings, in order."""
    found: list[Section] = []
    heading: Heading | None = None
    blocks: list[Block] = []
    for block in page.blocks:
        if isinstance(block, Heading):
            if heading or blocks:
                found.append(Section(heading, tuple(blocks)))
            heading, blocks = block, []
        else:
            blocks.append(block)
    if heading or blocks:
        found.append(Section(heading, tuple(blocks)))
    return tuple(found)


def units(page: Page) -> tuple[Placed, ...]:
    """Every unit of the page, in page order."""
    found = [*_Walk().blocks(page.blocks, 0, -1, "")]
    return tuple([Placed(index, unit, place) for index, (unit, place) in enumerate(found)])


_CONTAINERS = (List, Quote)


class _Walk:
    """Carries what a place needs to know of the blocks before it."""

    def __init__(self) -> None:
        self.section = ""
        self.ordinal = -1

    def blocks(  # noqa: C901, PLR0912  (one case a kind of block)
        self, blocks: tuple[Block, ...], depth: int, item: int, alert: str
    ) -> Iterator[tuple[Unit, Place]]:
        """Units of blocks that stand `depth` lists deep, in item number `item`, inside `alert`."""
        part = 0
        for block in blocks:
            if not isinstance(block, _CONTAINERS):
                self.ordinal += 1
            match block:
                case Heading(unit=unit):
                    self.section = block.anchor or ""
                    yield unit, Place(Role.HEADING, self.section, self.ordinal, block.level, alert=alert)
                case Paragraph(units=found):
                    role = Role.ITEM if depth else Role.PARAGRAPH
                    for unit in found:
                        yield unit, Place(role, self.section, self.ordinal, depth, row=item, part=part, alert=alert)
                        part += 1
                case Image(unit=unit):
                    yield unit, Place(Role.IMAGE, self.section, self.ordinal, depth, row=item, alert=alert)
                case Directive(units=found) | Html(units=found):
                    role = Role.TAB if isinstance(block, Directive) else Role.HTML
                    for number, unit in enumerate(found):
                        yield unit, Place(role, self.section, self.ordinal, depth, row=item, part=number, alert=alert)
                case Table():
                    yield from self._table(block, depth, alert)
                case List(items=items):
                    self.ordinal += 1
                    for number, entry in enumerate(items):
                        yield from self.blocks(entry.blocks, depth + 1, number, alert)
                case Quote(blocks=inner):
                    yield from self.blocks(inner, depth, item, block.alert or alert)
                case Code() | Rule() | Junk():
                    pass

    def _table(self, table: Table, depth: int, alert: str) -> Iterator[tuple[Unit, Place]]:
        ordinal = self.ordinal
        for number, row in enumerate((table.header, *table.rows), start=-1):
            for column, cell in enumerate(row.cells):
                for part, unit in enumerate(cell.units):
                    yield unit, Place(Role.CELL, self.section, ordinal, depth, number, column, part, alert)
