"""Writes output files: each is replaced whole or not at all, and one that would not change is left alone."""

import os
import stat
import tempfile
from pathlib import Path

from refgen.errors import UsageError


def write_file(path: Path, content: bytes) -> bool:
    """Put a file in place; whether anything changed.

    A symbolic link stays, and what it names is replaced; a pipe or a device is written to.

    Raises:
        UsageError: the folder cannot be written, or the file is write-protected.
    """
    try:
        return _write(path, content)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}; name another output") from error


def _write(path: Path, content: bytes) -> bool:
    mode = 0o666 & ~_umask()
    try:
        known = path.stat()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    else:
        if not stat.S_ISREG(known.st_mode):
            with path.open("wb") as device:
                device.write(content)
            return True
        if path.read_bytes() == content:
            return False
        mode = stat.S_IMODE(known.st_mode)
        if not mode & 0o222:
            # An administrator could replace it all the same, and would be the last to want that.
            raise UsageError(f"{path}: is write-protected; make it writable, or leave it alone")
    _replace(Path(os.path.realpath(path)) if path.is_symlink() else path, content, mode)
    return True


def _replace(path: Path, content: bytes, mode: int) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The process's mask; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
