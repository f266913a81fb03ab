"""Makes the executable reference: claims, rules, people's decisions laid over them, and the package.

The book of the last run lies beside the package, so that a rule whose English has changed since is found and named.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from refgen.api import Model
from refgen.output import write_file
from refgen.progress import Progress
from refgen.settings import Settings
from refgen.stages.reading import Reading
from refgen.stub.compiler import Outdated, apply_overlay, compare_books, compile_book, read_overlay
from refgen.stub.emit import emit_package, write_package
from refgen.stub.rule import RuleBook
from refgen.stub.rule_json import decode_book, encode_book

BOOK = "rules.json"


@dataclass(frozen=True)
class Reference:
    """The stub and what it was made from."""

    book: RuleBook
    outdated: tuple[Outdated, ...]
    """Rules whose English has changed or gone since somebody decided on them, or since the last run."""
    files: dict[str, bytes]
    """The package by path."""
    folder: Path
    """What to put on `sys.path` to import it."""


def make_book(
    reading: Reading, model: Model, settings: Settings, progress: Progress
) -> tuple[RuleBook, tuple[Outdated, ...]]:
    """The rules of a model with people's decisions, and what is outdated."""
    book = compile_book(model, progress("rules", reading.sentences, len(reading.sentences)))
    decisions = read_overlay(settings.overlay) if settings.overlay else ()
    decided, outdated = apply_overlay(book, decisions)
    before = _last_book(settings.output / BOOK)
    return decided, (*outdated, *(compare_books(before, decided) if before else ()))


def make_reference(reading: Reading, model: Model, settings: Settings, progress: Progress) -> Reference:
    """Compile the rules, generate the package, and put both below the output folder."""
    book, outdated = make_book(reading, model, settings, progress)
    files = dict(emit_package(model, book, package=settings.package, locale=settings.docstrings))
    folder = settings.stub or settings.output / "stub"
    write_package(files, folder)
    write_file(settings.output / BOOK, json.dumps(encode_book(book), ensure_ascii=False, indent=1).encode())
    return Reference(book, outdated, files, folder)


def _last_book(path: Path) -> RuleBook | None:
    try:
        return decode_book(json.loads(path.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        return None
