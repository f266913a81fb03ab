"""A method of an interface."""

from refgen.api.callables import read_callable
from refgen.api.kinds.kind import PageKind
from refgen.api.model import Kind

PAGE_KIND = PageKind(Kind.METHOD, ("method",), lambda declaration: False, is_member=True, read=read_callable)
