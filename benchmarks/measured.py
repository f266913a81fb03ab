"""Seconds and memory of what is measured, `refgen build` in a process of its own included."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from refgen.installation import ROOT

Figures = dict[str, float]
"""Wall and CPU seconds."""


def build_anew(project: Path, code: Path = ROOT.parent, *options: str) -> Figures:
    """Run it in the folder of a project, with `sources` in it, by the refgen of a checkout."""
    command = [sys.executable, "-m", "refgen", "build", "--sources", "sources", "--output", "build", *options]
    # As where refgen is installed: its modules are compiled once, whatever is set here.
    compiled = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    around = {**compiled, "PYTHONPATH": str(code)}
    quiet = subprocess.DEVNULL
    with timed() as figures:
        subprocess.run(command, cwd=project, env=around, check=False, stdout=quiet, stderr=quiet)
    return figures


@contextmanager
def timed() -> Iterator[Figures]:
    """Wall and CPU seconds of the block, of this process and of its children."""
    figures: Figures = {}
    before, start = cpu(), time.perf_counter()
    yield figures
    figures["wall"] = round(time.perf_counter() - start, 2)
    figures["cpu"] = round(cpu() - before, 2)


def cpu() -> float:
    """CPU seconds of this process and of its children that have ended."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both)


def memory() -> int:
    """Peak of the largest process in megabytes."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024
