"""Lets frozen dataclasses with slots go through pickle by their fields alone.

What `dataclasses` gives them looks the fields up at every object, one by one; a run sends some hundred thousand objects
from process to process and to the cache and back.
"""

from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

_Kind = TypeVar("_Kind")


def by_fields(kind: type[_Kind]) -> type[_Kind]:
    """Decorates a frozen dataclass that makes its fields from its arguments as they are."""
    names = [one.name for one in fields(kind)]  # type: ignore[arg-type]
    get = attrgetter(*names)

    def reduce_many(self: _Kind) -> tuple[type[_Kind], tuple[Any, ...]]:
        return kind, get(self)

    def reduce_one(self: _Kind) -> tuple[type[_Kind], tuple[Any, ...]]:
        return kind, (get(self),)

    kind.__reduce__ = reduce_many if len(names) > 1 else reduce_one  # type: ignore[assignment, method-assign]
    return kind
