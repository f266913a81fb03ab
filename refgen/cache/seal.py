"""Seals what is kept, so that only what this user's own runs have written is ever loaded.

The cache lies beside the sources, where whoever sends a change could add an entry, and loading a pickle can run anything.
"""

import hmac
import os
from functools import cache
from pathlib import Path

from refgen.installation import user_folder

SEAL = 32
"""Length of a key, and of a seal."""


def sealed(data: bytes) -> bytes:
    """The data behind its seal."""
    return _seal(data) + data


def opened(data: bytes | memoryview) -> memoryview | None:
    """The data without its seal; None where the seal is not this user's."""
    seal, content = data[:SEAL], memoryview(data)[SEAL:]
    return content if hmac.compare_digest(seal, _seal(content)) else None


def _seal(data: bytes | memoryview) -> bytes:
    # Of those that are safe here, the one that processors have instructions for: it takes half of the time of others.
    return hmac.digest(_key(), data, "sha256")


@cache
def _key() -> bytes:
    """The user's key; without a home to keep it in, one for this process, and then nothing outlives a run."""
    try:
        folder = user_folder()
        path = folder / "key"
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            _write_new(path, os.urandom(SEAL))
        key = path.read_bytes()
    except (OSError, RuntimeError):
        key = b""
    return key if len(key) == SEAL else os.urandom(SEAL)


def _write_new(path: Path, key: bytes) -> None:
    """Whole or not at all, readable for its owner only; where another run was faster, its key stays."""
    from tempfile import mkstemp  # noqa: PLC0415  (a user's first run needs it)

    handle, temporary = mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(key)
        os.link(temporary, path)
    except FileExistsError:
        pass
    finally:
        Path(temporary).unlink()
