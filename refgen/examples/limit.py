"""A limit on the time that an example may take, in the thread that runs it."""

import contextlib
import ctypes
import signal
import threading
from collections.abc import Iterator
from types import FrameType

_AGAIN = 0.05
"""Seconds between two interruptions, for code that catches the first."""


class TookTooLong(BaseException):
    """The example has used up its time; no `Exception`, so that examples do not catch it."""


class TimeLimit:
    """Interrupts one example after the other: by a signal in the main thread, by an asynchronous exception elsewhere."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    @contextlib.contextmanager
    def of_one_example(self) -> Iterator[None]:
        """Raise `TookTooLong` in the body when the time is up."""
        is_main = threading.current_thread() is threading.main_thread()
        if is_main and hasattr(signal, "setitimer"):
            with self._by_signal():
                yield
        else:
            with self._by_thread():
                yield

    @contextlib.contextmanager
    def _by_signal(self) -> Iterator[None]:
        is_running = True

        def interrupt(_number: int, _frame: FrameType | None) -> None:
            if is_running:
                raise TookTooLong(self.message)

        before = signal.signal(signal.SIGALRM, interrupt)
        timer = signal.setitimer(signal.ITIMER_REAL, self.seconds, _AGAIN)
        try:
            try:
                yield
            finally:
                # An interruption between these two lines leaves the inner block; the outer one still stops the timer.
                is_running = False
        finally:
            is_running = False
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
            signal.setitimer(signal.ITIMER_REAL, *timer)

    @contextlib.contextmanager
    def _by_thread(self) -> Iterator[None]:
        thread = threading.get_ident()
        done = threading.Event()

        def watch() -> None:
            wait = self.seconds
            while not done.wait(wait):
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(TookTooLong))
                wait = _AGAIN

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            done.set()
            watcher.join()
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), None)

    @property
    def message(self) -> str:
        """What is said of an example that was interrupted."""
        return f"the example took longer than {self.seconds:g} s"
