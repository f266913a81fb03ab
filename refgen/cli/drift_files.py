"""Looks at what `refgen drift` is asked for before it does any work: options that contradict each other, wrong files."""

import argparse

from refgen.drift.baseline import is_baseline
from refgen.errors import UsageError
from refgen.places import check_record, check_report
from refgen.settings import Settings
from refgen.stages.drift.checking import trend_of

_NOT_WITH_BASELINE = ("fix", "fail_on", "format", "language", "output", "changed", "history")
"""What `--write-baseline`, which accepts every finding and reports none, has no use for."""


def check_options(arguments: argparse.Namespace) -> None:
    """Refuse options of which one would be passed over.

    Raises:
        UsageError: there is one.
    """
    for one, other in (("dry_run", "fix"), ("date", "history")):
        if getattr(arguments, one) and not getattr(arguments, other):
            raise UsageError(f"{_option(one)} goes with {_option(other)}")
    if arguments.write_baseline:
        for name in _NOT_WITH_BASELINE:
            if getattr(arguments, name):
                raise UsageError(
                    f"--write-baseline accepts all findings and reports none: {_option(name)} belongs to another run"
                )
    if arguments.history and arguments.locales:
        raise UsageError(
            "--history is of all locales, and a day has one line: leave --locales out, or let `locales` of the "
            "plugin say which locales there are"
        )


def check_files(arguments: argparse.Namespace, settings: Settings) -> None:
    """Refuse to write over the pages, or over a file that refgen did not write.

    Raises:
        UsageError: that is asked for.
    """
    check_report(arguments.output, settings)
    if arguments.history:
        check_record(arguments.history, settings)
        trend_of(settings)
    if arguments.write_baseline:
        check_record(arguments.write_baseline, settings)
        _check_replaced(arguments)


def _check_replaced(arguments: argparse.Namespace) -> None:
    path = arguments.write_baseline
    if path.is_file() and path.stat().st_size and not is_baseline(path.read_text("utf-8", "replace")):
        raise UsageError(f"{path}: holds something else than a baseline; name another file, or remove it first")


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"
