"""Lets a run begin with what the last one held in its memory: a new process then makes as little anew as one that serves."""

import math
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate, count

from refgen.corpus import Cache
from refgen.corpus.cache import digest_of
from refgen.corpus.held import HELD
from refgen.corpus.recall import Recalled
from refgen.corpus.rows import DamagedError
from refgen.memory import not_collected
from refgen.settings import Settings

_MUCH = 16
"""A run has made much where it has made this part of all results, or more; it took its time anyway."""
_LONG = 2
"""Later parts are as long as they may be, divided by this, before such a run writes one with all that is in use instead."""
_FIRST = 1 << 24
"""Bytes of a first part that is long: later ones may be as long as one that is not."""
_MANY = 16
"""Later parts before the last of them are joined to one."""


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
        parts.drop()
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
        """Write down what this run has made."""
        first, *later = recalled.sizes or [0]
        has_made_much = len(HELD.fresh) * _MUCH > len(HELD.results)
        if sum(later) * (_LONG if has_made_much else 1) >= _most(first):
            self._write(0, recalled.anew(HELD))
        else:
            joined = _joined(later) if len(later) >= _MANY else 0
            self._write(len(recalled.sizes) - joined, recalled.part(HELD, joined))

    def drop(self) -> None:
        """Write off what was held."""
        self._remove(0)

    def _write(self, number: int, part: bytes | None) -> None:
        """Write the last part: it takes the place of one, and of all behind that."""
        if part is not None:
            self._cache.write(self._name(number), part)
            self._remove(number + 1)

    def _remove(self, first: int) -> None:
        while self._cache.remove(self._name(first)):
            first += 1

    def _name(self, number: int) -> str:
        return f"{self._place}.{number}.held"


def _most(first: int) -> float:
    """How long later parts may be, in bytes.

    Every run takes longer for those that are there, and to write all anew takes as long as the first one is: what both cost
    over many edits is least where later parts grow as the root of the first.
    """
    return min(first, math.sqrt(first * _FIRST))


def _joined(sizes: Sequence[int]) -> int:
    """How many parts at the end are joined: of each other, none is longer than all behind it, so long ones are rarely copied."""
    behind = [*accumulate(reversed(sizes), initial=0)]
    pairs = zip(reversed(sizes), behind, strict=False)
    return next((number for number, (size, others) in enumerate(pairs) if number and size > others), len(sizes))
