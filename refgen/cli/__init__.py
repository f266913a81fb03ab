"""The command line: one file a command, imported only when it is called for."""

import os
import signal
from collections.abc import Sequence

INTERRUPTED = 128 + signal.SIGINT
"""What a shell says of a program that SIGINT ended."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    from refgen.cli.command_line import main as run  # noqa: PLC0415  (see `program`)

    return run(arguments)


def program() -> None:
    """The command line as a process of its own. Until all is loaded that it needs, an interrupt ends it without a word."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:  # it may be ignored
        signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    from refgen.cli.command_line import program as run  # noqa: PLC0415  (what takes time to load)

    run(before)
