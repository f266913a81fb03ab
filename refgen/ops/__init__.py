"""One page: bytes to a lossless tree and back."""

from refgen.ops.outline import Place, Placed, Role, Section, sections, units
from refgen.ops.parse import parse_page
from refgen.ops.tree import (
    Block,
    Cell,
    Code,
    Directive,
    FrontMatter,
    Heading,
    Html,
    Image,
    Item,
    Junk,
    List,
    Page,
    Pair,
    Paragraph,
    Quote,
    Row,
    Rule,
    Side,
    Table,
    Unit,
)
from refgen.ops.write import Edit, edit_page, leaves, write_page

__all__ = [
    "Block", "Cell", "Code", "Directive", "Edit", "FrontMatter", "Heading", "Html", "Image", "Item", "Junk", "List",
    "Page", "Pair", "Paragraph", "Place", "Placed", "Quote", "Role", "Row", "Rule", "Section", "Side", "Table", "Unit",
    "edit_page", "leaves", "parse_page", "sections", "units", "write_page",
]
