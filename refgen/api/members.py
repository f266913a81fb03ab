"""Members: values of enumerations, fields of structures, methods in the table of an interface."""

from collections.abc import Iterator
from typing import NamedTuple

from refgen.api.context import PageContext
from refgen.api.entries import Entry, read_entries
from refgen.api.model import NOTHING, Member, Passage
from refgen.api.names import IDENTIFIER, LINK, XREF, distinctive_in, plain, scoped_parts, sole_name
from refgen.api.parameters import pair_entries
from refgen.api.signature import Enumerator, Field
from refgen.api.signature.expression import number
from refgen.api.texts import clean
from refgen.ops import Block, List, Paragraph, Table, Unit
from refgen.text.late import late

_JOINTS = " :：.。-–—\t\n"
_VALUE_CELL = late(r"\(?\s*(-?(?:0[xX][0-9A-Fa-f]+|\d+))[uUlL]*\s*\)?")
_ASSIGNED = late(r"[=(]\s*(-?(?:0[xX][0-9A-Fa-f]+|\d+))")


class LinkedMember(NamedTuple):
    """A member, and where its row links to."""

    member: Member
    target: str
    """As written; '' without a link."""


def read_enumerators(context: PageContext, written: tuple[Enumerator, ...]) -> tuple[Member, ...]:
    """The values in the order of the syntax, then those that only the table has."""
    entries = _entries(context, [one.name for one in written])
    paired = pair_entries([one.name for one in written], entries)
    found = [_enumerator(context, one, entry) for one, entry in zip(written, paired, strict=True)]
    return (*found, *_strays(context, entries, paired, has_syntax=bool(written)))


def read_fields(context: PageContext, written: tuple[Field, ...]) -> tuple[Member, ...]:
    """The fields in the order of the syntax, then those that only the table has."""
    entries = _entries(context, [one.name for one in written])
    paired = pair_entries([one.name for one in written], entries)
    found = [
        Member(one.name, None, one.type, entry.passage(context) if entry else NOTHING)
        for one, entry in zip(written, paired, strict=True)
    ]
    return (*found, *_strays(context, entries, paired, has_syntax=bool(written)))


def _entries(context: PageContext, names: list[str]) -> list[Entry]:
    return _merged(context, _all_entries(context, names))


def _merged(context: PageContext, entries: list[Entry]) -> list[Entry]:
    """One entry a name: a value may be listed under several headings."""
    found: dict[str, Entry] = {}
    for entry in entries:
        first = found.setdefault(entry.name, entry)
        if first is not entry:
            said = {context.texts.text(unit) for unit in first.units}
            first.units.extend(unit for unit in entry.units if context.texts.text(unit) not in said)
    return list(found.values())


def _all_entries(context: PageContext, names: list[str]) -> list[Entry]:
    known = {name.casefold() for name in names}
    blocks = context.blocks("members", "parameters", "properties")
    if not blocks:
        blocks = tuple(block for block in context.blocks("remarks") if isinstance(block, Table) and names)
        entries = read_entries(context, blocks, lambda name: name.casefold() in known)
        return [entry for entry in entries if entry.name.casefold() in known]
    return read_entries(context, blocks, lambda name: name.casefold() in known)


def _enumerator(context: PageContext, one: Enumerator, entry: Entry | None) -> Member:
    value = one.value
    stated, description = stated_value(context, entry) if entry else (None, NOTHING)
    if entry and stated is not None and value is not None and stated != value and one.expression:
        context.report(
            context.texts.line(entry.named_by),
            "value-conflict",
            f"The syntax gives `{one.name}` the value {value}, the table {stated}",
            "correct the one that is wrong",
        )
    if stated is not None and (value is None or not one.expression):
        value = stated
    return Member(one.name, value, None, description, expression=one.expression)


def _strays(
    context: PageContext, entries: list[Entry], paired: list[Entry | None], *, has_syntax: bool
) -> Iterator[Member]:
    used = {id(entry) for entry in paired if entry}
    for entry in entries:
        if id(entry) in used or not IDENTIFIER.fullmatch(entry.name):
            continue
        if has_syntax:
            context.report(
                context.texts.line(entry.named_by),
                "member-not-in-syntax",
                f"`{entry.name}` is described as a member, but the syntax does not have it",
                "add it to the syntax, or drop its description",
            )
        stated, description = stated_value(context, entry)
        yield Member(entry.name, stated, None, description)


def stated_value(context: PageContext, entry: Entry) -> tuple[int | None, Passage]:
    """A value that the table states, in a cell of its own or behind the name."""
    units = list(entry.units)
    named = _ASSIGNED.search(plain(context.texts.text(entry.named_by)))
    stated = number(named.group(1).lstrip("-")) if named else None
    if stated is not None and named and named.group(1).startswith("-"):
        stated = -stated
    if len(units) > 1:
        match = _VALUE_CELL.fullmatch(plain(context.texts.text(units[0])))
        if match:
            stated = int(match.group(1), 16 if "x" in match.group(1).lower() else 10)
            units = units[1:]
    return stated, Entry(entry.name, entry.named_by, units, entry.is_inline).passage(context)


def read_linked_members(context: PageContext, *roles: str) -> tuple[LinkedMember, ...]:
    """Rows, items and name lines of overviews, with the page that each links to."""
    found: list[LinkedMember] = []
    for block in context.blocks(*roles):
        found.extend(_linked(context, block))
    return tuple(found)


def _linked(context: PageContext, block: Block) -> Iterator[LinkedMember]:
    if isinstance(block, Table):
        for row in block.rows:
            cells = [cell.units for cell in row.cells]
            if cells and cells[0]:
                rest = tuple(unit for units in cells[1:] for unit in units)
                yield from _link(context, cells[0][0], rest, needs_link=False)
    elif isinstance(block, Paragraph) and block.units:
        yield from _link(context, block.units[0], block.units[1:], needs_link=True)
    elif isinstance(block, List):
        for item in block.items:
            units = [unit for inner in item.blocks if isinstance(inner, Paragraph) for unit in inner.units]
            if units:
                yield from _link(context, units[0], tuple(units[1:]), needs_link=True)


def _without_link(text: str) -> str:
    """What follows the link that a line opens with."""
    return clean(LINK.sub("", text, count=1).lstrip(_JOINTS))


def _link(context: PageContext, named_by: Unit, rest: tuple[Unit, ...], *, needs_link: bool) -> Iterator[LinkedMember]:
    text = context.texts.text(named_by)
    link, xref = LINK.search(text), XREF.search(text)
    if needs_link and (link is None or link.start() > 2):
        return
    target = link.group(2) if link else (f"xref:{xref.group(1)}" if xref else "")
    shown = link.group(1) if link else text
    shown = plain(shown)
    name = sole_name(context.terms.kinds.sub("", shown).strip(" ,-")) or distinctive_in(shown) or shown
    parts = scoped_parts(name)
    description = context.texts.passage(rest) if rest else NOTHING
    if not rest and link and text[link.end() :].strip(_JOINTS):
        description = context.texts.passage((named_by,), _without_link)
    yield LinkedMember(Member(parts[-1] if parts else name, None, None, description), target)
