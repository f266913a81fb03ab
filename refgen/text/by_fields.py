"""Lets frozen dataclasses with slots, and named tuples, go through pickle by their fields alone.

What `dataclasses` gives them looks the fields up at every object, one by one, and what pickle does of its own accord asks
each tuple several things; a run sends some hundred thousand objects from process to process and to the cache and back.
"""

from dataclasses import fields
from operator import attrgetter, itemgetter
from typing import Any, TypeVar

_Kind = TypeVar("_Kind")


def by_fields(kind: type[_Kind]) -> type[_Kind]:
    """Decorates a named tuple, or a frozen dataclass that makes its fields from its arguments as they are."""
    names = [] if issubclass(kind, tuple) else [one.name for one in fields(kind)]  # type: ignore[arg-type]
    get: Any = attrgetter(*names) if names else itemgetter(slice(None))

    def reduce_many(self: _Kind) -> tuple[type[_Kind], tuple[Any, ...]]:
        return kind, get(self)

    def reduce_one(self: _Kind) -> tuple[type[_Kind], tuple[Any, ...]]:
        return kind, (get(self),)

    kind.__reduce__ = reduce_one if len(names) == 1 else reduce_many  # type: ignore[assignment, method-assign]
    return kind
