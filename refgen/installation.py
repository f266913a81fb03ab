"""What is made of refgen's own files and of nothing else, kept for the user: refgen does not read itself at each start.

It is good as long as all files of refgen, and the folders in which its dependencies are installed, are what they were.
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
        path = user_folder() / blake2b(os.fsencode(ROOT), digest_size=8).hexdigest() / name
        found = path.read_bytes()
    except FileNotFoundError:
        found = b""
    except (OSError, RuntimeError):
        return make()
    if traces and found.startswith(traces):
        return found[_BYTES:]
    made = make()
    if traces:
        with suppress(OSError):
            replace_file(os.fspath(path), traces + made)
    return made


@cache
def _traces() -> bytes:
    """What tells whether an installation has changed, without reading it; empty while nothing does.

    A file that was changed a moment ago could change again within one tick of the clock that its times come from.
    """
    latest = time.time_ns() - _SETTLED
    lines = [sys.version]
    for path, status in (*_folders(), *_below(os.fspath(ROOT))):
        if status.st_ctime_ns >= latest:
            return b""
        lines.append(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_ctime_ns}")
    return blake2b("\n".join(lines).encode("utf-8", "surrogateescape"), digest_size=_BYTES).digest()


def _folders() -> Iterator[tuple[str, os.stat_result]]:
    """Where anything is installed: whoever installs another version writes a folder there.

    Python looks in other folders too, such as the one that a run is started in, in which files come and go.
    """
    for folder in sys.path:
        with suppress(OSError):
            if any(name.endswith(_INSTALLED) for name in os.listdir(folder or os.curdir)):  # noqa: PTH208  (at each start)
                yield folder, os.stat(folder or os.curdir)  # noqa: PTH116


def _below(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        if entry.is_dir():
            if entry.name != _COMPILED:
                yield from _below(entry.path)
        else:
            yield entry.path, entry.stat()
