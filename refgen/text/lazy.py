"""What is computed when it is first asked for: `functools.cached_property` without its lock.

Until Python 3.12 that lock costs more than most of what is kept so of a sentence, and a run asks for a million of them.
Values are made by pure functions, so that two threads that ask at once only do the same twice.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

_Value = TypeVar("_Value")


class Lazy(Generic[_Value]):
    """A property of an object with a `__dict__`, kept there under its name."""

    def __init__(self, make: Callable[[Any], _Value]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> "Lazy[_Value]": ...
    @overload
    def __get__(self, owner: object, kind: type) -> _Value: ...
    def __get__(self, owner: object | None, kind: type) -> "Lazy[_Value] | _Value":
        """The value; it stands in front of this property from then on."""
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._make(owner)
        return value
