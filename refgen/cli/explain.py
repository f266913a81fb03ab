"""`refgen explain CHECK`: what a drift check means."""

import argparse

from refgen.cli.options import language
from refgen.drift.check import registry
from refgen.drift.explain import explain, title_in


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The check, and the language that it is named in."""
    parser.add_argument("check", nargs="?", metavar="CHECK", help="name of a check; without it, all are listed")
    parser.add_argument(
        "--language",
        type=language,
        default="en",
        metavar="CODE",
        help="language of what each check is about, such as fr-fr; the rest is in English (default: English)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the explanation of a check, or a line for each check."""
    if arguments.check:
        print(explain(arguments.check, arguments.language))
        return 0
    for name, check in registry().items():
        print(f"{name:<24} {check.info.severity.value:<8} {title_in(check, arguments.language)}")
    return 0
