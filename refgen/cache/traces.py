"""What tells whether files have changed without reading them: their size, their times, and which file of the disk they are."""

import os
import sys
import time
from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path
from typing import Any

SETTLED = 2_000_000_000
"""Nanoseconds after which the times of a file tell whether it has changed: a tick of the coarsest file system."""


def traces_of(root: Path | str, paths: Iterable[str]) -> tuple[Hashable, ...] | None:
    """What tells whether some files below the root have changed, without reading them; None where nothing does.

    Of each file these are its path, inode, size in bytes, and the times (`st_mtime_ns`, `st_ctime_ns`) of its last changes.
    A file that was changed a moment ago could change again within one tick of the clock that its times come from.
    """
    return Traces(root).of(paths)


def own_traces_of(root: Path, *paths: str) -> tuple[Hashable, ...] | None:
    """The same of files that this process has just written, and nobody else."""
    return Traces(root, sys.maxsize).of(paths)


class Traces:
    """What tells whether files below a root have changed: each is asked once how it is, whoever wants to know."""

    def __init__(self, root: Path | str, latest: int | None = None) -> None:
        """Of a file that has changed later than `latest`, nothing tells; by default, than a moment ago."""
        self._root, self._latest = str(root), time.time_ns() - SETTLED if latest is None else latest
        self.known: dict[str, tuple[Hashable, ...]] = {}
        """By path, how each file was when it was first asked for."""

    def of(self, paths: Iterable[str]) -> tuple[Hashable, ...] | None:
        """As `traces_of`, at the moment when each file was first asked for."""
        traces: tuple[Hashable, ...] = ()
        for path in paths:
            known = self.known.get(path)
            if known is None:
                known = self.known[path] = _trace(self._root, path)
            if not self._tells(known):
                return None
            traces += known
        return traces

    def of_each(self, paths: Iterable[str]) -> dict[str, tuple[Hashable, ...] | None]:
        """The traces of files that nobody has asked for yet, by path."""
        root, latest = self._root, self._latest
        found = {path: _trace(root, path) for path in paths}
        self.known.update(found)
        return {path: known if known and known[-1] < latest else None for path, known in found.items()}

    def stand(self) -> bool:
        """Whether all files that were asked for have the traces that they had then."""
        return all(_trace(self._root, path) == known for path, known in self.known.items())

    def doubtful(self) -> Iterator[str]:
        """The paths of files that were asked for and of which nothing tells."""
        return (path for path, known in self.known.items() if not self._tells(known))

    def _tells(self, known: tuple[Any, ...]) -> bool:
        return bool(known) and known[-1] < self._latest


def _trace(root: Path | str, path: str) -> tuple[Any, ...]:
    """How a file is, with the time of its last change at the end; empty where it cannot be asked."""
    try:
        known = os.stat(f"{root}/{path}")  # noqa: PTH116  (thousands of files)
    except OSError:
        return ()
    return path, known.st_ino, known.st_size, known.st_mtime_ns, known.st_ctime_ns
