"""Prints what reading the pages met: errors always, in full; of the rest a count, or all, in the commands about it."""

import sys
from collections.abc import Sequence

from refgen.text import Diagnostic, Severity
from refgen.text.counted import counted


def print_errors(problems: Sequence[Diagnostic]) -> None:
    """Errors to standard error: a page that was not read as it is meant may be why something is not there."""
    for problem in problems:
        if problem.severity is Severity.ERROR:
            print(problem, file=sys.stderr)


def print_problems(problems: Sequence[Diagnostic], *, everything: bool) -> None:
    """Problems to standard error."""
    shown = [problem for problem in problems if everything or problem.severity is Severity.ERROR]
    for problem in shown:
        print(problem, file=sys.stderr)
    if hidden := len(problems) - len(shown):
        them = "it" if hidden == 1 else "them"
        print(f"{counted(hidden, 'smaller problem')} in the pages; --verbose lists {them}", file=sys.stderr)
