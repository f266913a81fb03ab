"""An example leaves the process as it found it, and Ctrl-C stops the run, not an example."""

import builtins
import os
import signal
import sys
import tempfile
from pathlib import Path

import pytest

from refgen.examples import Example, Occurrence, ResultCache, read_steps, run_examples


def run(*codes: str, cache: ResultCache | None = None):
    sessions = [
        [Occurrence(Example(f"x{number}", "", read_steps(code), texts={"fr-fr": code}), "fr-fr/x.md", 1, "fr-fr")]
        for number, code in enumerate(codes)
    ]
    return run_examples(sessions, dict, cache=cache or ResultCache(None))


def state():
    return Path.cwd(), dict(os.environ), dict(vars(builtins)), list(sys.path), os._exit, signal.getsignal(signal.SIGINT)


CHANGES = {
    "folder": f">>> import os\n>>> os.chdir({tempfile.gettempdir()!r})\n",
    "environment": ">>> import os\n>>> os.environ['REFGEN_X'] = '1'\n>>> _ = os.environ.pop('PATH')\n",
    "built-in": ">>> import builtins\n>>> builtins.print = None\n>>> builtins.added = 1\n",
    "built-in-gone": ">>> import builtins\n>>> del builtins.len\n",
    "import-path": ">>> import sys\n>>> sys.path.insert(0, 'x')\n",
}


@pytest.mark.parametrize("name", CHANGES)
def test_is_put_back(name):
    before = state()
    (result, after) = run(CHANGES[name], ">>> print(len('ab'))\n2\n")
    assert result.passed, result.got
    assert after.passed, after.got
    assert state() == before


@pytest.mark.parametrize("code", ["os._exit(5)", "os.abort()"])
def test_leaving_the_process_fails_that_example_alone(code):
    left, after = run(f">>> import os\n>>> {code}\n", ">>> 1\n1\n")
    assert "sys.exit" in left.got[0].message
    assert after.passed


@pytest.fixture
def _listening():
    """A process that was started in the background ignores Ctrl-C from the beginning."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_listening")
def test_ctrl_c_stops_the_run_and_keeps_nothing(tmp_path):
    cache = ResultCache(tmp_path / "kept.json")
    with pytest.raises(KeyboardInterrupt):
        run(">>> import os, signal\n>>> os.kill(os.getpid(), signal.SIGINT)\n", cache=cache)
    cache.save()
    assert not (tmp_path / "kept.json").exists()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
