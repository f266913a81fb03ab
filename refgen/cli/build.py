"""`refgen build`: everything, and a summary of it."""

import argparse
from pathlib import Path

from refgen.cli.options import add_source_options, settings_of
from refgen.cli.problems import print_problems
from refgen.progress import Bar
from refgen.publish import publish
from refgen.text import Severity


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and what counts as a failure."""
    add_source_options(parser)
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="folder for everything that is made (default: build)"
    )
    parser.add_argument(
        "--fail-on", choices=[one.value for one in Severity], help="exit with 1 at such a drift finding"
    )
    parser.add_argument("--verbose", action="store_true", help="print every problem met while reading, not only errors")


def run(arguments: argparse.Namespace) -> int:
    """Build; 1 where an example fails, or drift is as bad as --fail-on."""
    settings = settings_of(arguments, output=arguments.output)
    outcome = publish(settings, Bar())
    print_problems(outcome.diagnostics, everything=arguments.verbose)
    print("\n".join(outcome.lines))
    worst = Severity(arguments.fail_on) if arguments.fail_on else None
    has_drifted = worst is not None and any(one.rank <= worst.rank for one in outcome.severities)
    return int(has_drifted or not outcome.is_proven)
