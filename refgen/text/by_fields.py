"""Lets frozen dataclasses with slots, and named tuples, go through pickle by their fields alone.

What `dataclasses` gives them looks the fields up at every object, one by one, and what pickle does of its own accord asks
each tuple several things; a run sends some hundred thousand objects from process to process and to the cache and back.
"""

from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

_Kind = TypeVar("_Kind")


def by_fields(kind: type[_Kind]) -> type[_Kind]:
    """Decorates a named tuple, or a frozen dataclass that makes its fields from its arguments as they are."""
    kind.__reduce__ = _of_tuple(kind) if issubclass(kind, tuple) else _of_data_class(kind)  # type: ignore[assignment, method-assign]
    return kind


def _of_tuple(kind: type[_Kind]) -> Callable[[Any], tuple[Any, ...]]:
    # What a named tuple is made with otherwise is a function of Python, which takes three times as long.
    return lambda value: (tuple.__new__, (kind, (*value,)))


def _of_data_class(kind: type[_Kind]) -> Callable[[Any], tuple[Any, ...]]:
    names = [one.name for one in fields(kind)]  # type: ignore[arg-type]
    get = attrgetter(*names)
    return (lambda value: (kind, get(value))) if len(names) > 1 else (lambda value: (kind, (get(value),)))
