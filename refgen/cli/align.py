"""`refgen align SOURCE TARGET`: the sentence pairs of two pages."""

import argparse
import json
import sys
from pathlib import Path

from refgen.align import align_files, encode_slots, load_meaning, locale_of
from refgen.corpus.load import Content, parse_contents
from refgen.drift.facts import facts
from refgen.drift.language import language_name, other_language
from refgen.errors import UsageError
from refgen.locales import load_locale
from refgen.ops import Page, Side, units
from refgen.output import write_single
from refgen.places import is_same_file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The two files, and the form of the answer."""
    parser.add_argument("source", type=Path, metavar="SOURCE", help="the English page, or a side-by-side page")
    parser.add_argument("target", type=Path, metavar="TARGET", help="the translated page")
    parser.add_argument("--format", choices=["jsonl", "text"], default="jsonl", help="default: jsonl")
    parser.add_argument(
        "--meaning",
        action="store_true",
        help="ask the embedding (extra refgen[semantic]) where a plain page gives no hold",
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")


def run(arguments: argparse.Namespace) -> int:
    """Print one pair a line."""
    if arguments.output and any(is_same_file(arguments.output, page) for page in (arguments.source, arguments.target)):
        raise UsageError(f"{arguments.output}: the output would replace a page that is read; name another file")
    meaning = load_meaning() if arguments.meaning else None
    source, target = _read(arguments.source), _read(arguments.target)
    spoken = _language(source, Side.SOURCE)
    if spoken and spoken == _language(target, Side.TARGET):
        print(f"both pages are in {language_name(spoken)}: what is paired is no translation", file=sys.stderr)
    slots = align_files(source, target, meaning)
    lines = list(encode_slots(slots))
    if arguments.format == "text":
        lines = [_as_text(line) for line in lines]
    content = "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")
    if arguments.output:
        write_single(arguments.output, content)
    else:
        sys.stdout.buffer.write(content)
    return 0


def _as_text(line: str) -> str:
    pair = json.loads(line)
    return f"{pair['score']:.2f} {pair['method']:<9} {pair['source'] or '—'}\n{'':15}{pair['target'] or '—'}\n"


def _language(page: Page, side: Side) -> str:
    """The code of the language that a page is in, by its words, else by its front matter; '' where there is no telling."""
    text = " ".join(placed.unit.on(side) for placed in units(page))
    said = other_language(facts(text), load_locale(""))
    return said or ("" if page.is_side_by_side else locale_of(page, "").partition("-")[0])


def _read(path: Path) -> Page:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}; name two pages") from error
    pages, problems = parse_contents({"": Content(str(path), data, None)})
    if not pages:
        raise UsageError(f"{path}: this is no text in UTF-8; name two pages")
    for problem in problems:
        print(problem, file=sys.stderr)
    return pages[""]
