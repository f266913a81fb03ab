"""Worker processes: they end with the process that started them, however that ends."""

import os
import signal
import subprocess
import sys

import pytest

from refgen import apart
from refgen.pool import process_pool
from refgen.workers import handing_out

PROGRAM = """
import os, sys, time
from refgen.workers import workers

def pid(_):
    time.sleep(0.2)
    return os.getpid()

if __name__ == "__main__":
    with workers(2, 1000) as executor:
        print(*set(executor.map(pid, range(4))), flush=True)
        time.sleep(600)
"""


def test_workers_end_with_a_parent_that_was_killed(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, "utf-8")
    with subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        # The workers hold the pipe open, too: it ends when the last of them has ended.
        pids = parent.stdout.readline().split()
        parent.send_signal(signal.SIGKILL)
        assert parent.stdout.read() == ""
    assert pids


BESIDE_A_THREAD = """
import threading
from refgen.workers import workers

LOCK = threading.Lock()

def is_locked(_):
    return LOCK.locked()

def hold(done):
    with LOCK:
        done.wait()

if __name__ == "__main__":
    done = threading.Event()
    thread = threading.Thread(target=hold, args=(done,))
    thread.start()
    with workers(2, 1000) as executor:
        print(*set(executor.map(is_locked, range(4))))
    done.set()
    thread.join()
"""


def test_workers_that_begin_beside_a_thread_do_not_wait_for_its_locks(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(BESIDE_A_THREAD, "utf-8")
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("False\n", "")


@pytest.mark.skipif(not hasattr(os, "nice"), reason="this system has no such order of processes")
def test_workers_stand_back_behind_the_process_that_waits_for_them():
    with process_pool(1) as processes:
        assert processes.submit(os.nice, 0).result() > os.nice(0)


HANDED_OUT = """
import os
from refgen.workers import handing_out

here = os.getpid()
# What cannot be pickled: it is there already.
with handing_out(2, lambda one: (one, os.getpid() != here), "ab") as results:
    print([*results])
"""


def test_processes_that_are_forked_begin_with_their_jobs():
    if sys.platform != "linux":
        pytest.skip("processes are forked on Linux only")
    # A process of its own: this one may have threads.
    done = subprocess.run([sys.executable, "-c", HANDED_OUT], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[('a', True), ('b', True)]"


def test_what_is_for_one_process_is_done_here():
    with handing_out(1, lambda one: (one, os.getpid()), "ab") as results:
        assert [*results] == [("a", os.getpid()), ("b", os.getpid())]


ONE_AFTER_ANOTHER = """
from refgen import apart
from refgen.pool import process_pool

for _ in range(20):
    with process_pool(2) as processes:
        print(processes._mp_context.get_start_method(), *processes.map(abs, range(2)))
"""


def test_processes_are_forked_when_those_before_them_have_ended():
    if sys.platform != "linux":
        pytest.skip("processes are forked on Linux only")
    done = subprocess.run([sys.executable, "-c", ONE_AFTER_ANOTHER], capture_output=True, text=True, check=True)
    assert {*done.stdout.splitlines()} == {"fork 0 1"}


class Sent:
    """A job that counts how often it is written down for another process."""

    def __init__(self, number):
        self.number = number
        self.times = 0

    def __reduce__(self):
        self.times += 1
        return Sent, (self.number,)


def number_of(job):
    return job.number


def test_where_processes_begin_anew_each_job_is_sent_once(monkeypatch):
    monkeypatch.setattr(apart, "can_fork", lambda: False)
    jobs = [Sent(number) for number in range(4)]
    with handing_out(2, number_of, jobs) as done:
        assert [*done] == [0, 1, 2, 3]
    assert [job.times for job in jobs] == [1, 1, 1, 1]


def test_threads_give_way_as_before_when_processes_have_ended():
    before = sys.getswitchinterval()
    with process_pool(2) as processes:
        assert [*processes.map(abs, range(2))] == [0, 1]
        assert sys.getswitchinterval() < before
    assert sys.getswitchinterval() == before
