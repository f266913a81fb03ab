"""Work in another process gives what it would give here, and never outlives whoever asked for it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from refgen.apart import Apart

BEGINNING = """
import os
import sys
import time
from refgen.apart import Apart
here = os.getpid()
"""
IN_ANOTHER = """
def values():
    yield os.getpid() == here
    yield "x" * 1_000_000

with Apart(values(), 2) as other:
    other.ask()
    is_here = other.answer()
    other.ask()
    while not other.is_answered:
        time.sleep(0.001)
    print(is_here, len(other.answer()))
"""
FAILING = """
def values():
    yield 1 // 0

try:
    with Apart(values(), 2) as other:
        other.ask()
        other.answer()
except ZeroDivisionError as error:
    print(error, *error.__notes__)
"""
FAILING_ITS_OWN_WAY = """
class OwnError(Exception):
    def __init__(self, name, *, line):
        super().__init__(f"{name} in line {line}")

def values():
    raise OwnError("a name", line=3)
    yield

with Apart(values(), 2) as other:
    other.ask()
    other.answer()
"""
UNWANTED = """
def values():
    time.sleep(600)
    yield

with Apart(values(), 2) as other:
    other.ask()
try:
    os.waitpid(-1, 0)
except ChildProcessError:
    print("no child")
"""
KILLED = """
def values():
    yield os.getpid()

other = Apart(values(), 2)
other.ask()
print(other.answer(), flush=True)
os.kill(here, 9)
"""
ENDED = """
import signal
from refgen.errors import MissingResourceError

def values():
    yield 1
    os.kill(os.getpid(), signal.SIGKILL)
    yield 2

with Apart(values(), 2) as other:
    other.ask()
    other.answer()
    for _ in range(2):
        try:
            other.ask()
            other.answer()
        except MissingResourceError as error:
            print(error)
"""
NOT_LISTED = """
import signal
signal.signal(signal.SIGCHLD, signal.SIG_IGN)

def values():
    yield 1
    time.sleep(600)

for _ in range(2):
    with Apart(values(), 2) as other:
        other.ask()
        other.answer()
    time.sleep(0.05)
with Apart(values(), 2) as other:
    other.ask()
    other.answer()
    other.ask()
print("done")
"""
KILLED_MEANWHILE = """
def values():
    yield os.getpid()
    time.sleep(600)

other = Apart(values(), 2)
other.ask()
print(other.answer(), flush=True)
other.ask()
os.kill(here, 9)
"""
UNWRITTEN = """
print("once", end="")
with Apart(iter([1]), 2) as other:
    other.ask()
    other.answer()
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


def output_of(program: str) -> str:
    """What a process prints; this one may have threads, beside which nothing is forked."""
    return run(program).stdout


def run(program: str) -> subprocess.CompletedProcess[str]:
    """A process that has ended."""
    command = [sys.executable, "-c", f"{BEGINNING}{program}"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_values_are_made_in_another_process_whatever_their_size():
    assert output_of(IN_ANOTHER).split() == ["False", "1000000"]


def test_what_fails_there_is_raised_where_it_is_waited_for():
    said = output_of(FAILING)
    assert "by zero" in said
    assert "in values" in said, "and where"


def test_an_error_that_cannot_be_handed_over_is_told():
    said = run(FAILING_ITS_OWN_WAY).stderr
    assert "OwnError: a name in line 3" in said
    assert "TypeError" not in said


def test_a_process_that_was_ended_is_said_to_be():
    said = output_of(ENDED).splitlines()
    assert [line.partition(";")[0] for line in said] == ["another process of this run was ended before it was done"] * 2


def test_processes_of_which_the_system_lets_go_by_itself_are_no_error():
    assert output_of(NOT_LISTED).split() == ["done"]


def test_what_nobody_waits_for_any_more_ends():
    assert output_of(UNWANTED).split() == ["no", "child"]


@pytest.mark.parametrize("program", [KILLED, KILLED_MEANWHILE])
def test_it_ends_where_whoever_asked_was_killed(program):
    number = int(output_of(program))
    while is_running(number):
        time.sleep(0.001)
    assert not is_running(number)


def is_running(number: int) -> bool:
    """Whether a process runs; one that has ended may still be listed, until somebody has asked how."""
    try:
        return Path(f"/proc/{number}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_what_was_to_be_printed_is_printed_once():
    assert output_of(UNWRITTEN) == "once"


def numbers() -> Iterator[int]:
    yield os.getpid()
    yield 1


def test_with_one_process_it_is_this_one_and_begins_when_the_value_is_wanted():
    with Apart(numbers(), 1) as other:
        other.ask()
        assert other.is_answered
        assert other.answer() == os.getpid()


@pytest.mark.parametrize("processes", [1, 2])
def test_what_was_asked_before_is_not_taken_for_the_answer(processes):
    with Apart(numbers(), processes) as other:
        other.ask()
        other.ask()
        assert other.answer() == 1
