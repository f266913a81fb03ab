"""What a run leaves is not searched through once more by a process that ends with it."""

import subprocess
import sys

PROGRAM = """
import gc
gc.callbacks.append(lambda phase, _: print(phase))
gc.collect()
import refgen.cli
refgen.cli.program()
"""


def test_a_command_ends_without_a_search_for_garbage() -> None:
    told = subprocess.run((sys.executable, "-c", PROGRAM), capture_output=True, text=True, check=False).stdout
    _, help_shown, later = told.rpartition("usage:")
    assert help_shown
    assert "start" not in later
