"""`refgen build`: everything, and a summary of it."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from refgen.cli.options import add_source_options, settings_of
from refgen.cli.problems import print_problems
from refgen.examples.report import why_failed
from refgen.pipeline import build
from refgen.progress import Bar
from refgen.report import exit_status, summarize
from refgen.stages.made import Build
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
    made = build(settings, Bar())
    print_problems(made.model.diagnostics, everything=arguments.verbose)
    print("\n".join(summary(made, settings.output)))
    failed = not made.proof.is_clean
    drifted = bool(arguments.fail_on) and exit_status(made.drift.findings, Severity(arguments.fail_on))
    return int(failed or drifted)


def summary(made: Build, output: Path) -> Iterator[str]:
    """What was made, counted, and where it is."""
    locales = made.model.locales
    yield f"pages      {len(made.reading.pages)} in {', '.join(locales)}"
    yield f"APIs       {sum(api.kind.value != 'article' for api in made.model.apis)}"
    yield f"segments   {made.reading.slots} aligned"
    yield from _drift_lines(made)
    yield f"claims     {len(made.reference.book.claims)} sentences, {len(made.reference.book.rules)} rules"
    for one in made.reference.outdated:
        yield f"           {one.status.value}: {one.rule}\n             was: {one.before}\n             now: {one.after or '—'}"
    yield from _example_lines(made)
    yield f"output     {output}/model.json, drift.txt, drift.json, drift.sarif, rules.json, stub/"
    if made.site:
        for problem in made.site.broken:
            yield f"           broken link: {problem}"
        yield f"site       {made.site.folder / 'index.html'} ({made.site.rendered} of {made.site.pages} pages made anew)"


def _drift_lines(made: Build) -> Iterator[str]:
    found = made.drift.findings
    severities = ", ".join(f"{count} {name}" for name, count in summarize(found).by_severity.items()) or "none"
    accepted = f"; {made.drift.accepted} more are accepted" if made.drift.accepted else ""
    yield f"drift      {severities}{accepted}"
    for locale in sorted({finding.locale for finding in found}):
        counts = summarize([finding for finding in found if finding.locale == locale]).by_severity
        yield f"  {locale:<8} {', '.join(f'{count} {name}' for name, count in counts.items())}"


def _example_lines(made: Build) -> Iterator[str]:
    results = made.proof.results
    passed = sum(one.passed and not one.skipped for one in results)
    skipped = sum(bool(one.skipped) for one in results)
    yield f"examples   {passed} of {len(results)} passed{f', {skipped} skipped' if skipped else ''}"
    for result in results:
        if not result.passed and not result.skipped:
            yield f"           {result.path}:{result.line}: {result.example.id}: {why_failed(result)}"
    for problem in made.proof.problems:
        yield f"           {problem.path}:{problem.line}: {problem.message}"
    for difference in made.proof.differences:
        yield f"           {difference.path}:{difference.line}: {difference.message}"
