"""What is made of refgen's own files and of nothing else, kept for the user: refgen does not read itself at each start.

It is good as long as all files of refgen, and what says which dependencies are installed, are what they were.
Where nothing can be kept it is made each time.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

from refgen.output import replace_file
from refgen.unfinished import remove_left

ROOT = Path(__file__).parent
"""The folder of this package."""
_COMPILED = "__pycache__"
_INSTALLED = (".dist-info", ".egg-info")
"""What the folders are called that say which version of a package is installed beside them."""
_BYTES = 20
"""Length of the traces of an installation, with which each file begins that is kept for it."""
_SETTLED = 2_000_000_000
"""Nanoseconds after which the times of a file tell whether it has changed: a tick of the coarsest file system."""


def user_folder() -> Path:
    """Where refgen keeps what is this user's, whatever the sources.

    Raises:
        RuntimeError: the user has no home.
    """
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "refgen"


def kept(name: str, make: Callable[[], bytes]) -> bytes:
    """What `make` makes of refgen's own files, or has made of the same before."""
    # Taken before anything is read: what is edited meanwhile has other traces in the next run.
    traces = _traces()
    try:
        path = user_folder() / _place() / name
        found = path.read_bytes()
    except FileNotFoundError:
        found = b""
    except (OSError, RuntimeError):
        return make()
    if traces and found.startswith(traces):
        return found[_BYTES:]
    made = make()
    if traces:
        remove_left(path.parent)
        with suppress(OSError):
            replace_file(os.fspath(path), traces + made)
    return made


def _place() -> str:
    """The name of an installation: the same refgen may run with different folders of dependencies, by turns.

    They do not take each other's place, or each would make all of it again after the other.
    """
    folders = "\n".join((os.fspath(ROOT), *_installed()))
    return blake2b(os.fsencode(folders), digest_size=8).hexdigest()


@cache
def _traces() -> bytes:
    """What tells whether an installation has changed, without reading it; empty while nothing does.

    A file that was changed a moment ago could change again within one tick of the clock that its times come from.
    """
    latest = time.time_ns() - _SETTLED
    lines = [sys.version]
    for path, status in (*(one for records in _installed().values() for one in records), *_below(os.fspath(ROOT))):
        if status.st_ctime_ns >= latest:
            return b""
        lines.append(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_ctime_ns}")
    return blake2b("\n".join(lines).encode("utf-8", "surrogateescape"), digest_size=_BYTES).digest()


@cache
def _installed() -> dict[str, list[tuple[str, os.stat_result]]]:
    """Folders in which anything is installed, and what says there which version it is.

    Python looks in other folders too, such as the one that a run is started in, in which files come and go; and so
    they may beside what is installed, where that is a checkout.
    """
    found = {}
    for folder in map(os.path.abspath, sys.path):
        with suppress(OSError):
            records = (one for one in os.scandir(folder) if one.name.endswith(_INSTALLED))
            if stated := sorted((one.path, one.stat()) for one in records):
                found[folder] = stated
    return found


def _below(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        if entry.is_dir():
            if entry.name != _COMPILED:
                yield from _below(entry.path)
        else:
            yield entry.path, entry.stat()
