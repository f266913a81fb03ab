"""Shows how far long work has got: a bar on a terminal, nothing anywhere else."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TextIO, TypeVar

Item = TypeVar("Item")


class Progress(Protocol):
    """Anything that shows how far a stage has got."""

    def __call__(self, stage: str, items: Iterable[Item], total: int) -> Iterable[Item]:
        """The same items; they are counted while they pass."""
        ...


_DELAY = 1.0
"""Seconds before a bar appears: what is over sooner needs none."""
_INTERVAL = 0.1


def silent(stage: str, items: Iterable[Item], total: int) -> Iterable[Item]:
    """No progress: the items as they are."""
    del stage, total
    return items


class Bar:
    """A progress bar on a terminal; on anything else it writes nothing."""

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream or sys.stderr
        self._clock = clock
        self._shown = self._stream.isatty()

    def __call__(self, stage: str, items: Iterable[Item], total: int) -> Iterable[Item]:
        """Count items while they pass."""
        return self._count(stage, items, total) if self._shown else items

    def _count(self, stage: str, items: Iterable[Item], total: int) -> Iterator[Item]:
        due = self._clock() + _DELAY
        drawn = False
        try:
            for done, item in enumerate(items, 1):
                yield item
                if self._clock() >= due:
                    self._draw(stage, done, total)
                    due = self._clock() + _INTERVAL
                    drawn = True
        finally:
            if drawn:
                self._stream.write("\r\x1b[K")
                self._stream.flush()

    def _draw(self, stage: str, done: int, total: int) -> None:
        from shutil import get_terminal_size  # noqa: PLC0415  (few runs draw anything)

        label = f"{stage:<12} {done}/{total} "
        width = max(10, min(40, get_terminal_size().columns - len(label) - 4))
        filled = width * done // total if total else width
        self._stream.write(f"\r\x1b[K{label}[{'█' * filled}{' ' * (width - filled)}]")
        self._stream.flush()
