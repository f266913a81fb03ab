"""Prints what reading the pages met: what keeps pages out always, in full; of the rest a count, or all, in the commands about it."""

import sys
from collections.abc import Sequence

from refgen.corpus.layout import LEFT_OUT
from refgen.ops import EMPTY
from refgen.text import Diagnostic, Severity
from refgen.text.counted import counted


def print_errors(problems: Sequence[Diagnostic]) -> None:
    """To standard error, what may be why something is not there: a page that was not read as it is meant, or not at all."""
    for problem in filter(_is_grave, problems):
        print(problem, file=sys.stderr)


def print_problems(problems: Sequence[Diagnostic], *, everything: bool) -> None:
    """Problems to standard error."""
    shown = [problem for problem in problems if everything or _is_grave(problem)]
    for problem in shown:
        print(problem, file=sys.stderr)
    if hidden := len(problems) - len(shown):
        them = "it" if hidden == 1 else "them"
        print(f"{counted(hidden, 'smaller problem')} in the pages; --verbose lists {them}", file=sys.stderr)


def _is_grave(problem: Diagnostic) -> bool:
    return problem.severity is Severity.ERROR or problem.code in (LEFT_OUT, EMPTY)
