"""Writes output files: each is replaced whole or not at all, and one that would not change is left alone."""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from typing import BinaryIO

from refgen.errors import UsageError
from refgen.unfinished import begin_file, remove_left

_USUAL = 0o666
"""The mode of a new file, from which the system takes what the process's mask forbids."""


def write_file(path: Path | str, content: bytes) -> bool:
    """Put a file in place; whether anything changed.

    A symbolic link stays, and what it names is replaced; a pipe or a device is written to.

    Raises:
        UsageError: the folder cannot be written, or the file is write-protected.
    """
    try:
        return _write(os.fspath(path), content)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}; name another output") from error


def write_noted(path: Path | str, content: bytes) -> bool:
    """The same for a file that a note names until it is in place; whether anything changed.

    Raises:
        UsageError: as above.
    """
    try:
        is_new = put_new(os.fspath(path), content)
    except OSError:
        is_new = False  # whoever finds that out again says so
    return is_new or write_file(path, content)


def write_single(path: Path | str, content: bytes) -> bool:
    """Put a file in place that is not among many, as `write_file` does, and remove what a run that was killed left beside it."""
    remove_left(os.path.dirname(path) or os.curdir)  # noqa: PTH120
    return write_file(path, content)


def put_new(path: str, content: bytes, mode: int = _USUAL) -> bool:
    """Write a file where there is none; whether that was done.

    It has no other name before, nor a lock, which takes half as long. Whoever is killed meanwhile leaves a piece of it: for
    files that tell whether they are whole, or that a note names until they are.

    Raises:
        OSError: it cannot be written; then nothing is there.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    except (FileExistsError, FileNotFoundError):
        return False
    try:
        try:
            # Without an object around it that asks what kind of file it is: a first run writes ten thousands.
            written = 0
            while written < len(content):
                written += os.write(handle, content[written:] if written else content)
        finally:
            os.close(handle)
    except BaseException:
        Path(path).unlink(missing_ok=True)
        raise
    return True


def remove_file(folder: Path, name: str) -> None:
    """Remove a file below a folder, as a list of what a run has left names it, and the folders that are empty without it.

    The list is only a file, too: what it names that is no file there, or cannot be one, is left alone.
    """
    path = folder / name
    try:
        is_file = path.resolve().is_relative_to(folder.resolve()) and not stat.S_ISDIR(path.lstat().st_mode)
    except (OSError, ValueError):
        return
    if is_file:
        path.unlink(missing_ok=True)
        with suppress(OSError):  # the first that holds anything
            for parent in PurePath(name).parents[:-1]:
                (folder / parent).rmdir()


def _write(path: str, content: bytes) -> bool:
    known = _status(path)
    if known is not None and stat.S_ISLNK(known.st_mode):
        path = os.path.realpath(path)
        known = _status(path)
    if known is None:
        replace_file(path, content)
        return True
    if not stat.S_ISREG(known.st_mode):
        with open(path, "wb") as device:  # noqa: PTH123  (written thousands of times)
            device.write(content)
        return True
    if known.st_size == len(content) and Path(path).read_bytes() == content:
        return False
    mode = stat.S_IMODE(known.st_mode)
    if not mode & 0o222:
        # An administrator could replace it all the same, and would be the last to want that.
        raise UsageError(f"{path}: is write-protected; make it writable, or leave it alone")
    replace_file(path, content, mode)
    return True


def _status(path: str) -> os.stat_result | None:
    """Of the file itself, or of the link; None where there is neither."""
    try:
        return os.lstat(path)
    except FileNotFoundError:
        return None


def replace_file(path: str, content: bytes | Iterable[bytes | memoryview], mode: int | None = None) -> None:
    """Put a file in the place of whatever is there, or is not; `mode` is None for what new files usually have.

    Content that comes in pieces may be taken from the very file that is there.

    Raises:
        OSError: it cannot be put there; then nothing has changed.
    """
    with replacing(path, mode) as file:
        file.writelines((content,) if isinstance(content, bytes) else content)


@contextmanager
def replacing(path: str, mode: int | None = None) -> Iterator[BinaryIO]:
    """The same for content that is written in the `with` block, unless that raises anything.

    Raises:
        OSError: as above.
    """
    # A new file has the mode that the system gives it, which takes no call to ask for it and none to change it.
    temporary, handle, lock = begin_file(os.path.dirname(path), _USUAL if mode is None else mode)  # noqa: PTH120
    try:
        with open(handle, "wb") as file:  # noqa: PTH123
            yield file
        if mode is not None:
            Path(temporary).chmod(mode)
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    finally:
        if lock is not None:
            os.close(lock)
