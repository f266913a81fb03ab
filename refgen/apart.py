"""Does work in a process of its own, beside what this one does: for what takes longer than it takes to hand its result over.

The process is forked, and so begins with all that this one has; where none can be, the work is done here when it is asked for.
"""

import os
import pickle
import select
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from signal import SIGTERM
from threading import Thread
from types import TracebackType
from typing import Any, Generic, NoReturn, Self, TypeVar

from refgen.beside import settle
from refgen.errors import MissingResourceError

_Value = TypeVar("_Value")


class Apart(Generic[_Value]):
    """An iterator in another process, which makes a value for each time that it is asked; it ends with the `with` block."""

    def __init__(self, values: Iterator[_Value], processes: int = 0) -> None:
        """Nothing is made before it is asked for; with one process, it is this one (0: one a core)."""
        self._values = values
        self._is_asked = False
        self._child = _forked(values) if (processes or os.cpu_count() or 1) > 1 and can_fork() else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._child is not None:
            self._child.end(is_busy=self._is_asked)

    def ask(self) -> None:
        """Have the next value made."""
        if self._is_asked:
            self.answer()
        self._is_asked = True
        if self._child is not None:
            self._child.ask()

    @property
    def is_here(self) -> bool:
        """Whether the work is done here."""
        return self._child is None

    @property
    def is_answered(self) -> bool:
        """Whether it would not be waited for."""
        return self._child is None or self._child.has_written

    def answer(self) -> _Value:
        """The value that was asked for.

        Raises:
            MissingResourceError: the process that was to make it has been ended.
            Exception: what was raised while it was made.
        """
        value: _Value = next(self._values) if self._child is None else self._child.read()
        self._is_asked = False
        return value


def can_fork() -> bool:
    """Whether this is Linux, and only this thread runs once threads that write files have ended.

    Of threads that are not Python's, only the system knows.
    """
    settle()
    try:
        return len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return False


class _Child:
    """A forked process, and the pipes to and from it."""

    def __init__(self, number: int, asked: int, told: int) -> None:
        self._id, self._asked = number, asked
        self._told = open(told, "rb")  # noqa: SIM115  (closed when it ends)

    @property
    def has_written(self) -> bool:
        return bool(select.select([self._told], [], [], 0)[0])

    def ask(self) -> None:
        with suppress(BrokenPipeError):  # it has been ended, which is said where it is waited for
            os.write(self._asked, b"\n")

    def read(self) -> Any:
        try:
            made, error = pickle.load(self._told)  # noqa: S301  (from our own process)
        except (EOFError, pickle.UnpicklingError) as ended:
            said = "another process of this run was ended before it was done; where memory is short, write jobs: 1"
            raise MissingResourceError(said) from ended
        if error is not None:
            raise error
        return made

    def end(self, *, is_busy: bool) -> None:
        os.close(self._asked)
        self._told.close()
        if is_busy:
            with suppress(ProcessLookupError):
                os.kill(self._id, SIGTERM)
            _is_running(self._id, 0)
        else:
            _ENDING.append(self._id)


_ENDING: list[int] = []
"""Processes with nothing left to do: the system takes a while to let go of what they have, which nobody waits for."""


def _is_running(number: int, options: int) -> bool:
    """Whether a process that was forked here runs; the system may let go of one that has ended before anybody asks (SIGCHLD)."""
    try:
        return os.waitpid(number, options) == (0, 0)
    except ChildProcessError:
        return False


def _forked(values: Iterator[Any]) -> _Child | None:
    """A process that makes values; None where the system has no room for another."""
    _ENDING[:] = [number for number in _ENDING if _is_running(number, os.WNOHANG)]
    asked, ask = os.pipe()
    told, tell = os.pipe()
    try:
        number = os.fork()
    except OSError:
        for one in (asked, ask, told, tell):
            os.close(one)
        return None
    if number == 0:
        os.close(ask)
        _work(values, asked, tell)
    os.close(asked)
    os.close(tell)
    return _Child(number, ask, told)


def _work(values: Iterator[Any], asked: int, tell: int) -> NoReturn:
    """Make values until nobody asks any more, which is so, too, when whoever did has been killed."""
    status = 1
    try:
        Thread(target=_end_with, args=(asked,), daemon=True).start()
        while os.read(asked, 1):
            _write(tell, _pickled(values))
        status = 0
    finally:
        # What this process has inherited is not its own to end: neither what is to be done at exit, nor written yet.
        os._exit(status)


def _end_with(asked: int) -> NoReturn:
    """End this process, whatever it does, when nobody can ask any more."""
    other_end = select.poll()
    other_end.register(asked, 0)
    other_end.poll()
    os._exit(1)


def _pickled(values: Iterator[Any]) -> bytes:
    try:
        return pickle.dumps((next(values), None), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001  (it is raised again where the value is waited for)
        from traceback import format_exc  # noqa: PLC0415  (only what fails needs it)

        where = format_exc()
        error.add_note(where)
        try:
            data = pickle.dumps((None, error), pickle.HIGHEST_PROTOCOL)
            pickle.loads(data)  # noqa: S301  (an error may be made in a way of its own)
        except Exception:  # noqa: BLE001  (whatever that way is)
            return pickle.dumps((None, RuntimeError(where)), pickle.HIGHEST_PROTOCOL)
        return data


def _write(handle: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]
