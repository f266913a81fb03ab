"""Does beside a run what keeps the system busy and not Python, such as writing large files: in threads."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Thread
from threading import enumerate as enumerate_threads
from time import sleep
from typing import Any, Generic, NoReturn, Protocol, TypeVar

Done = TypeVar("Done")

_MOMENT = 0.0005
"""Seconds between two looks."""


class Beside(Protocol):
    """Whoever sees to work that a run need not wait for."""

    def __call__(self, work: Callable[[], Done], then: Callable[[Done], object]) -> None:
        """Have `work` done, which touches nothing that others do, and `then`, in the caller's thread, with what it returns."""


def at_once(work: Callable[[], Done], then: Callable[[Done], object]) -> None:
    """Do it here and now."""
    then(work())


@contextmanager
def beside() -> Iterator[Beside]:
    """Work is done beside what is in the `with` block, and has ended when that ends; `then` is called where that has not failed.

    Raises:
        Exception: what the first work raised that failed.
    """
    begun: list[_Work[Any]] = []

    def begin(work: Callable[[], Done], then: Callable[[Done], object]) -> None:
        one: _Work[Done] = _Work(work, then)
        one.start()
        begun.append(one)

    try:
        yield begin
    finally:
        for one in begun:
            one.join()
    for one in begun:
        one.finish()


def settle() -> None:
    """Wait for all work that has been begun; nothing of its threads is left then."""
    begun = [one for one in enumerate_threads() if isinstance(one, _Work)]
    for one in begun:
        one.join()
    let_go(begun)


def let_go(threads: Iterable[Thread]) -> None:
    """Wait until the system has let go of threads that have ended: it does so a moment after Python has."""
    for one in threads:
        while not one.is_alive() and Path(f"/proc/self/task/{one.native_id}").exists():
            sleep(_MOMENT)


class _Work(Thread, Generic[Done]):
    """A thread, and what is to be done when it has ended."""

    def __init__(self, work: Callable[[], Done], then: Callable[[Done], object]) -> None:
        super().__init__()
        self._work, self._then = work, then
        self.finish: Callable[[], object]

    def run(self) -> None:
        """Do the work."""
        try:
            self.finish = partial(self._then, self._work())
        except Exception as error:  # noqa: BLE001  (it is raised again in the thread that waits)
            self.finish = partial(_raise, error)


def _raise(error: Exception) -> NoReturn:
    raise error
