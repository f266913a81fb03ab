"""Files that take the place of others when they are whole: whoever is killed meanwhile leaves one behind.

Each is locked while it is written. The system opens the lock when the process ends, however it ends: a file whose lock can
be had is nobody's any more, and what a run writes that is under way is never taken for one.
"""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

_BEGINNING = ".refgen-new-"
_DIGITS = 16


def begin_file(folder: str, mode: int) -> tuple[str, int, int | None]:
    """A new file in a folder: its path, a handle to write it with, and one that keeps it locked until it is closed, where files have locks."""
    while True:
        path = os.path.join(folder, f"{_BEGINNING}{os.urandom(_DIGITS // 2).hex()}")  # noqa: PTH118  (thousands of files)
        handle = _create(path, folder, mode)
        if not _HAS_LOCKS:
            return path, handle, None
        if _is_ours(handle):
            return path, handle, os.dup(handle)
        os.close(handle)
        Path(path).unlink(missing_ok=True)


@contextmanager
def writing_below(*folders: Path | None) -> Iterator[None]:
    """Mark folders while a run writes below them; where one did that was killed, remove what that has left there.

    Only after such a run, and in one that is interrupted, is there anything to search for.
    """
    with ExitStack() as until:
        for folder in folders:
            if folder is not None:
                with suppress(OSError):  # where nothing can be written, whoever wants to put a file there says so
                    _mark(folder, until)
        try:
            yield
        except KeyboardInterrupt:
            # It may come between the moment when a file is made and that when somebody would remove it.
            for folder in folders:
                if folder is not None:
                    _remove_left_below(folder)
            raise


def _mark(folder: Path, until: ExitStack) -> None:
    if not folder.is_dir():
        until.callback(_remove_empty, folder)
    path, handle, lock = begin_file(os.fspath(folder), 0o666)
    until.callback(_end, path, handle if lock is None else lock)
    if lock is not None:
        os.close(handle)
    # When it is marked: this run may be killed, too.
    if remove_left(folder):
        _remove_left_below(folder)


def _remove_left_below(folder: Path) -> None:
    for top, _, _ in os.walk(folder):
        remove_left(top)


def _end(path: str, handle: int) -> None:
    os.close(handle)
    with suppress(OSError):
        Path(path).unlink()


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def remove_left(folder: Path | str) -> bool:
    """Remove the files of a folder that nobody writes any more; whether there were any."""
    with suppress(OSError):
        # Names alone: the folder may hold thousands.
        found = [name for name in os.listdir(folder) if name.startswith(_BEGINNING)]  # noqa: PTH208
        return sum(_is_removed(Path(folder, name)) for name in found if _is_name(name)) > 0
    return False


def _is_name(name: str) -> bool:
    digits = name.removeprefix(_BEGINNING)
    return len(digits) == _DIGITS and not digits.strip("0123456789abcdef")


def _is_removed(path: Path) -> bool:
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        handle = os.open(path, os.O_WRONLY)
    except OSError:
        return False
    try:
        _lock(handle)
        path.unlink()  # while it is locked: whoever has just made it looks for that
    except OSError:
        return False
    finally:
        os.close(handle)
    return True


def _create(path: str, folder: str, mode: int) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        return os.open(path, flags, mode)
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        return os.open(path, flags, mode)


def _is_ours(handle: int) -> bool:
    """Lock a file that was just made; whether nobody was faster, who took it for one that was left."""
    try:
        _lock(handle)
    except BlockingIOError:
        return False
    except OSError:  # the file system has no locks: nobody else gets one
        return True
    return os.fstat(handle).st_nlink > 0


if sys.platform == "win32":
    _HAS_LOCKS = False

    def _lock(handle: int) -> None:
        raise OSError(handle)

else:
    from fcntl import LOCK_EX, LOCK_NB, flock

    _HAS_LOCKS = True

    def _lock(handle: int) -> None:
        """Lock a file.

        Raises:
            OSError: somebody else has locked it, or the file system has no locks.
        """
        flock(handle, LOCK_EX | LOCK_NB)
