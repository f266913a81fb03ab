"""An interrupt ends the command line with 130, and never with a traceback, whenever it comes."""

import subprocess
import sys

import pytest

_PROGRAM = """
import atexit, os, signal, sys

def interrupt():
    os.kill(os.getpid(), signal.SIGINT)

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == place:
            interrupt()

heed, place, *sys.argv[1:] = sys.argv[1:]
# Whoever runs the tests may ignore it, too, as a shell does for what it starts in the background.
signal.signal(signal.SIGINT, signal.SIG_IGN if heed == "ignored" else signal.default_int_handler)
if place == "the end":
    atexit.register(interrupt)
sys.meta_path.insert(0, Interrupting())
del sys.modules["signal"]
from refgen.cli import program
program()
"""
_PLACES = (
    "signal",
    "refgen.cli.command_line",
    "argparse",
    "refgen.errors",
    "refgen.memory",
    "refgen.cli.explain",
    "the end",
)
_LATE = ("refgen.cli.explain",)
"""Where the command line is at work, and says what becomes of its files."""


def _run(heed: str, place: str) -> subprocess.CompletedProcess[str]:
    command = sys.executable, "-c", _PROGRAM, heed, place, "explain"
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("place", _PLACES)
def test_it_ends_at_once(place: str) -> None:
    done = _run("heeded", place)
    said = "refgen: interrupted; files that were not finished keep their last state\n" * (place in _LATE)
    assert (done.returncode, done.stderr) == (130, said)


@pytest.mark.parametrize("place", [*_PLACES, "nowhere"])
def test_what_ignores_it_goes_on(place: str) -> None:
    done = _run("ignored", place)
    assert (done.returncode, done.stderr) == (0, "")
    assert "unreadable" in done.stdout
