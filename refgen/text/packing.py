"""Many values as one, for pickle.

Named tuples become one flat tuple, which it writes five times as fast, and reads twice as fast, or columns; what is
plain all through becomes bytes, which are passed on unread until somebody asks what is in them.
"""

import marshal
from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from typing import Any, TypeVar

_Row = TypeVar("_Row", bound=tuple[Any, ...])
Flat = tuple[Any, ...]
"""The fields of rows of one length, one row behind the other."""
Columns = tuple[Sequence[Any], ...]
"""The same, one column behind the other; none where there are no rows."""
_WITHOUT_REFERENCES = 0
"""The version of the format in which equal values are equal bytes, whichever of their parts are one object."""


def flat(rows: Iterable[tuple[Any, ...]]) -> Flat:
    """The fields of all rows."""
    return tuple(chain.from_iterable(rows))


def cut(fields: Flat, length: int) -> Iterable[tuple[Any, ...]]:
    """The rows again, which have so many fields, as plain tuples."""
    return zip(*[iter(fields)] * length, strict=True)


def columns(rows: Iterable[tuple[Any, ...]]) -> Columns:
    """The fields of all rows, column by column."""
    return tuple(zip(*rows, strict=True))


def narrow(column: Sequence[int]) -> Sequence[int]:
    """Numbers as bytes, which are one value where others are as many as they have members; as they are where one is too large."""
    try:
        return bytes(column)
    except ValueError:
        return column


def rows_of(kind: type[_Row], rows: Iterable[tuple[Any, ...]]) -> tuple[_Row, ...]:
    """Rows with all fields as named tuples of that kind: as `kind._make` does it, one by one."""
    return tuple(map(tuple.__new__, repeat(kind), rows))


def packed(value: Flat) -> bytes:
    """Strings, numbers, None and tuples of them as bytes; equal ones as equal bytes."""
    return marshal.dumps(value, _WITHOUT_REFERENCES)


def unpacked(data: bytes) -> Flat:
    """What was packed; only for bytes of this process and of the cache, since others could be anything."""
    value: Flat = marshal.loads(data)  # noqa: S302  (see above)
    return value
