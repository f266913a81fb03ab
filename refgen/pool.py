"""Processes of this machine that work for this one, and end with it."""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import connection, get_context, parent_process
from typing import Any

from refgen import apart
from refgen.beside import let_go

_NICENESS = 3
"""How far they stand back: what this process does beside them it does alone, and all others wait for it afterwards."""
_SWITCH = 0.0005
"""Seconds after which a thread gives way to those that pass jobs and results on; with Python's own, ten times as long, one
that often lets go for a moment, as it does to hash something, can keep workers waiting for a second."""


@contextmanager
def process_pool(count: int, prepare: Callable[..., None] | None = None, *given: Any) -> Iterator[ProcessPoolExecutor]:
    """A pool of processes, each of which begins with `prepare(*given)`; what is not begun when it is left is not done.

    They are forked where no thread runs, and then begin with all that this process has loaded. A fork beside threads, as
    a server has them, would copy locks that nobody opens any more; there, processes begin anew, some tenths of a second later.
    """
    start = get_context("fork" if apart.can_fork() else "spawn")
    before = sys.getswitchinterval()
    pool = ProcessPoolExecutor(count, start, initializer=_begin, initargs=(prepare, given))
    try:
        sys.setswitchinterval(_SWITCH)
        yield pool
    finally:
        sys.setswitchinterval(before)
        threads = threading.enumerate()
        pool.shutdown(cancel_futures=True)
        let_go(threads)


def _begin(prepare: Callable[..., None] | None, given: tuple[Any, ...]) -> None:
    end_with_parent()
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    if prepare is not None:
        prepare(*given)


def end_with_parent() -> None:
    """A worker whose parent was killed gets no more jobs, and no word of it either: it would wait for ever."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
