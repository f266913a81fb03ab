"""Which part of a page says what: the role of a section, and what of it the model has taken over."""

from collections.abc import Iterable, Iterator
from functools import cache

from refgen.api.model import Api, Passage
from refgen.locales import load_locale
from refgen.ops import Block, Code, Directive, Heading, Html, Image, List, Paragraph, Quote, Section, Side, Table, Unit
from refgen.text.late import late
from refgen.website.sentences.reading import Reading

_NUMBERED = late(r"-\d+$")


@cache
def _roles() -> dict[str, str]:
    return {word: role for role, words in load_locale("en").headings.items() for word in words}


def role_of(section: Section, side: Side) -> str:
    """`syntax`, `parameters`, `return-value`…; '' for a section of its own kind."""
    if section.heading is None:
        return ""
    roles = _roles()
    by_words = roles.get(section.heading.unit.on(side).strip().lower(), "")
    return by_words or _NUMBERED.sub("", section.anchor)


def units_of(block: Block) -> Iterator[Unit]:  # noqa: C901  (one case for each kind of block)
    """All units of a block."""
    match block:
        case Heading(unit=unit) | Image(unit=unit):
            yield unit
        case Paragraph(units=units) | Directive(units=units) | Html(units=units):
            yield from units
        case Table(header=header, rows=rows):
            for row in (header, *rows):
                for cell in row.cells:
                    yield from cell.units
        case List(items=items):
            for item in items:
                for inner in item.blocks:
                    yield from units_of(inner)
        case Quote(blocks=blocks):
            for inner in blocks:
                yield from units_of(inner)
        case _:
            return


def own_units(block: Block) -> Iterator[Unit]:
    """The units of a block that are not those of a block inside it: an item of one paragraph counts as the list's own."""
    match block:
        case List(items=items):
            for item in items:
                match item.blocks:
                    case (Paragraph(units=units),):
                        yield from units
        case Quote():
            return
        case _:
            yield from units_of(block)


def codes_of(blocks: Iterable[Block]) -> Iterator[Code]:
    """All code blocks, those inside lists and quotes too."""
    for block in blocks:
        match block:
            case Code():
                yield block
            case List(items=items):
                for item in items:
                    yield from codes_of(item.blocks)
            case Quote(blocks=inner):
                yield from codes_of(inner)
            case _:
                pass


def taken_units(api: Api) -> frozenset[int]:
    """Units of the canonical page that the parts made from the model show."""
    needs = api.requirements
    passages: list[Passage] = [needs.platforms, needs.header, needs.library, needs.versions]
    passages += [one.description for one in api.parameters]
    passages += [one.description for one in api.outcomes]
    passages += [one.description for one in api.members]
    return frozenset(unit for passage in passages for unit in passage.units)


def is_taken(block: Block, role: str, api: Api, taken: frozenset[int], reading: Reading) -> bool:
    """Whether a part made from the model shows a block's content already."""
    if isinstance(block, Code):
        # A page may declare its API more than once: for another language, or of an older version.
        return role == "syntax" and "".join(block.text.split()) == "".join(api.signature.split())
    units = list(units_of(block))
    if any(reading.units.get(unit.start) in taken for unit in units):
        return True
    if role != "parameters":
        return False
    names = {f"`{one.name}`" for one in api.parameters} | {one.name for one in api.parameters}
    return bool(units) and all(unit.text.strip() in names for unit in units)
