"""The files of the site that are no single page's: each group of them is made only where what it is made of has changed.

A group is known by a digest of all that its maker sees. Its files stand where they are as large as they were left: other
programs write into the folder, too, such as MkDocs, and what they put in the place of one of ours has another size.
"""

import json
import os
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import Any

from refgen.beside import Beside, at_once
from refgen.cache.held import FLEETING, HELD
from refgen.cache.traces import own_traces_of, traces_of
from refgen.output import write_file
from refgen.website.address import is_own

WHOLE = ".refgen-whole.json"
"""A hidden file: MkDocs leaves those alone when it empties the folder."""

Data = bytes | memoryview
Piece = tuple[bytes, Callable[[], Callable[[], bytes]]]
"""A digest of what a part of a file is made of, and what gathers that, and gives what makes the part of it: in a thread,
of bytes alone."""


_THE_END = ""
"""In place of the digest of what ends such a file."""


def _nothing(_: Sequence[Data]) -> bytes:
    return b""


class WholeFiles:
    """Writes them into a folder, and knows those that the last run has left there."""

    def __init__(self, folder: Path, later: Beside = at_once, *, altered: Container[str] = ()) -> None:
        """`later` sees to files of megabytes; those that were altered since, by address, are made anew."""
        self._folder, self._later = folder, later
        groups, joined = _read(folder / WHOLE)
        if altered:
            groups = {digest: files for digest, files in groups.items() if not any(one in altered for one in files)}
            joined = {name: pieces for name, pieces in joined.items() if name not in altered}
        self._last_groups, self._last_joined = groups, joined
        self._groups: dict[str, dict[str, int]] = {}
        """By digest, by address of a file, its size in bytes."""
        self._joined: dict[str, list[list[Any]]] = {}
        """By address, digest and size in bytes of each piece."""
        self._single: list[str] = []
        self.pages: dict[str, bool] = {}
        """Addresses of the pages among them, and whether they are not as they were."""

    @property
    def names(self) -> list[str]:
        """Addresses of all files."""
        return [*{*self._single, *self._joined, *(name for files in self._groups.values() for name in files)}]

    def put(self, digest: bytes, make: Callable[[], Iterable[tuple[str, bytes]]]) -> tuple[str, ...]:
        """See to it that the files of a group are there; their addresses."""
        known = self._last_groups.get(digest.hex())
        if known is not None and all(self._stands(name, size) for name, size in known.items()):
            self.pages.update((name, False) for name in known if name.endswith(".html"))
        else:
            known = {}
            for name, data in make():
                is_new = self._write(name, data)
                known[name] = len(data)
                if name.endswith(".html"):
                    self.pages[name] = is_new
        self._groups[digest.hex()] = known
        return tuple(known)

    def gone(self, begins: bytes, now: Iterable[bytes]) -> Iterator[tuple[bytes, Path]]:
        """Of the groups that the last run left whose digests begin so and are not among those of `now`, these with each file that stands."""
        start, others = begins.hex(), {one.hex() for one in now}
        for digest, known in self._last_groups.items():
            if digest.startswith(start) and digest not in others:
                standing = (name for name, size in known.items() if self._stands(name, size))
                yield from ((bytes.fromhex(digest), self._folder / name) for name in standing)

    def put_joined(self, name: str, pieces: Sequence[Piece], end: Callable[[Sequence[Data]], bytes] = _nothing) -> None:
        """See to it that a file is there that consists of pieces, of which an edit makes few others, and an end made of them.

        It is in place when all that is seen to later is done.
        """
        last = self._last_joined.get(name, [])
        self._joined[name] = last
        ends = [*accumulate((size for _, size in last), initial=0)]
        stands = bool(last) and self._size(name) == ends[-1]
        if stands and [known for known, _ in last] == [*(digest.hex() for digest, _ in pieces), _THE_END]:
            return
        places = {one[0]: place for one, place in zip(last, pairwise(ends), strict=True) if stands}
        made = [(digest.hex(), places.get(digest.hex()) or gather()) for digest, gather in pieces]

        def write() -> list[list[Any]]:
            # Views: the bytes of megabytes are copied once, into the file.
            before = memoryview((self._folder / name).read_bytes() if places else b"")
            now: list[tuple[str, Data]] = [
                (digest, before[slice(*one)] if isinstance(one, tuple) else one()) for digest, one in made
            ]
            now.append((_THE_END, end([data for _, data in now])))
            self._write(name, b"".join(data for _, data in now))
            return [[digest, len(data)] for digest, data in now]

        self._later(write, partial(self._joined.__setitem__, name))

    def put_by(self, name: str, put: Callable[[Path], object]) -> None:
        """Have a file put in place by who knows whether it stands."""
        self._single.append(name)
        put(self._folder / name)

    def put_at_hand(self, name: str, data: bytes) -> None:
        """See to it that a file is there that costs nothing to make.

        In a process that holds results, one that is as it was known to be is not even read.
        """
        self._single.append(name)
        if not HELD.is_on:
            write_file(self._folder / name, data)
            return
        traces = traces_of(self._folder, (name,))
        if traces and HELD.get((__name__, self._folder, traces)) == data:
            return
        write_file(self._folder / name, data)
        HELD.put((__name__, self._folder, own_traces_of(self._folder, name)), data, FLEETING)

    def finish(self) -> None:
        """Keep for the next run what has been left, when all is done that was to be seen to later."""
        write_file(self._folder / WHOLE, json.dumps([self._groups, self._joined], separators=(",", ":")).encode())

    def _write(self, name: str, data: bytes) -> bool:
        # A run that is killed after this leaves nothing that could be wrong.
        (self._folder / WHOLE).unlink(missing_ok=True)
        return write_file(self._folder / name, data)

    def _stands(self, name: str, size: int) -> bool:
        found = self._size(name)
        # Links of the site's own pages are mended later on, in the folder (`refgen.website.links.check`).
        return found >= 0 if is_own(name) else 0 <= found == size

    def _size(self, name: str) -> int:
        try:
            return os.stat(f"{self._folder}/{name}").st_size  # noqa: PTH116  (hundreds of files)
        except (OSError, ValueError):
            return -1


def _read(path: Path) -> tuple[dict[str, dict[str, int]], dict[str, list[list[Any]]]]:
    """What a file says; nothing where it is not what a run would write."""
    try:
        groups, joined = json.loads(path.read_bytes())
        sizes = chain.from_iterable(files.values() for files in groups.values())
        digests, lengths = zip((_THE_END, 0), *chain.from_iterable(joined.values()), strict=True)
        is_known = {*map(type, chain(sizes, lengths))} <= {int} and {*map(type, digests)} == {str}
        is_known &= {len(bytes.fromhex(digest)) > 0 for digest in groups} <= {True}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}, {}
    return (groups, joined) if is_known else ({}, {})
