"""Bytes of a file to the tree of a page. Never raises on content: what cannot be read is a diagnostic."""

import re
from collections.abc import Mapping

from refgen.ops.block_rules import read_blocks
from refgen.ops.front_matter import read_front_matter
from refgen.ops.lines import split_lines
from refgen.ops.merge_marks import report_merge_marks
from refgen.ops.reader import Reader
from refgen.ops.tree import Block, Definition, FrontMatter, Page
from refgen.text import Severity, Source
from refgen.text.source import is_utf8

NOT_UTF8 = "invalid-utf8"
"""The diagnostic of a file that has bytes which are no UTF-8."""
EMPTY = "empty-page"
"""The diagnostic of a file without text."""
_BAD = re.compile("[\udc80-\udcff]")


def parse_page(data: bytes, path: str) -> Page:
    """Read one page.

    `path` is what diagnostics name: relative to the source root, with `/`.
    """
    source = Source.from_bytes(path, data)
    reader, front_matter, blocks = _read(source, data, {})
    if reader.definitions:
        # A link may refer to what stands below it: once more, with that in mind.
        targets = {name: target for name, (target, _) in reader.definitions.items()}
        reader, front_matter, blocks = _read(source, data, targets)
    diagnostics = tuple(sorted(reader.diagnostics, key=lambda problem: (problem.line, problem.column, problem.code)))
    return Page(source, front_matter, tuple(blocks), diagnostics, reader.is_side_by_side, _used(reader))


def _used(reader: Reader) -> tuple[Definition, ...]:
    found = (Definition(*reader.definitions[name], is_image) for name, is_image in reader.used)
    return tuple(sorted(found, key=lambda one: (one.start, one.is_image)))


def _read(source: Source, data: bytes, targets: Mapping[str, str]) -> tuple[Reader, FrontMatter, list[Block]]:
    """The parts of a page, where links by reference lead to those targets."""
    reader = Reader(source, read_blocks, targets)
    if not is_utf8(data) and (bad := _BAD.search(source.text)):
        reader.report(
            bad.start(),
            NOT_UTF8,
            f"Byte 0x{ord(bad[0]) - 0xDC00:02X} is not valid UTF-8",
            "save the file as UTF-8",
            Severity.ERROR,
        )
    report_merge_marks(reader)
    lines = split_lines(source.text, 0)
    front_matter, taken = read_front_matter(reader, lines)
    if taken == 0 and lines and lines[0].text.startswith("\ufeff"):
        lines[0] = lines[0].after(1)
    blocks = reader.blocks(lines[taken:], 0) if lines[taken:] else []
    if not blocks:
        message = "The page has no text" if any(line.body for line in lines) else "The file is empty"
        reader.report(lines[taken - 1].start if taken else 0, EMPTY, message, "write its text, or delete it")
    return reader, front_matter, blocks
