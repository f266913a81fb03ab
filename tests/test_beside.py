"""Work beside a run has ended when the run has, and what failed there is not lost."""

import subprocess
import sys
from threading import Event, get_ident

import pytest

from refgen.beside import at_once, beside


def test_what_follows_work_is_done_here_in_order_when_all_has_ended():
    done, may_end = [], Event()
    with beside() as later:
        later(may_end.wait, lambda value: done.append((value, get_ident())))
        later(get_ident, lambda value: done.append((value != get_ident(), get_ident())))
        assert done == []
        may_end.set()
    assert done == [(True, get_ident()), (True, get_ident())]


def test_at_once_is_here_and_now():
    done: list[int] = []
    at_once(get_ident, done.append)
    assert done == [get_ident()]


def test_what_fails_beside_fails_the_run():
    done: list[float] = []
    with pytest.raises(ZeroDivisionError), beside() as later:
        later(lambda: 1 // 0, done.append)
    assert done == []


def _fail(later, work, then):
    later(work, then)
    raise KeyError


def test_a_run_that_fails_waits_for_what_it_has_begun_and_goes_no_further():
    done: list[object] = []
    ended: list[object] = []
    with pytest.raises(KeyError), beside() as later:
        _fail(later, lambda: ended.append(1), done.append)
    assert (ended, done) == ([1], [])


WRITING = """
import threading
import time
from refgen import pool
from refgen.beside import beside

with beside() as later:
    later(lambda: time.sleep(0.05), lambda _: None)
    alive = threading.active_count()
    with pool.process_pool(1) as processes:
        print(alive > 1, processes._mp_context.get_start_method())
"""


def test_processes_are_forked_when_work_beside_has_ended() -> None:
    """What begins anew in their place would have to be given all that this process has loaded."""
    if sys.platform != "linux":
        pytest.skip("processes are forked on Linux only")
    # A process of its own: this one may have threads.
    done = subprocess.run([sys.executable, "-c", WRITING], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "fork"]
