"""Maps a pure function over pages, in this process or in many.

The seam is `concurrent.futures.Executor`: a process pool here, the executor of a Dask client on a fleet of machines.
Results come in the order of the jobs, so nothing depends on how many workers there are.
"""

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from typing import Any, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

_FEW = 60
"""Pages for which starting processes costs more than it gives."""
_CHUNK = 24


class InProcess(Executor):
    """An executor that does the work here and now."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run the function; what it raises is raised by the future's `result`."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  (handed to whoever asks for the result)
            future.set_exception(error)
        return future


@contextmanager
def workers(count: int, pages: int) -> Iterator[Executor]:
    """An executor with `count` processes (0: one a core), or this process where the pages are few."""
    processes = count or os.cpu_count() or 1
    if processes == 1 or pages < _FEW:
        yield InProcess()
        return
    pool = process_pool(processes)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def process_pool(count: int, prepare: Callable[..., None] | None = None, *given: Any) -> ProcessPoolExecutor:
    """A pool of processes, each of which begins with `prepare(*given)`.

    They are forked where no thread runs, and then begin with all that this process has loaded. A fork beside threads, as
    a server has them, would copy locks that nobody opens any more; there, processes begin anew, some tenths of a second later.
    """
    start = get_context("fork" if _can_fork() else "spawn")
    return ProcessPoolExecutor(count, start, initializer=_begin, initargs=(prepare, given))


def _can_fork() -> bool:
    """Whether this is Linux, and only this thread runs: of threads that are not Python's, only the system knows."""
    try:
        return len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return False


def _begin(prepare: Callable[..., None] | None, given: tuple[Any, ...]) -> None:
    end_with_parent()
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


def map_pages(executor: Executor, function: Callable[[Job], Result], jobs: Sequence[Job]) -> Iterator[Result]:
    """The results in the order of the jobs; a chunk of jobs goes to a worker at once, and a few are done here.

    The workers begin before the first result is asked for; what is done here waits until then.
    """
    if len(jobs) < _FEW:
        return map(function, jobs)
    chunks = [jobs[start : start + _CHUNK] for start in range(0, len(jobs), _CHUNK)]
    return chain.from_iterable(executor.map(_Chunk(function), chunks))


class _Chunk:
    """A function over one job, made a function over many; a class, so that it can be sent to a process."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self._function = function

    def __call__(self, jobs: Iterable[Any]) -> list[Any]:
        return [self._function(job) for job in jobs]
