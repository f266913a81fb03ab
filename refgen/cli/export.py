"""`refgen export`: the segments of a locale, for translators' tools."""

import argparse
import sys
from pathlib import Path

from refgen.cli.forms import form_of
from refgen.cli.options import add_source_options, settings_of
from refgen.cli.problems import print_errors
from refgen.corpus import scan_tree
from refgen.errors import UsageError
from refgen.export import FORMATS, Only, sure_pairs, with_control_characters, write_handoff
from refgen.output import write_single
from refgen.pipeline import drift_of
from refgen.places import check_report
from refgen.progress import Bar
from refgen.stages.pages.exchanging import Choice, HandedOff, hand_off, select_pages, target_locale
from refgen.text.counted import counted

_ENDINGS = {".xlf": ("xliff",), ".xliff": ("xliff",), ".po": ("po",), ".tmx": ("tmx",)}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to hand out, and in which form."""
    add_source_options(parser)
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="only these pages: a path, its end, or a pattern")
    parser.add_argument("--locale", required=True, metavar="CODE", help="the language of the translations")
    parser.add_argument("--format", choices=list(FORMATS), help="default: as the output's name ends, else xliff")
    parser.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")
    parser.add_argument(
        "--only", choices=[one.value for one in Only], default=Only.ALL.value, help="which segments (default: all)"
    )
    parser.add_argument(
        "--source-git", type=Path, metavar="DIR", help="checkout of the English pages, with its history"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the hand-off, and say what is in it."""
    form = _form_of(arguments.output, arguments.format)
    settings = settings_of(arguments, source_git=arguments.source_git)
    check_report(arguments.output, settings)
    tree = scan_tree(settings.sources, settings.locales)
    choice = Choice(target_locale(tree, arguments.locale), Only(arguments.only), tuple(arguments.pages))
    select_pages(tuple(tree.pages), choice.names)  # a slip shows before the long work, not after
    reading, drift = drift_of(settings, Bar())
    print_errors(reading.diagnostics)
    made = hand_off(reading, drift.findings, choice, Bar())
    content = write_handoff(made.handoff, form)
    if not made.handoff.pages:
        print("there is nothing to hand out, and no file was written", file=sys.stderr)
    elif arguments.output:
        write_single(arguments.output, content)
    else:
        sys.stdout.buffer.write(content)
    for line in _summary(made, form):
        print(line, file=sys.stderr)
    return 0


def _form_of(output: Path | None, asked: str | None) -> str:
    """The format that is asked for, in words or by the name of a file."""
    form = form_of(output, asked, _ENDINGS) or (None if output else "xliff")
    if form is None:
        raise UsageError(
            f"{output}: no format has this ending; let the name end in {', '.join(_ENDINGS)}, or choose with --format"
        )
    return form


def _summary(made: HandedOff, form: str) -> list[str]:
    """What went out, and what did not."""
    count = len(sure_pairs(made.handoff)) if form == "tmx" else made.handoff.count
    what = "sure pair" if form == "tmx" else "segment"
    pages = counted(len(made.handoff.pages), "page")
    lines = [f"{counted(count, what)} of {pages} in {made.handoff.locale}"]
    if form == "po" and (illegal := len(with_control_characters(made.handoff))):
        lines.append(f"{counted(illegal, 'segment')} with control characters left out; XLIFF can carry them")
    if made.without_english:
        lines.append(f"{counted(len(made.without_english), 'page')} without English left out")
    if made.without_translation:
        lines.append(
            f"{counted(len(made.without_translation), 'page')} without a file in {made.handoff.locale} left out"
        )
    return lines
