"""`refgen site`: the website."""

import argparse
from pathlib import Path

from refgen.cli.options import add_source_options, settings_of
from refgen.cli.problems import print_errors
from refgen.progress import Bar
from refgen.publish import publish


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    add_source_options(parser)
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="folder for everything that is made (default: build)"
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="exit with 1 where a link leads nowhere that is no drift of a translation, or a file is not there that pages name",
    )


def run(arguments: argparse.Namespace) -> int:
    """Build the site and say where it is; links that lead nowhere are printed with their source."""
    outcome = publish(settings_of(arguments, output=arguments.output), Bar())
    print_errors(outcome.diagnostics)
    for problem in outcome.broken:
        print(f"broken link: {problem}")
    for problem in outcome.drifted:
        print(f"link that has drifted: {problem}")
    print(outcome.index)
    return int(arguments.strict and bool(outcome.broken))
