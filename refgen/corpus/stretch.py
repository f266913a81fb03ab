"""Files of megabytes in stretches, of which an edit touches few: the others are taken from where the last run has left them.

They are neither read from what was held nor put together in memory.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import accumulate, pairwise
from mmap import ACCESS_READ, mmap
from pathlib import Path

from refgen.corpus.cache import Cache, digest_of
from refgen.corpus.load import own_traces_of
from refgen.output import replace_file, write_file

Lengths = Sequence[tuple[str, int]]
"""The stretches of a file in their order: digest, and size in bytes."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of a file."""

    digest: str
    """Of the bytes: in a process that begins with what others held, it is read without them."""
    data: bytes = field(repr=False)


def stretch(data: bytes) -> Stretch:
    """The stretch of these bytes."""
    return Stretch(blake2b(data, digest_size=16).hexdigest(), data)


def whole(stretches: Sequence[Stretch]) -> bytes:
    """All of a file."""
    return b"".join([one.data for one in stretches])


def put_stretches(path: Path, stretches: Sequence[Stretch], cache: Cache) -> None:
    """Put a file in place, as `write_file` does, unless it stands as the last run has left it.

    Raises:
        UsageError: the folder cannot be written, or the file is write-protected.
    """
    name = f"{digest_of(os.path.realpath(path))}.stretches"
    traces, last = cache.get(name) or (None, ())
    stands = traces is not None and traces == own_traces_of(path.parent, path.name) and _mode(str(path)) != 0
    if stands and [digest for digest, _ in last] == [one.digest for one in stretches]:
        return
    lengths = _put_among(str(path), stretches, last if stands else ())
    cache.put(name, (own_traces_of(path.parent, path.name), lengths))


def _put_among(path: str, stretches: Sequence[Stretch], last: Lengths) -> Lengths:
    """Put a file in place, of which those of `last` stand there; how long its stretches are.

    Raises:
        UsageError: the folder cannot be written, or the file is write-protected.
    """
    mode = _mode(path) if any(size for _, size in last) else 0
    if not mode & 0o222:
        write_file(path, whole(stretches))
        return [(one.digest, len(one.data)) for one in stretches]
    ends = accumulate((size for _, size in last), initial=0)
    places = {digest: place for (digest, _), place in zip(last, pairwise(ends), strict=True)}
    try:
        replace_file(path, _taken(path, stretches, places), mode)
    except OSError:  # what is told of it is the same however it is written
        write_file(path, whole(stretches))
    sizes = dict(last)
    return [(one.digest, sizes[one.digest] if one.digest in sizes else len(one.data)) for one in stretches]


def _mode(path: str) -> int:
    """Of a file; 0 for what is no file."""
    try:
        known = os.lstat(path).st_mode
    except OSError:
        return 0
    return stat.S_IMODE(known) if stat.S_ISREG(known) else 0


def _taken(path: str, stretches: Sequence[Stretch], places: dict[str, tuple[int, int]]) -> Iterator[bytes | memoryview]:
    """The stretches, neighbours in the file that is there as one."""
    with (
        open(path, "rb") as file,  # noqa: PTH123
        mmap(file.fileno(), 0, access=ACCESS_READ) as mapped,
        memoryview(mapped) as there,
    ):
        start = end = 0
        for one in stretches:
            place = places.get(one.digest)
            if place is not None and place[0] == end:
                end = place[1]
                continue
            yield there[start:end]
            start, end = place or (0, 0)
            if place is None:
                yield one.data
        yield there[start:end]
