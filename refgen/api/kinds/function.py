"""A function that stands on its own."""

from refgen.api.callables import read_callable
from refgen.api.kinds.kind import PageKind
from refgen.api.model import Kind
from refgen.api.signature import Declaration, FunctionDeclaration


def _is_declared_by(declaration: Declaration) -> bool:
    return isinstance(declaration, FunctionDeclaration) and not declaration.is_pointer


PAGE_KIND = PageKind(Kind.FUNCTION, ("function",), _is_declared_by, is_member=False, read=read_callable)
