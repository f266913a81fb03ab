"""The kinds of pages, one file each; the folder is the registry."""

import pkgutil
from functools import cache
from importlib import import_module

from refgen.api.kinds.kind import Facts, PageKind

__all__ = ["Facts", "PageKind", "page_kinds"]


@cache
def page_kinds() -> tuple[PageKind, ...]:
    """All kinds, those that are told by more words first, then by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name != "kind")
    kinds = [import_module(f"{__name__}.{name}").PAGE_KIND for name in names]
    return tuple(sorted(kinds, key=lambda kind: -max((len(word) for word in kind.words), default=0)))
