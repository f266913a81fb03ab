"""The tree of one page: every node is an interval of the file's own text.

Nothing is copied or normalized away: what no node covers is markup (list markers, pipes, blanks), so the file can
always be written back, whole or with some intervals replaced (`refgen.ops.write`). Offsets are code points,
half-open, from the start of the file, in the text exactly as it stands on disk.

What a page has hundreds of is a named tuple, here and in what is made of it (`Line`, `Place`, `Segment`): it is made three
times as fast as a frozen dataclass, and comes out of the cache six times as fast.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from refgen.dataclass import dataclass
from refgen.text import Diagnostic, Source
from refgen.text.by_fields import by_fields


class Side(StrEnum):
    """Which language of a side-by-side page is meant; a plain page has only `TARGET`."""

    SOURCE = "source"
    TARGET = "target"


@by_fields
class Pair(NamedTuple):
    """A translated stretch and its English, in the markup of side-by-side pages.

    `<span data-ttu-id="8d7c2-103">target</span><span class="sxs-lookup"><span data-stu-id="8d7c2-103">source</span></span>`
    """

    id: str
    """The id as it stands: hand-off hash, dash, number. The hash never matches across locales, the number nearly always."""
    target: str
    """The translated text between its span's tags, Markdown included."""
    source: str
    """The English between its span's tags, Markdown included."""
    start: int
    """Start of the whole markup of the pair."""
    end: int
    target_start: int
    """Start of `target` in the file; it ends at `target_start + len(target)`."""
    source_start: int
    """Start of `source` in the file."""


@by_fields
class Reference(NamedTuple):
    """Where a link names a target that stands elsewhere in the file: `[text][name]`, with `[name]: target`."""

    at: int
    """Offset, in the text that has the target, of what stands for the name."""
    shown: str
    """What stands there: `(target)`."""
    written: str
    """What stands in its place in the file: `[name]`, `[]`, or nothing behind `[name]`."""


@by_fields
class Definition(NamedTuple):
    """Of a line `[name]: target`, which shows nothing itself and so is no block, a target that some text refers to."""

    target: str
    """As links have it."""
    start: int
    """Offset of the target in the file."""
    is_image: bool
    """Whether it is shown; one that is linked to as well is another."""

    @property
    def as_link(self) -> str:
        """A link or an image that has it."""
        return f"{'!' if self.is_image else ''}[]({self.target})"


@by_fields
class Unit(NamedTuple):
    """The text of one heading, cell, list line, paragraph line…: what a translator sees as one translation unit.

    A hard line break (two blanks or a backslash at the end of a line, `<br>`) ends a unit; a soft one does not.
    """

    start: int
    """Start of the text in the file, markup of pairs included."""
    end: int
    text: str
    """The translation (on a plain page: the text), Markdown included, span markup and line prefixes removed; links by
    reference say their target, as others do."""
    source: str | None
    """The English, every pair replaced by its English; None on a plain page."""
    pairs: tuple[Pair, ...] = ()
    """The pairs inside, in order; empty on a plain page and for text that was not handed off (code, file names)."""
    pieces: tuple[tuple[int, int], ...] = ()
    """Where `text` is not one stretch of the file: (offset in `written`, offset in the file) of each stretch, in order.
    Empty means that `text` stands at `start`, in one stretch."""
    references: tuple[Reference, ...] = ()
    """What is in `text` and stands elsewhere in the file."""
    source_references: tuple[Reference, ...] = ()
    """The same of `source`."""

    def on(self, side: Side) -> str:
        """The text in the language meant; a plain text stands for both."""
        return self.text if side is Side.TARGET or self.source is None else self.source

    def references_on(self, side: Side) -> tuple[Reference, ...]:
        """What `on` has that stands elsewhere in the file."""
        return self.references if side is Side.TARGET or self.source is None else self.source_references


@by_fields
class Heading(NamedTuple):
    """`## <a name="return-value"></a>Return Value`, or a Setext heading."""

    start: int
    end: int
    level: int
    """1 to 6."""
    anchor: str | None
    """The name of the anchor, English in every locale; None where the heading carries none."""
    unit: Unit


@by_fields
class Paragraph(NamedTuple):
    """Lines of text; one unit for each stretch between hard line breaks."""

    start: int
    end: int
    units: tuple[Unit, ...]


@by_fields
class Image(NamedTuple):
    """A line that is an image; its alternative text is a unit."""

    start: int
    end: int
    unit: Unit
    target: str
    """Path or address of the image."""


@by_fields
class Code(NamedTuple):
    """A fenced or indented code block."""

    start: int
    end: int
    language: str | None
    """The first word after the fence, lower case; None for none, and for indented code."""
    text: str
    """The code without fence and without the indentation of its container, lines ended by `\\n`."""
    fenced: bool


@by_fields
class Cell(NamedTuple):
    """A table cell; `<br>` and list markers inside make several units."""

    start: int
    end: int
    units: tuple[Unit, ...]


@by_fields
class Row(NamedTuple):
    """A table row; it may have fewer or more cells than the header."""

    start: int
    end: int
    cells: tuple[Cell, ...]


@by_fields
class Table(NamedTuple):
    """A pipe table, with or without outer pipes."""

    start: int
    end: int
    header: Row
    rows: tuple[Row, ...]


@by_fields
class Item(NamedTuple):
    """A list item; its first paragraph and all that is indented under it."""

    start: int
    end: int
    marker: str
    """As it stands: `-`, `*`, `+`, `1.`, `2)`."""
    blocks: tuple["Block", ...]


@by_fields
class List(NamedTuple):
    """A bulleted or numbered list."""

    start: int
    end: int
    ordered: bool
    items: tuple[Item, ...]


@by_fields
class Quote(NamedTuple):
    """A block quote; an alert where it opens with `[!NOTE]` or its kind."""

    start: int
    end: int
    alert: str | None
    """Upper case word of the alert, `NOTE`; None for a plain quote."""
    blocks: tuple["Block", ...]


@by_fields
class Directive(NamedTuple):
    """A line for the publishing system: `[!INCLUDE[…](…)]`, `[!code-cpp[…](…)]`, `:::row:::`, a tab heading."""

    start: int
    end: int
    name: str
    """`include`, `code`, `video`, `tab`, or the word after `:::`."""
    target: str | None
    """The path or address it names."""
    units: tuple[Unit, ...] = ()
    """Text that it shows: a tab's title."""


@by_fields
class Html(NamedTuple):
    """A block of HTML; the texts between its tags are units."""

    start: int
    end: int
    units: tuple[Unit, ...]


@by_fields
class Rule(NamedTuple):
    """A thematic break."""

    start: int
    end: int


@by_fields
class Junk(NamedTuple):
    """What could not be read; a diagnostic says why."""

    start: int
    end: int
    reason: str


Block = Heading | Paragraph | Image | Code | Table | List | Quote | Directive | Html | Rule | Junk


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The YAML before the text, read safely: strings and lists of strings; anything deeper is kept as YAML text."""

    start: int
    end: int
    data: Mapping[str, str | tuple[str, ...]]
    """Keys in the order of the file. A key without a value has ''."""
    lines: Mapping[str, int]
    """1-based line of each key."""

    def one(self, key: str) -> str:
        """The value of a key, the first where it is a list, '' where it is absent."""
        value = self.data.get(key, "")
        return value if isinstance(value, str) else (value[0] if value else "")

    def many(self, key: str) -> tuple[str, ...]:
        """The values of a key, whichever generation wrote it: `api_name: X` and a list of one mean the same."""
        value = self.data.get(key, "")
        return ((value,) if value else ()) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Page:
    """One file, read."""

    source: Source
    front_matter: FrontMatter
    """Empty, at offset 0, where the page has none."""
    blocks: tuple[Block, ...]
    diagnostics: tuple[Diagnostic, ...]
    is_side_by_side: bool
    """Whether it carries its English in spans."""
    definitions: tuple[Definition, ...] = ()
    """The targets that stand apart from the texts that refer to them, in order."""
