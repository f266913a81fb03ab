"""A page about no single API: an overview, whose entries link to the pages of what it lists, or a guide."""

from refgen.api.context import PageContext
from refgen.api.kinds.kind import Facts, PageKind, is_never
from refgen.api.members import read_linked_members
from refgen.api.model import Kind
from refgen.api.signature import Declaration

_ROLES = ("summary", "methods", "members", "properties", "interfaces", "in-this-section", "related-sections", "")


def _read(context: PageContext, name: str, declaration: Declaration | None) -> Facts:
    del name, declaration
    return Facts(linked=tuple(one for one in read_linked_members(context, *_ROLES) if one.target))


PAGE_KIND = PageKind(Kind.ARTICLE, (), is_never, is_member=False, read=_read)
