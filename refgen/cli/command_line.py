"""Reads the command line and calls one command.

Exit status: 0 clean, 1 findings at or above the threshold or failed examples, 2 wrong usage or environment; 130 where it was
interrupted, 141 where nobody read the output to its end, as shells count these two signals.
"""

import argparse
import atexit
import io
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from keyword import iskeyword
from types import ModuleType
from typing import Any, NoReturn

from refgen import __version__
from refgen.cli import INTERRUPTED
from refgen.errors import RefgenError
from refgen.memory import collect_seldom, seldom_collected

COMMANDS = {
    "build": "everything: model, drift report, stub, examples and site",
    "model": "the canonical API model as JSON",
    "align": "pair the sentences of two pages",
    "drift": "where translations no longer say what the canonical page says",
    "stub": "the executable reference as a Python package",
    "claims": "the sentences that demand something, and the rules compiled from them",
    "review": "what people decide about rules: accept, reject, and what has become stale",
    "doctest": "make the stub and rules.json in the output folder, and run every example of every locale against the stub",
    "export": "hand the segments of a locale to translators' tools",
    "import": "take translations back from translators' tools",
    "site": "the website",
    "serve": "the website, rebuilt when a page is saved",
    "explain": "what a drift check means, and how to fix or silence it",
}
"""Name to one line of help; `refgen.cli.NAME` has `add_arguments(parser)` and `run(arguments) -> int`."""

_STATUS = (
    "Exit status: 0 clean, 1 findings at the threshold or failed examples, 2 wrong usage or environment; "
    "141 where the reader of the output has gone."
)

_PIPE_CLOSED = 128 + 13
"""What a shell says of a program that SIGPIPE ended, which is how other tools end before a `head` that has read enough."""


def module_of(command: str) -> ModuleType:
    """The module of a command; a word of Python has an underscore after it there."""
    return import_module(f"refgen.cli.{command}{'_' if iskeyword(command) else ''}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Redirected output has the system's old encoding on Windows, which has no place for most languages.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        try:
            with seldom_collected():
                return _run(list(sys.argv[1:] if arguments is None else arguments))
        finally:
            # What cannot be printed shows here, not when the interpreter ends.
            sys.stdout.flush()
    except RefgenError as error:
        print(f"refgen: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("refgen: interrupted; files that were not finished keep their last state", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of the output has gone: nothing more to say.
        _drop_output()
        return _PIPE_CLOSED
    except OSError as error:
        _drop_output()
        print(f"refgen: {error.filename or 'the output'}: {error.strerror or error}", file=sys.stderr)
        return 2


def program(interrupt: Any) -> NoReturn:
    """The command line as a process of its own, which ends without taking all apart that a run has made.

    `interrupt` is what an interrupt does while the command runs, as `signal.signal` takes it.
    """
    try:
        outside = signal.signal(signal.SIGINT, interrupt)
        collect_seldom()
        status = main()
        signal.signal(signal.SIGINT, outside)
        atexit._run_exitfuncs()  # noqa: SLF001  (what the interpreter runs, too, before it takes all apart)
    except KeyboardInterrupt:  # before there was anything to say about it, or after it
        status = INTERRUPTED
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(status)


def _run(given: Sequence[str]) -> int:
    name = next((word for word in given if not word.startswith("-")), "")
    # Help and errors name all commands, but not behind one.
    parser = _parser(name, [name] if given[:1] == [name] and name in COMMANDS else [*COMMANDS])
    parsed = parser.parse_args(given)
    if not parsed.command:
        parser.print_help()
        return 2
    return int(module_of(parsed.command).run(parsed))


def _drop_output() -> None:
    """Keep the interpreter from flushing, when it ends, what cannot be printed."""
    with suppress(OSError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123  (a device, not a path of ours)
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _parser(name: str, known: Sequence[str]) -> argparse.ArgumentParser:
    """A parser that knows some commands, and the options of one."""
    parser = argparse.ArgumentParser(
        prog="refgen", description="Makes a translated API reference trustworthy.", epilog=_STATUS
    )
    parser.add_argument("--version", action="version", version=f"refgen {__version__}")
    # Without a name, a formatter is made to find it, which imports more than all else here.
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", prog="refgen")
    for command in known:
        summary = COMMANDS[command]
        sub = commands.add_parser(
            command, help=summary, description=f"{summary[0].upper()}{summary[1:]}.", epilog=_STATUS
        )
        if command == name:
            module_of(command).add_arguments(sub)
    return parser
