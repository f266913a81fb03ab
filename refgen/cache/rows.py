"""Reads values from rows of bytes: each row when one of its values is first asked for, and checked against its digest then.

Rows refer to values by number, so that each value is one object however many rows refer to it. Objects of data classes are
ghosts (`refgen.cache.ghost`) until somebody looks at them; another value, such as a tuple, is read when it, or a row that
refers to it, is.
"""

import pickle
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import field
from functools import cache
from hashlib import sha256
from importlib import import_module
from itertools import starmap
from typing import Any, NamedTuple

from refgen.cache.ghost import Ghosts, Shape, state_of
from refgen.dataclass import dataclass


class DamagedError(Exception):
    """A row is not what was written."""


class FunctionName(NamedTuple):
    """What stands in rows for a function of a module; `is_wrapped` where a decorated one around it has that name."""

    module: str
    name: str
    is_wrapped: bool


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as they lie one behind the other."""

    shapes: list[Shape | None] = field(default_factory=list)
    """Of the ghosts in each row; None where others are in it."""
    firsts: list[int] = field(default_factory=list)
    """The numbers of the rows' first values, which rise."""
    counts: list[int] = field(default_factory=list)
    """The rows' values, whose numbers follow each other."""
    places: list[int] = field(default_factory=list)
    """Where the rows begin, in bytes behind the beginning of all."""
    lengths: list[int] = field(default_factory=list)
    """In bytes."""
    digests: list[bytes] = field(default_factory=list)
    are_known: list[bool] = field(default_factory=list)
    """Whether the values of a row are known by which objects they are."""

    def without_last(self, count: int) -> "Table":
        """All rows but for so many at the end."""
        return Table(*(column[:-count] for column in self.columns))

    def extend(self, other: "Table", place: int) -> None:
        """Add the rows of another table behind these, where all of them together begin at a place."""
        for column, more in zip(self.columns, other.columns, strict=True):
            column.extend([place + one for one in more] if more is other.places else more)

    @property
    def columns(self) -> tuple[list[Any], ...]:
        """All of it."""
        return self.shapes, self.firsts, self.counts, self.places, self.lengths, self.digests, self.are_known


class _Row(NamedTuple):
    ghosts: Ghosts | None
    first: int
    size: int
    data: memoryview
    digest: bytes
    is_known: bool


class Values(dict[Any, Any]):
    """Values by number, each read when it is first asked for; functions by `FunctionName`."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: dict[int, int] = {}
        """Of the values that are there, by their identity; but for those that are known by what they are."""
        self.end = 1
        """The number behind the last value's."""
        self._rows = _Rows()
        self._rests = _Rows()
        """The rows of the slots `Shape.rest`."""
        self._ghosts: dict[Shape | None, Ghosts | None] = {None: None}
        """By shape: each has classes of its own, which take long to make."""
        self.shapes: dict[type, Shape] = {}
        """The first one of each class."""

    def add(self, table: Table, rests: Table, data: memoryview, end: int) -> None:
        """Take in rows whose numbers go on where those before end."""
        for shape in dict.fromkeys(table.shapes):
            if shape is not None and shape not in self._ghosts:
                self._ghosts[shape] = Ghosts(shape, self._begin, self._finish)
                self.shapes.setdefault(shape.kind, shape)
        self._rows.add(table, data, self._ghosts)
        self._rests.add(rests, data, self._ghosts)
        self.end = end

    def read_from(self, number: int) -> None:
        """Read the rows of all values from that number on."""
        for rows in (self._rows, self._rests):
            for row in rows.behind(number):
                value = self[row.first]
                if row.ghosts:
                    state_of(value.__class__)(value)

    def __missing__(self, key: int | FunctionName) -> Any:
        """Make ghosts, or read the row of another value."""
        if isinstance(key, FunctionName):
            self[key] = function = _function(key)
            return function
        row = self._rows.of(key)
        values = row.ghosts.made(row.size) if row.ghosts else self._read(row)
        numbers = range(row.first, row.first + row.size)
        self.update(zip(numbers, values, strict=True))
        if row.is_known:
            self.numbers.update(zip(map(id, values), numbers, strict=True))
        return self[key]

    def _begin(self, ghost: object) -> None:
        row = self._rows.of(self.numbers[id(ghost)])
        assert row.ghosts is not None
        row.ghosts.begin([*map(self.__getitem__, range(row.first, row.first + row.size))], self._read(row))

    def _finish(self, ghost: object) -> None:
        row = self._rests.of(self.numbers[id(ghost)])
        assert row.ghosts is not None
        row.ghosts.finish([*map(self.__getitem__, range(row.first, row.first + row.size))], self._read(row))

    def _read(self, row: _Row) -> list[Any]:
        if digest_of_row(row.data) != row.digest:
            raise DamagedError
        unpickler = pickle.Unpickler(_File(row.data))  # noqa: S301  (of the cache, sealed by this user)
        unpickler.persistent_load = self.__getitem__  # type: ignore[method-assign]
        read: list[Any] = unpickler.load()
        return read


def digest_of_row(row: bytes | memoryview) -> bytes:
    """A digest that processors have instructions for: a run checks half of what is written down."""
    return sha256(row).digest()


class _File:
    """A row as a file from which all is taken at once, where it lies: nothing is copied before its values are made."""

    def __init__(self, data: memoryview) -> None:
        self._data = data

    def peek(self, _size: int, /) -> Any:
        """All of it: a view, which pickle takes as well."""
        return self._data

    def read(self, _size: int, /) -> bytes:
        """What is behind that: nothing."""
        return b""

    def readline(self) -> bytes:
        """The same."""
        return b""


class _Rows:
    """Rows by the numbers of their values."""

    def __init__(self) -> None:
        self._firsts: list[int] = []
        self._rows: list[tuple[Any, ...]] = []

    def of(self, number: int) -> _Row:
        """The row of a value."""
        return _Row(*self._rows[bisect_right(self._firsts, number) - 1])

    def behind(self, number: int) -> Iterator[_Row]:
        """The rows whose values have that number or a higher one."""
        return starmap(_Row, self._rows[bisect_left(self._firsts, number) :])

    def add(self, table: Table, data: memoryview, ghosts: dict[Shape | None, Ghosts | None]) -> None:
        """Add rows behind these."""
        lying = [data[place : place + length] for place, length in zip(table.places, table.lengths, strict=True)]
        kinds = [ghosts[shape] for shape in table.shapes]
        self._rows += zip(kinds, table.firsts, table.counts, lying, table.digests, table.are_known, strict=True)
        self._firsts += table.firsts


@cache
def _function(name: FunctionName) -> Any:
    found = getattr(import_module(name.module), name.name)
    return found.__wrapped__ if name.is_wrapped else found
