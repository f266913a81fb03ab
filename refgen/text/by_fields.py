"""Lets named tuples go through pickle by their fields alone, as frozen data classes do (`refgen.dataclass`).

What pickle does of its own accord asks each tuple several things; a run sends some hundred thousand objects from process to
process and to the cache and back.
"""

from typing import Any, TypeVar

_Kind = TypeVar("_Kind", bound=tuple[Any, ...])


def by_fields(kind: type[_Kind]) -> type[_Kind]:
    """Decorates a named tuple."""
    kind.__reduce__ = as_tuple  # type: ignore[assignment, method-assign]
    return kind


def as_tuple(value: tuple[Any, ...]) -> tuple[Any, ...]:
    """How pickle makes a named tuple again: what it is made with otherwise is a function of Python, which takes three times as long."""
    return tuple.__new__, (type(value), (*value,))
