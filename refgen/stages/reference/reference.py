"""Makes the executable reference: claims, rules, people's decisions laid over them, and the package.

The book of the last run lies beside the package, so that a rule whose English has changed since is found and named.
"""

import json
import os
from collections.abc import Callable, Hashable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from refgen.api import Api, Model
from refgen.beside import Beside, at_once
from refgen.cache.held import HELD, remembered
from refgen.cache.results import Cache, digest_of
from refgen.cache.stretch import put_stretches
from refgen.cache.traces import own_traces_of
from refgen.progress import Progress
from refgen.settings import Settings
from refgen.stages.pages.reading import Reading
from refgen.stages.reference.compiling import compiled_book
from refgen.stages.reference.docstrings import docstrings_of
from refgen.stages.state.shelf import Shelf
from refgen.stub.claims.told import Told, told_by
from refgen.stub.compiler import (
    Decision,
    Outdated,
    apply_overlay,
    compare_books,
    decisions_of,
    grounds_of,
    read_overlay,
)
from refgen.stub.emit import emit_package, write_package
from refgen.stub.emit.data import book_of
from refgen.stub.emit.files import Files
from refgen.stub.emit.piece import Piece
from refgen.stub.emit.write import MANIFEST
from refgen.stub.rule import RuleBook
from refgen.stub.runtime.packaged import CLAIMS, RULES

_Made = TypeVar("_Made")

BOOK = "rules.json"


class Reference(NamedTuple):
    """The stub and what it was made from."""

    book: RuleBook
    outdated: tuple[Outdated, ...]
    """Rules whose English has changed or gone since somebody decided on them, or since the last run."""
    files: Files
    """The package by path."""
    folder: Path
    """What to put on `sys.path` to import it."""


def make_book(
    reading: Reading, model: Model, settings: Settings, progress: Progress
) -> tuple[RuleBook, tuple[Outdated, ...]]:
    """The rules of a model with people's decisions, and what is outdated."""
    book = compiled_book(reading, model, settings, progress)
    decided, outdated = _decided(book, HELD.same(read_overlay(settings.decisions), apply_overlay))
    changed = _outdated_since(settings, decided)
    known = {(one.rule, one.claim) for one in outdated}
    return decided, (*outdated, *(one for one in changed if (one.rule, one.claim) not in known))


_decided = remembered(apply_overlay)


def make_reference(
    reading: Reading, model: Model, settings: Settings, progress: Progress, later: Beside = at_once
) -> Reference:
    """Compile the rules, generate the package, and put both below the output folder; the book when `later` sees to it."""
    locale = docstrings_of(settings, model.locales)
    book, outdated = make_book(reading, model, settings, progress)
    shelf = Shelf(Cache(settings.cache), "pieces", str(reading.tree.root), settings.package, locale)
    keep = _Pieces(shelf, reading.pages.digests, digest_of(*sorted(reading.includes.digests.values())))
    emitted = emit_package(model, book, package=settings.package, locale=locale, keep=keep)
    shelf.save()
    files = HELD.same(emitted, emit_package)
    folder = settings.stub or settings.output / "stub"
    root, cache = _root_of(settings), Cache(settings.cache)
    _put(files, folder, root)
    # Examples read it.
    for path, one in files.long.items():
        put_stretches(folder / path, one.stretches, cache)
    rules, claims = (files.long[f"{settings.package}/_data/{name}"] for name in (RULES, CLAIMS))
    stored = _Stored(told_by(book.claims), book)
    put_stretches(
        settings.output / BOOK,
        book_of(rules, claims, sources=root),
        cache,
        later,
        lambda: HELD.named(_name_of_book(settings, root), lambda: stored),
    )
    return Reference(book, outdated, files, folder)


def _put(files: Files, folder: Path, sources: str) -> None:
    """Write a package but for its long files, unless files are as a run has left them that made the same."""
    made = {path: one for path, one in files.stretches.items() if path not in files.long}
    traces = own_traces_of(folder, *made, MANIFEST)
    left: Files | None = None if traces is None else HELD.get((_put, str(folder), sources, traces))
    standing = files.same_as(left) if left else frozenset()
    if not standing.issuperset(made):
        write_package(files, folder, standing.union(files.long))
        if (traces := own_traces_of(folder, *made, MANIFEST)) is not None:
            HELD.put((_put, str(folder), sources, traces), files)


class _Pieces(NamedTuple):
    """The pieces of the package that earlier runs have made."""

    shelf: Shelf
    digests: Mapping[str, str]
    """Of the pages."""
    included: str
    """A digest of all that pages include."""

    def piece(self, apis: tuple[Api, ...], around: str, make: Callable[[], Piece]) -> Piece:
        """Make a piece again where a page of its APIs, in any locale, or an include has changed."""
        return self.shelf.get(digest_of(around, *(self.digests[api.page] for api in apis), self.included), make)

    def joined(self, given: tuple[Any, ...], make: Callable[[], _Made]) -> _Made:
        """Make it again where something that is given is another object."""
        return self.shelf.once(_Pieces, given, make)


class _Stored(NamedTuple):
    """The book that a run has written."""

    told: Told
    """What all its claims say."""
    book: RuleBook


def _outdated_since(settings: Settings, book: RuleBook) -> tuple[Outdated, ...]:
    """The rules whose English has changed since the last run."""
    last: _Stored | None = HELD.get(_name_of_book(settings, _root_of(settings)))
    if last is None:
        return compare_books(_written_grounds(settings), book)
    altered = told_by(book.claims).altered(last.told)
    return compare_books(decisions_of(last.book, altered), book) if altered else ()


def _written_grounds(settings: Settings) -> tuple[Decision, ...]:
    """The English that the rules of the last run were made from, as its book has it.

    Empty where there is no book of this version, or where it is about other sources: several may share an output folder.
    """
    try:
        book = json.loads((settings.output / BOOK).read_bytes())
        return tuple(grounds_of(book)) if book["sources"] == _root_of(settings) else ()
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def _name_of_book(settings: Settings, root: str) -> Hashable:
    """What is known of the book on disk is held under the traces that writing it left, so that it is not read again."""
    return _Stored, own_traces_of(settings.output, BOOK), root


def _root_of(settings: Settings) -> str:
    """The source root as the output folder sees it: the same in every checkout."""
    root, output = os.path.realpath(settings.sources), os.path.realpath(settings.output)
    try:
        return Path(os.path.relpath(root, output)).as_posix()
    except ValueError:  # on Windows, another drive
        return Path(root).as_posix()
