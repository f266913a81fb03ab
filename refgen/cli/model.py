"""`refgen model`: the canonical API model as JSON."""

import argparse
import sys
from pathlib import Path

from refgen.cli.options import add_source_options, settings_of
from refgen.cli.problems import print_problems
from refgen.output import write_single
from refgen.pipeline import model_of
from refgen.places import check_report
from refgen.progress import Bar


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to write it."""
    add_source_options(parser)
    parser.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")
    parser.add_argument("--verbose", action="store_true", help="print every problem met while reading, not only errors")


def run(arguments: argparse.Namespace) -> int:
    """Write the model; problems in the pages go to standard error."""
    settings = settings_of(arguments)
    check_report(arguments.output, settings)
    encoded, problems = model_of(settings, Bar())
    if arguments.output:
        write_single(arguments.output, encoded)
    else:
        sys.stdout.buffer.write(encoded)
    print_problems(problems, everything=arguments.verbose)
    return 0
