"""Prints what reading the pages met: errors in full, the rest as a count, unless everything is asked for."""

import sys
from collections.abc import Sequence

from refgen.text import Diagnostic, Severity


def print_problems(problems: Sequence[Diagnostic], *, everything: bool) -> None:
    """Problems to standard error."""
    shown = [problem for problem in problems if everything or problem.severity is Severity.ERROR]
    for problem in shown:
        print(problem, file=sys.stderr)
    if hidden := len(problems) - len(shown):
        print(f"{hidden} smaller problems in the pages; --verbose lists them", file=sys.stderr)
