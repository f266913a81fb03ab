"""Runs code that an example will show, and keeps what it prints as `doctest` would have it."""

import contextlib
import io
import sys
import traceback
from collections.abc import Iterable
from typing import Any

from refgen.examples.compiled import compiled


def record(statements: Iterable[str], names: dict[str, Any]) -> tuple[str, ...]:
    """The expected output of each statement; a statement that raises ends the run, its output being the traceback."""
    outputs: list[str] = []
    hook, sys.displayhook = sys.displayhook, sys.__displayhook__
    try:
        for statement in statements:
            output = io.StringIO()
            try:
                with contextlib.redirect_stdout(output):
                    exec(compiled(f"{statement}\n"), names)  # noqa: S102 -- our own code
            except Exception as error:  # noqa: BLE001 -- what the example shows
                line = "".join(traceback.format_exception_only(error)).rstrip("\n")
                outputs.append(f"Traceback (most recent call last):\n    ...\n{line}\n")
                break
            outputs.append(output.getvalue())
    finally:
        sys.displayhook = hook
    return tuple(outputs)
