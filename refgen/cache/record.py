"""Writes values as rows, which `refgen.cache.rows` reads back one by one.

A row holds objects of one data class, slot by slot, or other values; both are pickled. Ghosts (`refgen.cache.ghost`) are made
without reading their row, but another value is read with whatever refers to it: of those, one that refers to a value of
another row has a row of its own, so that no row needs itself.
"""

import copyreg
import pickle
from collections.abc import Callable, Container, Generator, Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from io import BytesIO
from operator import methodcaller
from types import FunctionType
from typing import Any, TypeVar

from refgen.cache.ghost import Shape, slots_of, state_of
from refgen.cache.naming import is_told_by_itself
from refgen.cache.parts import CONTAINERS, LARGE, MANY, SAMPLE, Parts
from refgen.cache.rows import FunctionName, Table, digest_of_row
from refgen.cache.weight import File, weight_of
from refgen.text.by_fields import as_tuple

_ROW = 1 << 15
"""Bytes of a row that is long enough."""
_LONG = _ROW * 2
"""Of one that is too long: another has fewer values."""
_SMALL = 128
"""Bytes that a small one takes less than, on average."""
_FIRST = 8
"""Values in the first row of a class; each later row has as many as fill one."""
_GROWTH = 4
"""Times as many values as the row before, which a row has at most."""

_Given = TypeVar("_Given")
Rows = Generator[bytes | memoryview, None, _Given]
"""Rows to be written one behind the other as they come: all of them together would take much memory."""


class Recorder:
    """Puts values into rows behind those that were read."""

    def __init__(self, numbers: dict[int, int], end: int, shapes: Mapping[type, Shape]) -> None:
        self.numbers = numbers
        """By the identity of values that have one; it must not go to others meanwhile."""
        self._shapes = dict(shapes)
        """Of classes that were written down before: to find one takes as long as to write some values."""
        self.end = end
        """The number behind the last value's."""
        self.table, self.rests = Table(), Table()
        self.size = 0
        """Of all rows, in bytes."""

    def put(self, named: Iterable[object], results: Sequence[object]) -> Rows[list[int]]:
        """Put down values that are told by their identity, and results; the numbers of the results."""
        ghosts: dict[Any, list[object]] = {}
        others: list[object] = []
        for value in Parts(self.numbers, _Writer(self.numbers, self.end).weight).with_parts(named):
            kind: Any = value.__class__
            (ghosts.setdefault(kind, []) if slots_of(kind) else others).append(value)
        for values in ghosts.values():
            self._number(values)
        first = self._number(others)
        alone = [value for value in results if is_told_by_itself(value)]
        places = iter(range(self._number(alone), self.end))
        for kind, values in ghosts.items():
            yield from self._put_ghosts(kind, values)
        yield from self._put_others(others, first)
        yield from self._put_others(alone, first + len(others))
        return [next(places) if is_told_by_itself(value) else self.numbers[id(value)] for value in results]

    def take(self, table: Table, rests: Table, data: memoryview) -> Rows[None]:
        """Put down rows that were read, unread."""
        self.table.extend(table, self.size)
        self.rests.extend(rests, self.size)
        self.size += len(data)
        yield data

    def put_last(self, value: object) -> Rows[None]:
        """Put down a value that no other refers to."""
        yield self._added(self.table, None, self.end, [value], _Writer(self.numbers, self.end).row([value]))
        self.end += 1

    def _number(self, values: Sequence[object]) -> int:
        first = self.end
        for value in values:
            if not is_told_by_itself(value):
                self.numbers[id(value)] = self.end
            self.end += 1
        return first

    def _put_ghosts(self, kind: type, values: Sequence[object]) -> Rows[None]:
        writer, first = _Writer(self.numbers, self.end), self.numbers[id(values[0])]
        states = [*map(state_of(kind), values)]
        shape = self._shapes[kind] = self._shapes.get(kind) or _shape(kind, states, writer)
        for names, table in ((shape.first, self.table), (shape.rest, self.rests)):
            places = [slots_of(kind).index(name) for name in names]
            place, count = 0, _FIRST
            while names and place < len(states):
                some = states[place : place + count]
                columns = [[state[one] for state in some] for one in places]
                row = writer.short_row(columns) if len(some) > 1 else writer.row(columns)
                if row is None:
                    count = len(some) // 2
                    continue
                yield self._added(table, shape, first + place, some, row)
                place += len(some)
                count = _next(len(some), row)

    def _put_others(self, values: Sequence[object], first: int) -> Rows[None]:
        writer = _Writer(self.numbers, first)
        place, count = 0, _FIRST
        while place < len(values):
            some = _alike(values, place, count)
            row = writer.short_row(some, some) if len(some) > 1 else writer.row(some, some)
            if row is None:
                count = len(some) // 2
                continue
            yield self._added(self.table, None, first + place, some, row)
            place += len(some)
            count = 1 if writer.refers else _next(len(some), row)

    def _added(self, table: Table, shape: Shape | None, first: int, values: Sequence[object], row: bytes) -> bytes:
        table.shapes.append(shape)
        table.firsts.append(first)
        table.counts.append(len(values))
        table.places.append(self.size)
        table.lengths.append(len(row))
        table.digests.append(digest_of_row(row))
        table.are_known.append(shape is not None or not is_told_by_itself(values[0]))
        self.size += len(row)
        return row


def _shape(kind: type, states: Sequence[tuple[Any, ...]], writer: "_Writer") -> Shape:
    """Which slots of a class are small: those that take few bytes in some of its values."""
    names = slots_of(kind)
    some = states[:: len(states) // SAMPLE + 1]
    sizes = [writer.weight([*column]) / len(some) for column in zip(*some, strict=True)]
    small = tuple(name for name, size in zip(names, sizes, strict=True) if size < _SMALL)
    if not small or sum(sizes) < LARGE:
        return Shape(kind, names, ())
    return Shape(kind, small, tuple(name for name in names if name not in small))


def _next(count: int, row: bytes) -> int:
    """How many values the row behind one with so many gets; values at the beginning may be much smaller than all others."""
    return max(1, min(count * _ROW // len(row), count * _GROWTH))


def _alike(values: Sequence[Any], place: int, count: int) -> Sequence[Any]:
    """So many of the values from a place on, but none with many members beside others: written in vain, these take longest."""
    end = place + 1
    while end < min(place + count, len(values)) and not _has_many(values[end - 1]) and not _has_many(values[end]):
        end += 1
    return values[place:end]


def _has_many(value: Any) -> bool:
    kind: Any = value.__class__
    return kind in CONTAINERS and len(value) >= MANY


class _TooMuchError(Exception):
    """A row becomes too long, or one of its values has to have a row of its own."""


class _Sheet(BytesIO):
    """A row of several values, as far as it is written."""

    def write(self, data: Any, /) -> int:
        if self.tell() + len(data) >= _LONG:
            raise _TooMuchError
        return super().write(data)


class _Writer:
    """Pickles rows, in which values that have numbers stand for themselves."""

    def __init__(self, numbers: dict[int, int], first: int) -> None:
        """`first` is the first number of values that are no ghosts."""
        self._numbers = numbers
        self._first = first
        self.refers = False
        """Whether the last row refers to a value that is no ghost."""

    def row(self, values: Sequence[Any], own: Iterable[object] = ()) -> bytes:
        """The row of some values, `own` are those that it does not only refer to."""
        file = BytesIO()
        self._dump(values, own, file)
        return file.getvalue()

    def short_row(self, values: Sequence[Any], own: Iterable[object] = ()) -> bytes | None:
        """The same; None where it is too long, or where another value than its own has to be there before it."""
        file = _Sheet()
        try:
            self._dump(values, own, file, can_refer=False)
        except _TooMuchError:
            return None
        return file.getvalue()

    def _dump(self, values: Sequence[Any], own: Iterable[object], file: File, *, can_refer: bool = True) -> None:
        self.refers = False
        self._pickler(file, frozenset(map(id, own)), can_refer=can_refer).dump([*values])

    def weight(self, value: object) -> int:
        """How many bytes it takes in a row, as `weight_of` tells it."""
        return weight_of(value, self._pickler)

    def _pickler(self, file: File, own: Container[int] = (), *, can_refer: bool = True) -> pickle.Pickler:
        known, first, function = self._numbers.get, self._first, FunctionType

        # It is asked for every string and number in a row, millions of times in a first run: these have none.
        def number_of(value: Any) -> int | FunctionName | None:
            kind = type(value)
            if kind is str or kind is int:
                return None
            number = known(id(value))
            if number is None:
                return _name_of(value) if kind is function else None
            if number >= first:
                if id(value) in own:
                    return None
                if not can_refer:
                    raise _TooMuchError
                self.refers = True
            return number

        pickler = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
        pickler.persistent_id = number_of  # type: ignore[method-assign]
        pickler.dispatch_table = _BY_FIELDS
        return pickler


class _ByFields(dict[type, Callable[[Any], Any]]):
    """How named tuples go through pickle without functions of Python where they come back: as tuples.

    All else goes as ever, which is looked up here, too: what is not found here is asked for anew with each object.
    """

    def __missing__(self, kind: Any) -> Callable[[Any], Any]:
        if issubclass(kind, type):
            raise KeyError(kind)
        self[kind] = reduce = as_tuple if issubclass(kind, tuple) and hasattr(kind, "_fields") else _REDUCE
        return reduce


_REDUCE = methodcaller("__reduce_ex__", pickle.HIGHEST_PROTOCOL)


_BY_FIELDS = _ByFields(copyreg.dispatch_table)


@cache
def _name_of(function: FunctionType) -> FunctionName:
    found = getattr(import_module(function.__module__), function.__qualname__)
    if found is not function and getattr(found, "__wrapped__", None) is not function:
        raise LookupError(function)
    return FunctionName(function.__module__, function.__qualname__, found is not function)
