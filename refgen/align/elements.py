"""What is paired before its sentences are: headings, text units, list lines, table rows, code, one after the other."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from refgen.align.lexicon import Lexicon, traits_in
from refgen.align.slot import Segment, View
from refgen.align.traits import NO_TRAITS, Traits, fold, pooled
from refgen.ops import Block, Code, Directive, Heading, Item, List, Placed, Quote, Role, Side
from refgen.text.late import late

_SLUG_DROPPED = late(r"[^\w\- ]")
_CODE_ANCHORS = 40
"""Lines of a code block that are looked at."""


class Element(NamedTuple):
    """One step of a page."""

    ordinal: int
    """0-based, among the page's elements."""
    kind: str
    """A `Role`, `row`, `code` or `directive`."""
    level: int
    """Of a heading or a list item; of a row: its number of cells; else 0."""
    part: int
    """Ordinal of the unit in its block; of a row: -1 for the header, else 0."""
    alert: str
    name: str
    """Of a heading: its anchor, or the one that its text would get; of code and directives: what they show."""
    units: tuple[Placed, ...]
    """One, or the units of a row in order; none for code and directives."""
    traits: Traits
    """Of all its units together."""
    each: tuple[Traits, ...] = ()
    """Of each unit, in order."""
    side: Side = Side.TARGET
    """The language of the page that it is read in."""

    @property
    def text(self) -> str:
        """The texts of its units, a line each."""
        return "\n".join(placed.unit.on(self.side) for placed in self.units)


def elements_of(view: View, segments: Sequence[Sequence[Segment]], lexicon: Lexicon | None) -> tuple[Element, ...]:
    """The elements of a view, in page order; `segments` are those of its units, the lexicon is that of its language."""
    traits = [_traits_of(parts, lexicon) for parts in segments]
    anchors: dict[int, str | None] = {}
    placed = [tuple(group) for _, group in groupby(view.units, _group_key)]
    found: list[tuple[int, tuple[Placed, ...] | Code | Directive]] = [(group[0].unit.start, group) for group in placed]
    for block in _walk(view.page.blocks):
        if isinstance(block, Heading):
            anchors[block.unit.start] = block.anchor
        elif isinstance(block, Code) or (isinstance(block, Directive) and not block.units):
            found.append((block.start, block))
    found.sort(key=itemgetter(0))
    return tuple(
        _fixed(index, one) if isinstance(one, Code | Directive) else _element(index, view, one, anchors, traits)
        for index, (_, one) in enumerate(found)
    )


def _traits_of(parts: Sequence[Segment], lexicon: Lexicon | None) -> Traits:
    if len(parts) == 1:
        return traits_in(parts[0].text, lexicon)
    return pooled([traits_in(part.text, lexicon) for part in parts]) if parts else NO_TRAITS


def slug(text: str) -> str:
    """The anchor that the publishing system gives a heading with this text."""
    return _SLUG_DROPPED.sub("", text.lower()).strip().replace(" ", "-")


def _group_key(placed: Placed) -> tuple[int, int | None]:
    place = placed.place
    return (place.block, place.row) if place.role is Role.CELL else (-1 - placed.index, None)


def _element(
    index: int, view: View, placed: tuple[Placed, ...], anchors: Mapping[int, str | None], traits: Sequence[Traits]
) -> Element:
    unit, place = placed[0].unit, placed[0].place
    if place.role is Role.CELL:
        each = tuple([traits[one.index] for one in placed])
        found = pooled(each)
        cells = len({one.place.column for one in placed})
        return Element(index, "row", cells, min(place.row, 0), place.alert, "", placed, found, each, view.side)
    found = traits[placed[0].index]
    name = (anchors.get(unit.start) or slug(unit.on(view.side))) if place.role is Role.HEADING else ""
    return Element(
        index, place.role.value, place.level, place.part, place.alert, name, placed, found, (found,), view.side
    )


def _fixed(index: int, block: Code | Directive) -> Element:
    if isinstance(block, Code):
        shown = _shown(block.text)
        return Element(index, "code", 0, 0, "", shown.folded, (), shown)
    name = fold(block.target or block.name)
    return Element(index, "directive", 0, 0, "", name, (), Traits(0, frozenset((name,)), frozenset(), name))


@lru_cache(maxsize=1024)
def _shown(code: str) -> Traits:
    """What a block of code is known by: both sides of a page mostly have the same ones."""
    lines = [fold(line) for line in code.splitlines()[:_CODE_ANCHORS]]
    return Traits(0, frozenset([line for line in lines if line]), frozenset(), "\n".join(lines))


def _walk(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Quote | Item):
            yield from _walk(block.blocks)
        elif isinstance(block, List):
            for item in block.items:
                yield from _walk(item.blocks)
