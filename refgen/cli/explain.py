"""`refgen explain CHECK`: what a drift check means."""

import argparse

from refgen.drift.check import registry
from refgen.drift.explain import explain


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The check."""
    parser.add_argument("check", nargs="?", metavar="CHECK", help="name of a check; without it, all are listed")


def run(arguments: argparse.Namespace) -> int:
    """Print the explanation of a check, or a line for each check."""
    if arguments.check:
        print(explain(arguments.check))
        return 0
    for name, check in registry().items():
        print(f"{name:<24} {check.info.severity.value:<8} {check.title}")
    return 0
