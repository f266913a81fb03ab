"""A list of constants that belong to no enumeration."""

from refgen.api.context import PageContext, units_of
from refgen.api.entries import read_entries
from refgen.api.kinds.kind import Facts, PageKind, is_never
from refgen.api.members import stated_value
from refgen.api.model import NOTHING, Kind, Member
from refgen.api.names import IDENTIFIER
from refgen.api.signature import Declaration
from refgen.ops import Code, Heading


def _read(context: PageContext, name: str, declaration: Declaration | None) -> Facts:
    del name, declaration
    found: dict[str, Member] = {}
    if context.syntax:
        for one in context.syntax.reading.constants:
            found[one.name] = Member(one.name, one.value, None, NOTHING)
    for section in context.sections:
        if section.role in {"see-also", "requirements", "related-sections"}:
            continue
        blocks = tuple(block for block in section.blocks if not isinstance(block, Heading | Code))
        for entry in read_entries(context, blocks, lambda name: name in found):
            if not IDENTIFIER.fullmatch(entry.name) or not any(True for block in blocks for _ in units_of(block)):
                continue
            value, description = stated_value(context, entry)
            known = found.get(entry.name)
            found[entry.name] = Member(entry.name, known.value if known and value is None else value, None, description)
    return Facts(members=tuple(found.values()))


PAGE_KIND = PageKind(Kind.CONSTANTS, ("constants", "constant"), is_never, is_member=False, read=_read)
