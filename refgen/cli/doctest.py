"""`refgen doctest`: every example of every locale, run against the stub."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from refgen.cli.options import add_source_options, settings_of
from refgen.cli.problems import print_errors
from refgen.errors import UsageError
from refgen.examples.fix import fix_outputs
from refgen.examples.mutate import Vacuous
from refgen.examples.report import render_json, render_junit, render_text
from refgen.output import write_single
from refgen.pipeline import proof_of, vacuous_of
from refgen.places import check_report
from refgen.progress import Bar
from refgen.stages.examples.proving import Proof
from refgen.text.counted import counted
from refgen.text.diff import diff_texts
from refgen.text.source import encode

RENDERERS = {"json": render_json, "junit": render_junit}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The form of the report, and what to do about expected outputs that have changed."""
    add_source_options(parser)
    parser.add_argument("--format", choices=["text", *RENDERERS], default="text", help="default: text")
    parser.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")
    parser.add_argument("--fix", action="store_true", help="also show what the expected outputs should be, as a diff")
    parser.add_argument("--write", action="store_true", help="with --fix, put it into the pages")
    parser.add_argument(
        "--mutate", action="store_true", help="also list the examples that do not notice a rule dropped or negated"
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the examples; 1 where one fails."""
    settings = settings_of(arguments)
    if arguments.write and not arguments.fix:
        raise UsageError("--write goes with --fix: it puts into the pages what --fix shows")
    check_report(arguments.output, settings)
    proof = proof_of(settings, Bar())
    print_errors(proof.diagnostics)
    if arguments.format == "text":
        report = render_text(proof.results, proof.problems, proof.silent)
    else:
        report = RENDERERS[arguments.format](proof.results, proof.problems)
    if arguments.output:
        write_single(arguments.output, report.encode())
    else:
        print(report.rstrip("\n"))
    if arguments.fix:
        _fix(settings.sources, proof, is_written=arguments.write)
    vacuous = vacuous_of(settings, Bar()) if arguments.mutate else ()
    if arguments.mutate:
        print("\n".join(_mutated(vacuous)), file=sys.stdout if arguments.format == "text" else sys.stderr)
    return 0 if proof.is_clean and not vacuous else 1


def _mutated(vacuous: tuple[Vacuous, ...]) -> Iterator[str]:
    for one in vacuous:
        yield f"vacuous: {one.example}: it stays green with {one.rule} {one.mutation.value}"
    yield (
        f"blind to a changed rule: {counted(len({one.example for one in vacuous}), 'example')}"
        if vacuous
        else "every example notices every changed rule"
    )


def _fix(root: Path, proof: Proof, *, is_written: bool) -> None:
    """Show the repair of expected outputs, and write it where that is asked for."""
    wrong = {result.path for result in proof.results if result.got and not result.example.is_generated}
    pages = {path: (root / path).read_bytes().decode("utf-8", "surrogateescape") for path in sorted(wrong)}
    fixed = fix_outputs(proof.results, pages)
    for path, text in fixed.items():
        print(diff_texts(path, pages[path], text), end="")
        if is_written:
            write_single(root / path, encode(text))
