"""Maps a pure function over pages, in this process or in many.

The seam is the `map` of `concurrent.futures.Executor`: a process pool here, the executor of a Dask client on a fleet of
machines. Results come in the order of the jobs, so nothing depends on how many workers there are. What writes files, or begins
with what this process holds, is `handing_out` to processes of this machine.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import chain
from typing import Any, Protocol, TypeVar

from refgen import apart

Job = TypeVar("Job")
Result = TypeVar("Result")

_FEW = 60
"""Pages for which starting processes costs more than it gives."""
_CHUNK = 24


class Executor(Protocol):
    """Whoever does the work; any executor of `concurrent.futures` is one."""

    def map(self, fn: Callable[..., Result], jobs: Iterable[Any], /) -> Iterator[Result]:
        """The results in the order of the jobs."""


class InProcess:
    """An executor that does the work here and now."""

    def map(self, fn: Callable[..., Result], jobs: Iterable[Any], /) -> Iterator[Result]:
        """The results, each made when it is asked for."""
        return map(fn, jobs)


class _Pool:
    """A pool of processes that begins when there is work for it: after most edits there is none."""

    def __init__(self, count: int, until: ExitStack) -> None:
        self._count, self._until = count, until
        self._pool: Executor | None = None

    def map(self, fn: Callable[..., Result], jobs: Iterable[Any], /) -> Iterator[Result]:
        """The results; work begins before the first is asked for."""
        if self._pool is None:
            from refgen.pool import process_pool  # noqa: PLC0415  (what it needs takes as long to load as a page)

            self._pool = self._until.enter_context(process_pool(self._count))
        return self._pool.map(fn, jobs)


@contextmanager
def handing_out(
    count: int, function: Callable[[Job], Result], jobs: Sequence[Job], chunk: int = 1
) -> Iterator[Iterator[Result]]:
    """The results of jobs in their order, by `count` processes: where they are forked, they begin with all jobs, and nothing is copied.

    The processes begin before the first result is asked for; with less than two, the work is done here, and waits until then.
    """
    if count < 2:
        yield map(function, jobs)
        return
    from refgen.pool import process_pool  # noqa: PLC0415  (as above)

    # Else each process would be sent all jobs, and not only its own.
    are_known = apart.can_fork()
    with process_pool(count, _adopt, function, jobs if are_known else ()) as pool:
        yield pool.map(_do_known if are_known else _do, range(len(jobs)) if are_known else jobs, chunksize=chunk)


_ADOPTED: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []


def _adopt(function: Callable[[Any], Any], jobs: Sequence[Any]) -> None:
    _ADOPTED[:] = [(function, jobs)]


def _do(job: Any) -> Any:
    ((function, _),) = _ADOPTED
    return function(job)


def _do_known(number: int) -> Any:
    ((_, jobs),) = _ADOPTED
    return _do(jobs[number])


@contextmanager
def workers(count: int, pages: int) -> Iterator[Executor]:
    """An executor with `count` processes (0: one a core), or this process where the pages are few."""
    processes = count or os.cpu_count() or 1
    if processes == 1 or pages < _FEW:
        yield InProcess()
        return
    with ExitStack() as until:
        yield _Pool(processes, until)


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
