"""The size of a value in bytes when it is pickled, counted up to `HEAVY`.

Some values refer to all that a run knows: to measure these in full would cost as much as to write them.
"""

import pickle
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol

HEAVY = 1 << 15
"""Bytes at which a value is weighed no further."""


class File(Protocol):
    """What pickle writes into."""

    def write(self, data: Any, /) -> int:
        """Take some bytes."""


class _Scale:
    """Counts what is written into it, frame by frame."""

    def __init__(self) -> None:
        self.size = 0

    def write(self, data: Any, /) -> int:
        self.size += len(data)
        if self.size >= HEAVY:
            raise OverflowError
        return len(data)


def weight_of(value: object, pickler: Callable[[File], pickle.Pickler]) -> int:
    """In bytes; at least `HEAVY` for what takes more."""
    scale = _Scale()
    with suppress(OverflowError):
        pickler(scale).dump(value)
    return scale.size
