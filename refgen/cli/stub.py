"""`refgen stub`: the executable reference as a Python package."""

import argparse
from dataclasses import replace
from pathlib import Path

from refgen.align import ENGLISH
from refgen.api.model import Kind
from refgen.cli.options import add_source_options, settings_of
from refgen.cli.problems import print_errors
from refgen.corpus import scan_tree
from refgen.errors import UsageError
from refgen.locales import meant_by
from refgen.pipeline import reference_of
from refgen.progress import Bar
from refgen.settings import Settings
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
    settings = replace(settings, docstrings=_locale_of(settings))
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


def _locale_of(settings: Settings) -> str:
    """The locale of the docstrings, which come from the pages, so some page must be in it; `fr` is the only French there is."""
    there = sorted({ENGLISH, *scan_tree(settings.sources, settings.locales).locales})
    meant = meant_by(settings.docstrings, there)
    if not meant:
        raise UsageError(f"--locale {settings.docstrings}: no page is in it; there are {', '.join(there)}")
    if len(meant) > 1:
        raise UsageError(f"--locale {settings.docstrings}: there are pages in {' and '.join(meant)}; name one of them")
    return meant[0]
