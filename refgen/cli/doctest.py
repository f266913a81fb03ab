"""`refgen doctest`: every example of every locale, run against the stub."""

import argparse
from pathlib import Path

from refgen.cli.options import add_source_options, settings_of
from refgen.examples.report import render_json, render_junit, render_text
from refgen.output import write_file
from refgen.pipeline import proof_of
from refgen.progress import Bar

RENDERERS = {"json": render_json, "junit": render_junit}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The form of the report, and what to do about expected outputs that have changed."""
    add_source_options(parser)
    parser.add_argument("--format", choices=["text", *RENDERERS], default="text", help="default: text")
    parser.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")


def run(arguments: argparse.Namespace) -> int:
    """Run the examples; 1 where one fails."""
    proof = proof_of(settings_of(arguments), Bar())
    if arguments.format == "text":
        report = render_text(proof.results, proof.problems, proof.silent)
    else:
        report = RENDERERS[arguments.format](proof.results, proof.problems)
    if arguments.output:
        write_file(arguments.output, report.encode())
    else:
        print(report.rstrip("\n"))
    return 0 if proof.is_clean else 1
