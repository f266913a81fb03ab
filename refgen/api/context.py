"""What the readers of a page's parts share: its texts, its sections, its front matter, its syntax block."""

from collections.abc import Iterator
from dataclasses import field
from functools import cached_property
from typing import NamedTuple

from refgen.align import AlignedPage
from refgen.api.headings import PageSection, page_sections
from refgen.api.signature import Reading, parse_signature
from refgen.api.terms import Terms, terms_of
from refgen.api.texts import PageTexts, Part
from refgen.dataclass import dataclass
from refgen.ops import Block, Code, Directive, FrontMatter, Heading, Html, Image, List, Paragraph, Quote, Table, Unit
from refgen.text import Diagnostic, Severity

_OTHER_LANGUAGES = frozenset(
    [
        "bash",
        "c#",
        "console",
        "cs",
        "csharp",
        "f#",
        "fsharp",
        "html",
        "java",
        "javascript",
        "json",
        "output",
        "powershell",
        "python",
        "sql",
        "vb",
        "xaml",
        "xml",
    ]
)


class Syntax(NamedTuple):
    """The syntax block of a page."""

    text: str
    """Without blanks at the ends of its lines."""
    line: int
    """1-based line of its first line in the file."""
    reading: Reading


@dataclass
class PageContext:
    """One page while it is described; `problems` collects what contradicts itself."""

    page: AlignedPage
    problems: list[Diagnostic] = field(default_factory=list)

    @cached_property
    def texts(self) -> PageTexts:
        """Texts by unit."""
        return PageTexts(self.page)

    @cached_property
    def terms(self) -> Terms:
        """What to look for in the canonical language."""
        return terms_of(self.page.canonical.locale)

    @cached_property
    def sections(self) -> tuple[PageSection, ...]:
        """All sections, each with its role."""
        return page_sections(self.texts)

    def blocks(self, *roles: str) -> tuple[Block, ...]:
        """The blocks of all sections with one of these roles."""
        return tuple(block for section in self.sections if section.role in roles for block in section.blocks)

    @property
    def front_matter(self) -> FrontMatter:
        """Of the canonical view's file."""
        return self.page.canonical.page.front_matter

    def facts(self, key: str) -> tuple[str, ...]:
        """Values of a front matter key, in whichever generation it is written: `api_name`, `api.name`."""
        return self.front_matter.many(key) or self.front_matter.many(key.replace("_", "."))

    @cached_property
    def heading(self) -> Heading | None:
        """The page's title."""
        first = next((section.heading for section in self.sections if section.heading), None)
        return first if first and first.level == 1 else None

    @cached_property
    def title(self) -> str:
        """The title in the canonical language; the front matter's where the page has no heading."""
        return self.texts.text(self.heading.unit) if self.heading else self.front_matter.one("title")

    @cached_property
    def syntax(self) -> Syntax | None:
        """The first block of the syntax section that declares something, else its first block; None without one."""
        blocks = [block for block in self.blocks("syntax") if isinstance(block, Code)]
        found: Syntax | None = None
        for block in blocks:
            syntax = self._read(block)
            if syntax.reading.declarations:
                return syntax
            found = found or syntax
        return found

    def _read(self, block: Code) -> Syntax:
        text = "\n".join(line.rstrip() for line in block.text.strip("\n").splitlines()).rstrip()
        reading = parse_signature(text) if block.language not in _OTHER_LANGUAGES else Reading((), (), ())
        line = self.page.canonical.page.source.line(block.start) + int(block.fenced)
        blank = len(block.text) - len(block.text.lstrip("\n"))
        return Syntax(text, line + blank, reading)

    def report(
        self, line: int, code: str, message: str, remedy: str = "", severity: Severity = Severity.WARNING
    ) -> None:
        """Note a contradiction, at a line of the canonical view's file."""
        self.problems.append(
            Diagnostic(self.page.canonical.page.source.path, max(line, 1), 1, code, message, remedy, severity)
        )


def parts_of(block: Block) -> Iterator[Part]:
    """All units inside a block, and the files that it includes, in page order."""
    match block:
        case Directive(name="include"):
            yield block
        case List(items=items):
            yield from (part for item in items for inner in item.blocks for part in parts_of(inner))
        case Quote(blocks=blocks):
            yield from (part for inner in blocks for part in parts_of(inner))
        case _:
            yield from units_of(block)


def units_of(block: Block) -> Iterator[Unit]:
    """All units inside a block, in page order."""
    match block:
        case Paragraph(units=found) | Html(units=found):
            yield from found
        case Heading(unit=unit) | Image(unit=unit):
            yield unit
        case List(items=items):
            yield from (unit for item in items for inner in item.blocks for unit in units_of(inner))
        case Quote(blocks=blocks):
            yield from (unit for inner in blocks for unit in units_of(inner))
        case Table():
            rows = (block.header, *block.rows)
            yield from (unit for row in rows for cell in row.cells for unit in cell.units)
        case _:
            return
