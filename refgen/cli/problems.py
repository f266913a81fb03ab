"""Prints what reading the pages met: what keeps pages out always, in full; of the rest a count, or all, in the commands about it."""

import sys
from collections.abc import Sequence

from refgen.corpus.misplaced import LEFT_OUT
from refgen.ops import EMPTY
from refgen.text import Diagnostic, Severity
from refgen.text.counted import counted


def print_errors(problems: Sequence[Diagnostic]) -> None:
    """To standard error, what may be why something is not there: a page that was not read as it is meant, or not at all."""
    _print([problem for problem in problems if _is_grave(problem)])


def print_problems(problems: Sequence[Diagnostic], *, everything: bool) -> None:
    """Problems to standard error."""
    shown = [problem for problem in problems if everything or _is_grave(problem)]
    _print(shown)
    if hidden := len(problems) - len(shown):
        them = "it" if hidden == 1 else "them"
        print(f"{counted(hidden, 'smaller problem')} in the pages; --verbose lists {them}", file=sys.stderr)


def _print(problems: Sequence[Diagnostic]) -> None:
    """What is about all of the sources first: others may follow from it."""
    for problem in sorted(problems, key=lambda one: one.line > 0):
        print(problem, file=sys.stderr)


def _is_grave(problem: Diagnostic) -> bool:
    return problem.severity is Severity.ERROR or problem.code in (LEFT_OUT, EMPTY)
