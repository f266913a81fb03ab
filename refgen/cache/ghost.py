"""Placeholders that are filled in when somebody first looks at them: the pattern Lazy Load, in its form "ghost".

A new process starts with all that earlier ones held (`refgen.cache.recall`), hundreds of thousands of objects, and looks at
few. Results are found by which objects they were made from, so all of these have to exist; a ghost exists without content.
It is an object of a generated subclass of the value's own class, and its slots are empty. The first access to one of its
attributes reads its row, fills all ghosts of that row and gives them the value's own class: from then on they are ordinary
objects. Large values are read in two steps: first the small slots (`Shape.first`), then all others (`Shape.rest`).
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import compress, repeat
from operator import attrgetter
from types import MemberDescriptorType
from typing import Any, NamedTuple

_Put = Callable[[object, Any], None]
"""Puts a value into a slot of an object."""

_CLASS: Any = object.__dict__["__class__"]
"""The descriptor that sets an object's class, which the `__class__` of ghosts hides."""


class Shape(NamedTuple):
    """How values of a class are read."""

    kind: type
    first: tuple[str, ...]
    """The slots that are read in the first step."""
    rest: tuple[str, ...]
    """Those in the second; there is none where this is empty."""


@cache
def slots_of(kind: type) -> tuple[str, ...]:
    """All that objects of a class hold, where these are the slots of a data class; nothing for other classes."""
    if not is_dataclass(kind) or kind.__dictoffset__ or hasattr(kind, "__getattr__"):
        return ()
    names = tuple(one.name for one in fields(kind))
    is_slotted = all(isinstance(getattr(kind, name, None), MemberDescriptorType) for name in names)
    return names if is_slotted else ()


@cache
def state_of(kind: type) -> Callable[[object], tuple[Any, ...]]:
    """A function from an object of the class to what its slots hold, in the order of `slots_of`."""
    names = slots_of(kind)
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


class Ghosts:
    """Makes the ghosts of one shape, and fills them."""

    def __init__(self, shape: Shape, read: Callable[[object], None], read_rest: Callable[[object], None]) -> None:
        """`read` is called with an empty ghost that somebody looks at, and has to `begin` it; `read_rest` has to `finish` one."""
        kind = shape.kind
        self._empty = _ghost(kind, read)
        self._partial = _ghost(kind, read_rest) if shape.rest else kind
        self._kind = kind
        self._first: list[_Put] = [getattr(kind, name).__set__ for name in shape.first]
        self._rest: list[_Put] = [getattr(kind, name).__set__ for name in shape.rest]

    def made(self, count: int) -> list[Any]:
        """So many empty ghosts."""
        new: Callable[[type], Any] = object.__new__
        return [*map(new, repeat(self._empty, count))]

    def begin(self, ghosts: Sequence[object], columns: Sequence[Sequence[Any]]) -> None:
        """Fill the slots `Shape.first`: of each slot there is a column with a value a ghost."""
        self._give(ghosts, self._first, columns, self._partial)

    def finish(self, ghosts: Sequence[object], columns: Sequence[Sequence[Any]]) -> None:
        """Fill the slots `Shape.rest`, of those ghosts that `begin` has filled; the columns have a value for every ghost."""
        done = [type(ghost) is self._partial for ghost in ghosts]
        self._give([*compress(ghosts, done)], self._rest, (compress(one, done) for one in columns), self._kind)

    def _give(
        self, ghosts: Sequence[object], slots: Sequence[_Put], columns: Iterable[Iterable[Any]], kind: type
    ) -> None:
        for put, column in zip(slots, columns, strict=True):
            _do(map(put, ghosts, column))
        _do(map(_CLASS.__set__, ghosts, repeat(kind)))


def _do(calls: Iterable[object]) -> None:
    """Do calls without a loop that Python would have to interpret: a run makes a hundred thousands of them."""
    deque(calls, 0)


def _ghost(kind: type, read: Callable[[object], None]) -> type:
    def ask(self: object, name: str) -> Any:
        read(self)
        return getattr(self, name)

    def reduce(self: object, protocol: int) -> Any:
        read(self)
        return self.__reduce_ex__(protocol)

    own = {
        "__slots__": (),
        "__module__": kind.__module__,
        "__getattr__": ask,
        "__reduce_ex__": reduce,
        "__class__": property(lambda _: kind),
    }
    return type(kind.__name__, (kind,), own)
