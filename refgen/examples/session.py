"""Runs the examples of a session by the rules of `doctest`, each with a limit on its time.

An infinite loop, `sys.exit`, or output closed by the example fails that example alone; Ctrl-C ends the run.
"""

import contextlib
import doctest
import io
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from refgen.examples.compiled import compiled
from refgen.examples.example import NO_REASON, Example, Got, Outcome, Step
from refgen.examples.limit import TimeLimit, TookTooLong
from refgen.examples.surroundings import Interrupted

_checker = doctest.OutputChecker()
_parser = doctest.DocTestParser()
_DEFAULTS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def run_session(examples: Sequence[Example], names: dict[str, Any], limit: TimeLimit) -> tuple[Outcome, ...]:
    """Run examples one after the other in one namespace."""
    return tuple(_run_one(example, names, limit) for example in examples)


def _run_one(example: Example, names: dict[str, Any], limit: TimeLimit) -> Outcome:
    started = time.perf_counter()
    if reason := _skip_reason(example):
        return Outcome((), reason, 0.0)
    got: list[Got] = []
    number = 0
    hook, sys.displayhook = sys.displayhook, sys.__displayhook__
    try:
        with limit.of_one_example():
            for number, step in enumerate(example.steps):
                problem = _run_step(number, step, names)
                if problem is not None:
                    got.append(problem)
    except TookTooLong as stopped:
        got.append(Got(number, "", str(stopped) or limit.message))
    finally:
        sys.displayhook = hook
    return Outcome(tuple(got), "", time.perf_counter() - started)


def _run_step(number: int, step: Step, names: dict[str, Any]) -> Got | None:
    options = _options(step.code)
    output = io.StringIO()
    raised: BaseException | None = None
    try:
        with contextlib.redirect_stdout(output), _no_input():
            exec(compiled(step.code), names)  # noqa: S102 -- running the example is the purpose
    except (TookTooLong, Interrupted):
        raise
    except BaseException as error:  # noqa: BLE001 -- what an example raises itself, `SystemExit` too, fails it alone
        raised = error
    printed = _text(output)
    wanted_error = _wanted_error(step.expected)
    if raised is None:
        if _checker.check_output(step.expected, printed, options):
            return None
        return Got(number, printed, "the output differs")
    if isinstance(raised, SystemExit):
        return Got(number, printed, f"the example called sys.exit({raised.code!r})")
    line = "".join(traceback.format_exception_only(raised))
    if wanted_error is not None and _same_error(wanted_error, line, options):
        return None
    told = f"{printed}Traceback (most recent call last):\n    ...\n{line}"
    return Got(number, told, "it raised" if wanted_error is None else "it raised something else")


def _same_error(wanted: str, line: str, options: int) -> bool:
    if _checker.check_output(wanted, line, options):
        return True
    if not options & doctest.IGNORE_EXCEPTION_DETAIL:
        return False
    return wanted.split(":", 1)[0].rsplit(".", 1)[-1].strip() == line.split(":", 1)[0].rsplit(".", 1)[-1].strip()


@lru_cache(maxsize=4096)
def _wanted_error(expected: str) -> str | None:
    """The last line of an expected traceback."""
    return _parser.get_examples(f">>> 0\n{expected}")[0].exc_msg if expected.startswith("Traceback ") else None


@lru_cache(maxsize=4096)
def _options(code: str) -> int:
    options = _DEFAULTS
    if "doctest:" in code:
        for flag, is_set in _directives(code).items():
            options = options | flag if is_set else options & ~flag
    return options


def _directives(code: str) -> Mapping[int, bool]:
    return _parser.get_examples("".join(f"{prompt} {line}\n" for prompt, line in _prompts(code)))[0].options


def _prompts(code: str) -> list[tuple[str, str]]:
    return [("..." if number else ">>>", line) for number, line in enumerate(code.splitlines())]


def _skip_reason(example: Example) -> str:
    """Why an example is not run: the comment above its first `+SKIP`; '' where it is run."""
    for step in example.steps:
        if _options(step.code) & doctest.SKIP:
            reasons = (_comment_before(text, step.line) for text in example.texts.values())
            return next(filter(None, reasons), NO_REASON)
    return ""


def _comment_before(text: str, line: int) -> str:
    lines = text.splitlines()
    above = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    return above.removeprefix(">>>").strip().removeprefix("#").strip() if "#" in above else ""


def _text(output: io.StringIO) -> str:
    if output.closed:
        return ""
    printed = output.getvalue()
    return printed if not printed or printed.endswith("\n") else f"{printed}\n"


@contextlib.contextmanager
def _no_input() -> Any:
    """Nobody is there to answer `input()`: it meets the end of the file."""
    before, sys.stdin = sys.stdin, io.StringIO()
    try:
        yield
    finally:
        sys.stdin = before
