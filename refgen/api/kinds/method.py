"""A method of an interface."""

from refgen.api.callables import read_callable
from refgen.api.kinds.kind import PageKind, is_never
from refgen.api.model import Kind

PAGE_KIND = PageKind(Kind.METHOD, ("method",), is_never, is_member=True, read=read_callable)
