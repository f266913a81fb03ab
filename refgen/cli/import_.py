"""`refgen import FILE`: translations from translators' tools, back into the pages."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from refgen.cli.options import add_source_options, settings_of
from refgen.corpus import scan_tree
from refgen.errors import UsageError
from refgen.export import PagePlan, read_handoff
from refgen.output import write_single
from refgen.progress import Bar
from refgen.stages.pages.exchanging import take_back
from refgen.text import Severity, Source
from refgen.text.counted import counted
from refgen.text.diff import diff_texts
from refgen.workers import workers


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and whether to write."""
    add_source_options(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="an XLIFF or PO file that refgen export wrote")
    parser.add_argument("--dry-run", action="store_true", help="show the difference, change nothing")


def run(arguments: argparse.Namespace) -> int:
    """Replace the changed translations; 1 where one could not be taken."""
    settings = settings_of(arguments)
    try:
        data = arguments.file.read_bytes()
    except OSError as error:
        raise UsageError(f"{arguments.file}: {error.strerror or error}; name the translated file") from error
    tree = scan_tree(settings.sources, settings.locales)
    with workers(settings.jobs, len(tree.pages)) as executor:
        plans = take_back(tree, read_handoff(data, str(arguments.file)), executor, Bar())
    for plan in plans:
        for problem in plan.problems:
            print(problem, file=sys.stderr)
        if plan.data is None:
            continue
        if arguments.dry_run:
            print(_diff(plan, (tree.root / plan.file).read_bytes(), plan.data), end="")
        else:
            write_single(tree.root / plan.file, plan.data)
            print(f"changed {tree.root / plan.file}")
    print(_summary(plans, is_dry=arguments.dry_run))
    return int(any(problem.severity is Severity.ERROR for plan in plans for problem in plan.problems))


def _summary(plans: Sequence[PagePlan], *, is_dry: bool) -> str:
    taken, files = sum(plan.taken for plan in plans), sum(plan.data is not None for plan in plans)
    said = [f"{counted(taken, 'translation')} {'would go' if is_dry else 'went'} into {counted(files, 'file')}"]
    if already := sum(plan.already for plan in plans):
        said.append(f"{already} were there already")
    if problems := sum(len(plan.problems) for plan in plans):
        said.append(f"{problems} could not be taken")
    return "; ".join(said)


def _diff(plan: PagePlan, before: bytes, after: bytes) -> str:
    return diff_texts(plan.file, Source.from_bytes(plan.file, before).text, Source.from_bytes(plan.file, after).text)
