"""Keeps results between runs, by content: what goes in is hashed, and the same input gives the stored result.

The folder is safe to delete at any time, and two runs may share it: an entry is written to a file of its own and then
renamed into place, and an entry that cannot be read counts as absent.
"""

import hashlib
import os
import pickle
import re
import shutil
import tempfile
from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

_ENDINGS = (".py", ".yml", ".json")
_VERSION = re.compile(r"[0-9a-f]{32}")
"""What a version's folder is called: its code digest."""


class Cache:
    """Results under a folder; with None for a folder, nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def get(self, digest: str) -> Any:
        """The value stored under a digest, None where there is none."""
        if self.folder is None:
            return None
        try:
            return pickle.loads(self._path(digest).read_bytes())  # noqa: S301  (the project's own folder)
        except (OSError, EOFError, ValueError, AttributeError, ImportError, IndexError, TypeError, pickle.PickleError):
            return None

    def put(self, digest: str, value: object) -> None:
        """Store a value; a full or read-only disk only costs the speed-up."""
        if self.folder is None:
            return
        path = self._path(digest)
        temporary = ""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
            with os.fdopen(handle, "wb") as file:
                pickle.dump(value, file, pickle.HIGHEST_PROTOCOL)
            Path(temporary).replace(path)
        except OSError:
            if temporary:
                Path(temporary).unlink(missing_ok=True)

    def drop_other_versions(self) -> None:
        """Remove what other versions of refgen stored: nobody will ask for it again.

        A run of another version that is under way only loses what it would have saved.
        """
        if self.folder is None or not self.folder.is_dir():
            return
        for entry in self.folder.iterdir():
            if _VERSION.fullmatch(entry.name) and entry.name != code_digest().hex():
                shutil.rmtree(entry, ignore_errors=True)

    def _path(self, digest: str) -> Path:
        assert self.folder is not None
        return self.folder / code_digest().hex() / digest[:2] / digest[2:]


def digest_of(*parts: bytes | str) -> str:
    """A digest of parts and of this version of refgen."""
    hashed = hashlib.blake2b(code_digest(), digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        hashed.update(len(data).to_bytes(8, "little"))
        hashed.update(data)
    return hashed.hexdigest()


@cache
def code_digest() -> bytes:
    """A digest of refgen's own files: results of another version are never taken for this one's."""
    hashed = hashlib.blake2b(digest_size=16)
    root = Path(str(resources.files("refgen")))
    for path in _code_files(root):
        hashed.update(str(path.relative_to(root)).encode())
        hashed.update(path.read_bytes())
    return hashed.digest()


def _code_files(root: Path) -> Iterable[Path]:
    return sorted(path for path in root.rglob("*") if path.suffix in _ENDINGS and "theme" not in path.parts)
