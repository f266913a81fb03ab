"""`refgen stub`: the executable reference as a Python package."""

import argparse
from dataclasses import replace
from pathlib import Path

from refgen.api.model import Kind
from refgen.cli.options import add_source_options, settings_of
from refgen.cli.problems import print_errors
from refgen.corpus import scan_tree
from refgen.pipeline import reference_of
from refgen.progress import Bar
from refgen.stages.reference.docstrings import docstrings_in
from refgen.text.counted import counted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, under which name, with docstrings in which language."""
    add_source_options(parser)
    parser.add_argument("--output", type=Path, metavar="DIR", help="folder for the package (default: build/stub)")
    parser.add_argument("--package", metavar="NAME", help="name to import it by (default: unmanaged)")
    parser.add_argument("--locale", metavar="CODE", help="language of the docstrings (default: en-us)")


def run(arguments: argparse.Namespace) -> int:
    """Generate the package, and say how to use it."""
    settings = settings_of(arguments, package=arguments.package, docstrings=arguments.locale)
    if arguments.output:
        settings = replace(settings, stub=arguments.output)
    if arguments.locale:
        there = scan_tree(settings.sources, settings.locales).locales
        settings = replace(settings, docstrings=docstrings_in(arguments.locale, there, "--locale"))
    model, reference = reference_of(settings, Bar())
    print_errors(model.diagnostics)
    apis = sum(api.kind is not Kind.ARTICLE for api in model.apis)
    print(
        ", ".join(
            (
                counted(apis, "API"),
                counted(len(reference.book.claims), "claim"),
                counted(len(reference.book.rules), "rule"),
            )
        )
    )
    print(f"{reference.folder}: put it on sys.path and `import {settings.package}`")
    return 0
