"""Lets a run begin with what the last one held in its memory: a new process then makes as little anew as one that serves."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count

from refgen.corpus import Cache
from refgen.corpus.cache import digest_of
from refgen.corpus.held import HELD
from refgen.corpus.recall import Recalled
from refgen.corpus.rows import DamagedError
from refgen.memory import not_collected
from refgen.settings import Settings

_LITTLE = 16
"""A run adds a part where it has made this part of all results, or more; to make less again is faster than to write it."""
_FEW = 2
"""Later parts are as long as the first, divided by this, before one that has only what is in use takes the place of all."""


@contextmanager
def holding(settings: Settings) -> Iterator[None]:
    """Hold what the last run into this output folder held, and what this one makes; without a cache, nothing.

    Raises:
        DamagedError: something that was held is not what was written down; the next run begins with nothing.
    """
    if settings.cache is None:
        yield
        return
    parts = _Parts(Cache(settings.cache), digest_of(os.path.realpath(settings.output)))
    with not_collected():
        recalled = Recalled(parts)
        HELD.begin_with(recalled.past)
    try:
        yield
        parts.keep(recalled)
    except DamagedError:
        parts.drop(recalled)
        raise
    finally:
        HELD.set_aside()


class _Parts:
    """The files of what runs into one output folder hold."""

    def __init__(self, cache: Cache, place: str) -> None:
        self._cache, self._place = cache, place

    def __iter__(self) -> Iterator[memoryview]:
        for number in count():
            part = self._cache.mapped(self._name(number))
            if part is None:
                return
            yield part

    def keep(self, recalled: Recalled) -> None:
        """Write down what this run holds."""
        first, *later = recalled.sizes or [0]
        if sum(later) * _FEW >= first:
            self._write(0, recalled.anew(HELD))
            self._remove(range(1, len(recalled.sizes)))
        elif len(HELD.fresh) * _LITTLE > len(HELD.results):
            self._write(len(recalled.sizes), recalled.part(HELD))

    def drop(self, recalled: Recalled) -> None:
        """Write off what was held."""
        self._remove(range(len(recalled.sizes)))

    def _remove(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self._cache.remove(self._name(number))

    def _write(self, number: int, part: bytes | None) -> None:
        if part is not None:
            self._cache.write(self._name(number), part)

    def _name(self, number: int) -> str:
        return f"{self._place}.{number}.held"
