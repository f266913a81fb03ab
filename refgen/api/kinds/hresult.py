"""A page about a single result code."""

from refgen.api.context import PageContext, units_of
from refgen.api.hresults import hresult_value
from refgen.api.kinds.kind import Facts, PageKind, is_never
from refgen.api.model import Kind, Member
from refgen.api.signature import Declaration


def _read(context: PageContext, name: str, declaration: Declaration | None) -> Facts:
    del declaration
    summary = context.texts.passage(unit for block in context.blocks("summary") for unit in units_of(block))
    return Facts(members=(Member(name, hresult_value(name), None, summary),))


PAGE_KIND = PageKind(Kind.CONSTANTS, ("hresult",), is_never, is_member=False, read=_read)
