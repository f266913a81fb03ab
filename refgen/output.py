"""Writes output files: each is replaced whole or not at all, and one that would not change is left alone."""

import os
import stat
import tempfile
from pathlib import Path

from refgen.errors import UsageError


def write_file(path: Path, content: bytes) -> bool:
    """Put a file in place; whether anything changed.

    Raises:
        UsageError: the folder cannot be written, or the file is write-protected.
    """
    try:
        mode = 0o666 & ~_umask()
        if path.is_file():
            if path.read_bytes() == content:
                return False
            mode = stat.S_IMODE(path.stat().st_mode)
            if not mode & 0o222:
                # An administrator could replace it all the same, and would be the last to want that.
                raise UsageError(f"{path}: is write-protected; make it writable, or leave it alone")
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(temporary).chmod(mode)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}; name another output") from error
    return True


def _umask() -> int:
    """The process's mask; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
