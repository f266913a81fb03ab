"""Lets a run begin with what the last one held in its memory: a new process then makes as little anew as one that serves."""

import math
import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import accumulate, chain, count

from refgen.cache.held import HELD
from refgen.cache.recall import Recalled, UnwritableError, Writing
from refgen.cache.record import Rows
from refgen.cache.results import Cache, digest_of
from refgen.cache.rows import DamagedError
from refgen.memory import not_collected
from refgen.settings import Settings

_FIRST = 1 << 26
"""Bytes of a part that is long: those behind one that is not may be as long as it is."""
_MANY = 16
"""Parts behind the second before the last of them are joined to one."""

_Steps = Generator[None, bool, None]
"""What is sent to it says whether the step is the last one."""


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
    with closing(parts.later(recalled) if recalled.parts else parts.first(recalled)) as steps:
        next(steps, None)
        HELD.begin_with(recalled.past, lambda: _go_on(steps))
        try:
            yield
            _go_on(steps, is_last=True)
        except DamagedError:
            parts.drop()
            raise
        finally:
            HELD.set_aside()


def _go_on(steps: _Steps, *, is_last: bool = False) -> None:
    with suppress(StopIteration):
        steps.send(is_last)


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

    def first(self, recalled: Recalled) -> _Steps:
        """Write down what a first run makes: at each step, what there is by then, and all of it by the last one."""
        writing = Writing(recalled)
        with suppress(OSError, UnwritableError):
            with self._cache.replacing(self._name(0)) as file:
                while not (yield):
                    file.writelines(writing.put(HELD.fresh))
                    file.flush()  # what is left would be in every process that is forked
                file.writelines(chain(writing.put(HELD.fresh), writing.finish(HELD)))
            self._remove(1)

    def later(self, recalled: Recalled) -> _Steps:
        """Write down what another run has made, at the last step.

        The first part is long, so those behind it are written anew alone, into a second one, until together they are as long.
        """
        while not (yield):
            pass
        first, *later = recalled.sizes
        second, others = sum(later[:1]), later[1:]
        if sum(later) >= first:
            self._write(0, recalled.anew(HELD))
        elif sum(others) >= max(_FIRST, _most(second)):
            self._write(1, recalled.anew(HELD, 1))
        else:
            joined = _joined(others) if len(others) >= _MANY else 0
            self._write(len(recalled.sizes) - joined, recalled.part(HELD, joined))

    def drop(self) -> None:
        """Write off what was held."""
        self._remove(0)

    def _write(self, number: int, part: Rows[None]) -> None:
        """Write the last part: it takes the place of one, and of all behind that; one without rows is none."""
        with suppress(OSError, UnwritableError):
            for row in part:
                with self._cache.replacing(self._name(number)) as file:
                    file.writelines(chain((row,), part))
                self._remove(number + 1)

    def _remove(self, first: int) -> None:
        while self._cache.remove(self._name(first)):
            first += 1

    def _name(self, number: int) -> str:
        return f"{self._place}.{number}.held"


def _most(first: int) -> float:
    """How long the parts behind one may be, in bytes.

    Every run takes longer for those that are there, and to write all anew takes as long as the first one is: what both cost
    over many edits is least where later parts grow as the root of the first.
    """
    return min(first, math.sqrt(first * _FIRST))


def _joined(sizes: Sequence[int]) -> int:
    """How many parts at the end are joined: of each other, none is longer than all behind it, so long ones are rarely copied."""
    behind = [*accumulate(reversed(sizes), initial=0)]
    pairs = zip(reversed(sizes), behind, strict=False)
    return next((number for number, (size, others) in enumerate(pairs) if number and size > others), len(sizes))
