"""A page back to bytes, whole or with some intervals replaced: no other byte ever changes."""

from collections.abc import Iterable, Iterator

from refgen.dataclass import dataclass
from refgen.errors import RefgenError
from refgen.ops.outline import units
from refgen.ops.tree import Page
from refgen.text.source import encode


@dataclass(frozen=True, slots=True)
class Edit:
    """New text for an interval of the file."""

    start: int
    """Offset in code points."""
    end: int
    text: str


def leaves(page: Page) -> Iterator[str]:
    """The page's text in stretches that tile it: markup and the texts of units, in turn."""
    text = page.source.text
    position = 0
    for placed in units(page):
        yield text[position : placed.unit.start]
        yield text[placed.unit.start : placed.unit.end]
        position = placed.unit.end
    yield text[position:]


def write_page(page: Page) -> bytes:
    """The bytes that the page was read from."""
    return encode("".join(leaves(page)))


def edit_page(page: Page, edits: Iterable[Edit]) -> bytes:
    """The page's bytes with some intervals replaced.

    Raises:
        RefgenError: two edits overlap, or one lies outside the file.
    """
    text = page.source.text
    parts: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not position <= edit.start <= edit.end <= len(text):
            raise RefgenError(f"{page.source.path}: edits overlap or leave the file at offset {edit.start}")
        parts += text[position : edit.start], edit.text
        position = edit.end
    parts.append(text[position:])
    return encode("".join(parts))
