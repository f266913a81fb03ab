"""An interface, and the methods that its overview lists."""

from refgen.api.bases import read_bases
from refgen.api.context import PageContext
from refgen.api.kinds.kind import Facts, PageKind
from refgen.api.members import read_linked_members
from refgen.api.model import NOTHING, Kind, Member
from refgen.api.signature import Declaration, InterfaceDeclaration, StructDeclaration


def _read(context: PageContext, name: str, declaration: Declaration | None) -> Facts:
    interface = declaration if isinstance(declaration, InterfaceDeclaration) else None
    linked = read_linked_members(context, "methods", "properties", "members")
    listed = {one.member.name for one in linked}
    methods = declaration.methods if isinstance(declaration, InterfaceDeclaration | StructDeclaration) else ()
    declared = dict.fromkeys(method.name for method in methods if method.name not in listed)
    return Facts(
        members=tuple(Member(method, None, None, NOTHING) for method in declared),
        linked=linked,
        bases=read_bases(context, name, interface),
    )


def _is_declared_by(declaration: Declaration) -> bool:
    return isinstance(declaration, InterfaceDeclaration) and bool(declaration.methods or declaration.bases)


PAGE_KIND = PageKind(Kind.INTERFACE, ("interface",), _is_declared_by, is_member=False, read=_read)
