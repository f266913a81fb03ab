"""What an example may change of the process that runs it, put back when its session ends.

No sandbox: a page whose examples mean harm can do it. This is for those that only forget to clean up.
"""

import builtins
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping, MutableMapping
from types import FrameType
from typing import Any, NoReturn


class Interrupted(KeyboardInterrupt):
    """Somebody at the keyboard stops the run; an example that raises `KeyboardInterrupt` itself only fails."""


@contextlib.contextmanager
def kept_surroundings() -> Iterator[None]:
    """Folder, environment, built-in names and import path are the same after the body as before it.

    Within it, leaving the process at once (`os._exit`, `os.abort`) is `SystemExit`, and Ctrl-C is `Interrupted`.
    """
    folder, environment = os.getcwd(), dict(os.environ)  # noqa: PTH109 (what `chdir` takes)
    names, path = dict(vars(builtins)), list(sys.path)
    leave, abort = os._exit, os.abort
    os._exit, os.abort = _leave, _leave
    try:
        with _interruptible():
            yield
    finally:
        os._exit, os.abort = leave, abort
        _put_back(vars(builtins), names)
        sys.path[:] = path
        os.chdir(folder)
        _put_back(os.environ, environment)


def _put_back(names: MutableMapping[str, Any], before: Mapping[str, Any]) -> None:
    """Never empty in between: of the built-in names, what follows is in need."""
    if names == before:
        return
    names.update(before)
    for name in [name for name in names if name not in before]:
        del names[name]


def _leave(status: int = 1, *_: object) -> NoReturn:
    raise SystemExit(status)


@contextlib.contextmanager
def _interruptible() -> Iterator[None]:
    """Only the main thread is told of Ctrl-C; who has a handler of their own keeps it."""
    is_main = threading.current_thread() is threading.main_thread()
    if not is_main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise Interrupted
