"""A structure or a union and its fields."""

from refgen.api.context import PageContext
from refgen.api.kinds.kind import Facts, PageKind
from refgen.api.members import read_fields, read_linked_members
from refgen.api.model import Kind
from refgen.api.signature import Declaration, StructDeclaration


def _read(context: PageContext, name: str, declaration: Declaration | None) -> Facts:
    del name
    written = declaration.fields if isinstance(declaration, StructDeclaration) else ()
    return Facts(members=read_fields(context, written), linked=read_linked_members(context, "methods"))


PAGE_KIND = PageKind(
    Kind.STRUCTURE,
    ("structure", "struct", "union"),
    lambda declaration: isinstance(declaration, StructDeclaration) and bool(declaration.fields),
    is_member=False,
    read=_read,
)
