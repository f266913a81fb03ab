"""Keeps results between runs, by content: what goes in is hashed, and the same input gives the stored result.

The folder is safe to delete at any time, and two runs may share it: an entry that cannot be read, that is not whole, or that
somebody else has written, counts as absent, and another takes its place.
"""

import hashlib
import os
import pickle
import re
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, BinaryIO

from refgen.cache.code import code_digest
from refgen.cache.held import FLEETING, HELD
from refgen.cache.seal import opened, sealed
from refgen.output import put_new, replace_file, replacing

_OWN = 0o600
"""An entry's mode: nobody else reads what this user has."""
_VERSION = re.compile(r"[0-9a-f]{32}")
"""What a version's folder is called: its code digest."""


class Cache:
    """Results under a folder; with None for a folder, nothing is kept. A result may be shared: nobody changes it."""

    def __init__(self, folder: Path | None, module: str = "refgen") -> None:
        """`module` is the one that makes the results: they are good until its code changes, or any that it imports."""
        self.folder = folder
        self._module = module

    @property
    def is_empty(self) -> bool:
        """Whether nothing is stored that the module makes, as it is now."""
        return self.folder is None or not os.path.exists(self._folder)  # noqa: PTH110  (a path takes longer to make)

    def get(self, digest: str) -> Any:
        """The value stored under a digest, None where there is none."""
        if self.folder is None:
            return None
        path = self._path(digest)
        value = HELD.get(path)
        if value is not None:
            return value
        value = self.read(digest, pickle.loads)
        HELD.put(path, value, FLEETING)
        return value

    def read(self, digest: str, read: Callable[[memoryview], Any]) -> Any:
        """What `read` makes of the bytes stored under a digest, None where there are none or it fails on them."""
        try:
            with open(self._path(digest), "rb") as file:  # noqa: PTH123  (opened thousands of times)
                data = opened(file.read())
            return None if data is None else read(data)
        except Exception:  # noqa: BLE001  (whatever a damaged entry raises, it counts as absent)
            return None

    def mapped(self, name: str) -> memoryview | None:
        """The file of a name, unread, whoever has written it; None where there is none."""
        try:
            with open(self._path(name), "rb") as file:  # noqa: PTH123
                return memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
        except (OSError, ValueError):
            return None

    def hold(self, digest: str, value: object) -> None:
        """Keep in memory, where this process does that, what another process has stored."""
        if self.folder is not None:
            HELD.put(self._path(digest), value, FLEETING)

    def put(self, digest: str, value: object) -> None:
        """Store a value; a full or read-only disk only costs the speed-up."""
        if self.folder is None:
            return
        self.hold(digest, value)
        data, path = sealed(pickle.dumps(value, pickle.HIGHEST_PROTOCOL)), self._path(digest)
        # Its seal tells whether it is whole: to rename each of thousands would take as long as to write them.
        with suppress(OSError):
            if not put_new(path, data, _OWN):
                replace_file(path, data, _OWN)

    def replacing(self, name: str) -> AbstractContextManager[BinaryIO]:
        """A file that is written piece by piece, and in place when it is whole.

        Raises:
            OSError: it cannot be written.
        """
        return replacing(self._path(name), _OWN)

    def remove(self, name: str) -> bool:
        """Remove a file; whether there was one."""
        try:
            Path(self._path(name)).unlink()
        except OSError:
            return False
        return True

    def drop_other_versions(self) -> None:
        """Remove what other versions of refgen stored: nobody will ask for it again.

        A run of another version that is under way only loses what it would have saved.
        """
        if self.folder is None or not self.folder.is_dir():
            return
        for entry in self.folder.iterdir():
            if _VERSION.fullmatch(entry.name):
                _remove_folder(entry)
            elif entry.is_dir() and entry.name.partition(".")[0] == "refgen":
                current = code_digest(entry.name).hex()
                for version in entry.iterdir():
                    if version.name != current:
                        _remove_folder(version)

    def _path(self, digest: str) -> str:
        return f"{self._folder}/{digest[:2]}/{digest[2:]}"

    @property
    def _folder(self) -> str:
        return f"{self.folder}/{self._module}/{code_digest(self._module).hex()}"


def digest_of(*parts: bytes | str, module: str = "refgen") -> str:
    """A digest of parts, and of the code of the module that makes something of them."""
    pieces = [code_digest(module)]
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        pieces += [len(data).to_bytes(8, "little"), data]
    return hashlib.blake2b(b"".join(pieces), digest_size=20).hexdigest()


def _remove_folder(folder: Path) -> None:
    from shutil import rmtree  # noqa: PLC0415  (few runs remove anything)

    rmtree(folder, ignore_errors=True)
