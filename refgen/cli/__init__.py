"""The command line: one file a command, imported only when it is called for."""

import os
from collections.abc import Sequence

INTERRUPTED = 130
"""What a shell says of a program that SIGINT ended: 128, and the number of the signal."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    from refgen.cli.command_line import main as run  # noqa: PLC0415  (see `program`)

    return run(arguments)


def program() -> None:
    """The command line as a process of its own. Until all is loaded that it needs, an interrupt ends it without a word."""
    try:
        import signal  # noqa: PLC0415  (an interrupt while it is loaded is one, too)

        before = signal.getsignal(signal.SIGINT)
        if before is signal.default_int_handler:  # it may be ignored
            signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    except KeyboardInterrupt:
        os._exit(INTERRUPTED)
    from refgen.cli.command_line import program as run  # noqa: PLC0415  (what takes time to load)

    run(before)
