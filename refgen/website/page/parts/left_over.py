"""What a part made from the model has left out of the blocks that it stands in for: no sentence and no code may get lost."""

import re
from collections.abc import Iterator
from html import unescape

from refgen.dataclass import dataclass
from refgen.ops import Block, Code, Table, Unit
from refgen.text.late import late
from refgen.text.lazy import Lazy
from refgen.website.markup.inline import plain
from refgen.website.sentences.reading import Sentence
from refgen.website.sentences.sections import codes_of, units_of
from refgen.website.site.view import PageView

_NAME = re.compile(r' id="(s-[^"]*)"')
_TAG = re.compile(r"<[^<>]*>")
_LINK = late(r"\W*(?:\[[^\]]*\]\([^()\s]*\)|`[^`]*`)\W*\Z")
"""A cell that only leads to the page of what it names, or names it as code."""


@dataclass(frozen=True)
class Shown:
    """What a part made from the model shows."""

    html: str

    @Lazy
    def names(self) -> frozenset[str]:
        """Of the sentences in it."""
        return frozenset(_NAME.findall(self.html))

    @Lazy
    def words(self) -> str:
        """What a reader sees of it, without blanks."""
        return "".join(unescape(_TAG.sub("", self.html)).split())


def left_over(block: Block, shown: Shown, view: PageView) -> str:
    """The sentences of a block that are not in a part, nor said there in other words, and the code inside it."""
    named, reading = shown.names, view.reading
    parts: list[tuple[Sentence, ...]] = []
    for unit, is_head in _units(block):
        group = [one for one in reading.of_unit(unit) if one.id not in named]
        if group:
            group = [one for one in group if one.is_added or not (is_head or _is_said(one, shown, view))]
            parts.append(tuple(group))
        if reading.apart:
            parts += [added for added in reading.added_after(unit) if added[0].id not in named]
    codes = () if isinstance(block, Code) else codes_of((block,))
    html = [f"<p>{view.renderer.sentences(part)}</p>" for part in parts if part]
    return "".join([*html, *map(view.renderer.block, codes)])


def _units(block: Block) -> Iterator[tuple[Unit, bool]]:
    """The units of a block, and whether it is one of a table's head: the part's table has a head of its own."""
    if isinstance(block, Table):
        yield from ((unit, True) for cell in block.header.cells for unit in cell.units)
        yield from ((unit, False) for row in block.rows for cell in row.cells for unit in cell.units)
    else:
        yield from ((unit, False) for unit in units_of(block))


def _is_said(sentence: Sentence, shown: Shown, view: PageView) -> bool:
    """Whether a part says a sentence in its own way: the name that a row of its table begins with."""
    units = view.page.canonical.units
    is_name = sentence.unit < len(units) and units[sentence.unit].place.column == 0
    return (is_name and _LINK.match(sentence.text) is not None) or "".join(plain(sentence.text).split()) in shown.words
