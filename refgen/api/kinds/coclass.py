"""A class that can be created, and the interfaces that it offers."""

from refgen.api.context import PageContext
from refgen.api.kinds.kind import Facts, PageKind
from refgen.api.members import read_linked_members
from refgen.api.model import NOTHING, Kind, Member
from refgen.api.signature import Coclass, Declaration


def _read(context: PageContext, name: str, declaration: Declaration | None) -> Facts:
    del name
    linked = read_linked_members(context, "interfaces", "methods", "members", "properties")
    listed = {one.member.name for one in linked}
    offered = declaration.interfaces if isinstance(declaration, Coclass) else ()
    members = tuple(Member(one, None, None, NOTHING) for one in dict.fromkeys(offered) if one not in listed)
    return Facts(members=members, linked=linked)


PAGE_KIND = PageKind(
    Kind.COCLASS,
    ("coclass", "class", "type"),
    lambda declaration: isinstance(declaration, Coclass),
    is_member=False,
    read=_read,
)
