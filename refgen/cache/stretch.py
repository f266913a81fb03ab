"""Writes files of megabytes in chunks, called stretches: those that an edit leaves are copied from the file of the last run.

A stretch is known by its digest. What is copied is neither read from what was held nor put together in memory.
"""

import os
import stat
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property, wraps
from hashlib import blake2b
from itertools import accumulate, pairwise
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, Protocol, TypeVarTuple

from refgen.beside import Beside, at_once
from refgen.cache.held import HELD
from refgen.cache.results import Cache, digest_of
from refgen.cache.traces import own_traces_of
from refgen.dataclass import dataclass
from refgen.output import replace_file, write_file

_Given = TypeVarTuple("_Given")
Lengths = Sequence[tuple[str, int]]
"""The stretches of a file in their order: digest, and size in bytes."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of a file."""

    digest: str
    """Of the bytes: in a process that begins with what others held, it is read without them."""
    data: bytes = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Stretched:
    """A file of megabytes."""

    digest: str
    """Of what the stretches say, wherever one ends and another begins."""
    stretches: tuple[Stretch, ...] = field(repr=False, compare=False)

    @property
    def data(self) -> bytes:
        """All of it."""
        return whole(self.stretches)


@dataclass(frozen=True, slots=True)
class InPlace:
    """A file of megabytes where it was put: faster to read than what is held of its stretches."""

    digest: str
    path: Path

    @property
    def data(self) -> bytes:
        """All of it."""
        return self.path.read_bytes()


class Part(Protocol):
    """Some of a file, or all of it: what has both is one."""

    @property
    def digest(self) -> str:
        """Another one where the bytes are others."""
        ...

    @property
    def data(self) -> bytes:
        """The bytes."""
        ...


class Remade:
    """A stretch of which only the digest is held: its bytes are made again where the last file does not have them."""

    def __init__(self, what: Hashable, given: tuple[Any, ...], make: Callable[[], bytes]) -> None:
        self._make = make
        self.digest = HELD.once(what, given, lambda: _digest(self.data))

    @cached_property
    def data(self) -> bytes:
        """The bytes."""
        return self._make()


def stretch(data: bytes) -> Stretch:
    """A stretch with these bytes."""
    return Stretch(_digest(data), data)


def remade(make: Callable[[*_Given], bytes]) -> Callable[[*_Given], Remade]:
    """Decorates a pure function that gives bytes: it then gives a `Remade` stretch."""

    @wraps(make)
    def ask(*given: *_Given) -> Remade:
        return Remade(make, given, lambda: make(*given))

    return ask


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def whole(stretches: Sequence[Part]) -> bytes:
    """All of a file."""
    return b"".join([one.data for one in stretches])


def _nothing() -> None:
    pass


def put_stretches(
    path: Path,
    stretches: Sequence[Part],
    cache: Cache,
    later: Beside = at_once,
    then: Callable[[], object] = _nothing,
) -> None:
    """Put a file in place, as `write_file` does, unless it stands as the last run has left it.

    What stands of it is copied when `later` sees to it; `then` is called when it is there.

    Raises:
        UsageError: the folder cannot be written, or the file is write-protected.
    """
    name = f"{digest_of(os.path.realpath(path))}.stretches"
    traces, last = cache.get(name) or (None, ())
    stands = traces is not None and traces == own_traces_of(path.parent, path.name) and _mode(str(path)) != 0
    if stands and [digest for digest, _ in last] == [one.digest for one in stretches]:
        then()
        return

    def put_whole() -> None:
        write_file(path, whole(stretches))
        keep([(one.digest, len(one.data)) for one in stretches])

    def keep(lengths: Lengths) -> None:
        cache.put(name, (own_traces_of(path.parent, path.name), lengths))
        then()

    mode = _mode(str(path))
    there = _mapped(path) if stands and mode & 0o222 else None
    if there is None:
        put_whole()
        return
    pieces = _pieces(stretches, _places(last))
    sizes = dict(last)
    lengths = [(one.digest, sizes[one.digest] if one.digest in sizes else len(one.data)) for one in stretches]
    # What is told of the file is the same however it is written.
    later(lambda: _is_replaced(path, _taken(there, pieces), mode), lambda done: keep(lengths) if done else put_whole())


def _mapped(path: Path) -> mmap | None:
    """A file as it is now, whatever takes its place; None where nothing can be taken of it."""
    try:
        with path.open("rb") as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ)
    except (OSError, ValueError):
        return None


def _places(lengths: Lengths) -> dict[str, tuple[int, int]]:
    """Where each stretch of a file begins and ends, by its digest."""
    ends = accumulate((size for _, size in lengths), initial=0)
    return {digest: place for (digest, _), place in zip(lengths, pairwise(ends), strict=True)}


def _is_replaced(path: Path, content: Iterator[bytes | memoryview], mode: int) -> bool:
    try:
        replace_file(str(path), content, mode)
    except OSError:
        return False
    return True


def _mode(path: str) -> int:
    """Of a file; 0 for what is no file."""
    try:
        known = os.lstat(path).st_mode
    except OSError:
        return 0
    return stat.S_IMODE(known) if stat.S_ISREG(known) else 0


def _pieces(stretches: Sequence[Part], places: Mapping[str, tuple[int, int]]) -> list[bytes | tuple[int, int]]:
    """The stretches: what is new, and where in the file that is there the others begin and end, neighbours as one."""
    pieces: list[bytes | tuple[int, int]] = []
    start = end = 0
    for one in stretches:
        place = places.get(one.digest)
        if place is not None and place[0] == end:
            end = place[1]
            continue
        pieces.append((start, end))
        start, end = place or (0, 0)
        if place is None:
            pieces.append(one.data)
    return [*pieces, (start, end)]


def _taken(file: mmap, pieces: Iterable[bytes | tuple[int, int]]) -> Iterator[bytes | memoryview]:
    with file, memoryview(file) as there:
        for one in pieces:
            yield one if isinstance(one, bytes) else there[slice(*one)]
