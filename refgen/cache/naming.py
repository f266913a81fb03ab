"""The names of held results (`refgen.cache.held`): they tell the arguments of one call from those of all others.

Strings, bytes and None stand in a name as they are; numbers, classes, functions and members of enumerations stand there
with their type. Of any other argument the name has which object it is: its number, where another process has written it
down (`refgen.cache.recall`), else its negative `id`.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from itertools import chain, groupby, repeat
from types import FunctionType
from typing import Any, NamedTuple

PLAIN = frozenset({str, bytes, type(None)})
"""Types of values that stand in a name as they are."""
_TAGGED = frozenset({int, bool, type, FunctionType})
"""Types of values that stand there beside their type, so that `True` is not 1, and neither the number of an object."""
_ALONE = frozenset({tuple, frozenset})
"""Types of which there is one empty value in a process: it stands in a name beside its type, too."""
_GIVEN = "given"
"""Stands in a name between `what` and `given`, and so marks the names that `name_of` makes."""


def name_of(what: Hashable, given: tuple[Any, ...], numbers: Mapping[int, int]) -> Hashable:
    """The name of what `what`, mostly a function, makes of `given`; it is unique as long as these values are held.

    `numbers` are those of stored values, by their `id`.
    """
    known = numbers.get
    parts: list[Hashable] = []
    for value in given:
        kind: Any = type(value)
        if kind in PLAIN:
            parts.append(value)
        elif _is_any(kind) or (kind in _ALONE and value):
            place = id(value)
            parts.append(known(place) or -place)
        else:
            parts.append((kind.__name__, value))
    return (what, _GIVEN, *parts)


def given_of(name: Hashable, values: Mapping[int, Any]) -> tuple[Hashable, tuple[Any, ...]]:
    """The reverse of `name_of`, for a name whose values are stored: `what` and `given`; None and () for another name.

    `values` are the stored values by number.
    """
    if not isinstance(name, tuple) or name[1:2] != (_GIVEN,):
        return None, ()
    parts = (values[one] if type(one) is int else one[1] if type(one) is tuple else one for one in name[2:])
    return name[0], tuple(parts)


class Columns(NamedTuple):
    """Names of one form that follow each other, column by column: so they are read in a fraction of the time."""

    what: Hashable
    """What they begin with; None for names that are no tuples."""
    height: int
    """How many names there are."""
    columns: tuple[Sequence[Hashable], ...]
    """What each has behind that; the names that are no tuples."""


def columns_of(names: Iterable[Hashable]) -> list[Columns]:
    """Names as they are written down."""
    found = []
    for (what, length), group in groupby(names, _form):
        some: list[Any] = [*group]
        columns = tuple(zip(*(name[1:] for name in some), strict=True)) if length else (some,)
        found.append(Columns(what, len(some), columns))
    return found


def places_by_form(names: Iterable[Hashable]) -> list[int]:
    """The places of names in an order in which all of one form follow each other, and those of one name as they did."""
    places: dict[Hashable, list[int]] = {}
    for place, name in enumerate(names):
        places.setdefault(_form(name), []).append(place)
    return [*chain.from_iterable(places.values())]


def names_in(columns: Iterable[Columns]) -> Iterator[Hashable]:
    """The names that were written down."""
    for what, height, some in columns:
        yield from some[0] if what is None else zip(repeat(what, height), *some, strict=True)


def _form(name: Any) -> tuple[Hashable, int]:
    return (name[0], len(name)) if type(name) is tuple and name and name[0] is not None else (None, 0)


def is_told_by_itself(value: object) -> bool:
    """Whether a name has the value itself, and not which object it is."""
    kind: Any = type(value)
    return not _is_any(kind) and not (kind in _ALONE and value)


@cache
def _is_any(kind: Any) -> bool:
    """Whether names have of all values of a class which object they are."""
    return not (kind in PLAIN or kind in _TAGGED or kind in _ALONE or issubclass(kind, Enum))
