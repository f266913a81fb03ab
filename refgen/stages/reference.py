"""Makes the executable reference: claims, rules, people's decisions laid over them, and the package.

The book of the last run lies beside the package, so that a rule whose English has changed since is found and named.
"""

import json
import os
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from refgen.api import Api, Model
from refgen.corpus import Cache
from refgen.corpus.cache import digest_of
from refgen.corpus.held import HELD, remembered, shared
from refgen.corpus.load import own_traces_of
from refgen.output import write_file
from refgen.progress import Progress
from refgen.settings import Settings
from refgen.stages.reading import Reading
from refgen.stages.shelf import Shelf
from refgen.stub.claims import Source, sources_of
from refgen.stub.compiler import (
    Catalogue,
    Compiled,
    Decision,
    Outdated,
    apply_overlay,
    compare_books,
    decisions_of,
    demands_of,
    drafts_of,
    grounds_of,
    grounds_of_drafts,
    join_compiled,
    read_overlay,
)
from refgen.stub.emit import emit_package, write_package
from refgen.stub.emit.data import join_book
from refgen.stub.emit.piece import Piece
from refgen.stub.rule import RuleBook
from refgen.stub.runtime.packaged import CLAIMS, RULES

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
    book = _compiled(reading, model, settings, progress)
    decided, outdated = _decided(book, HELD.same(read_overlay(settings.decisions), apply_overlay))
    changed = _compared(_last_grounds(settings), decided)
    known = {(one.rule, one.claim) for one in outdated}
    return decided, (*outdated, *(one for one in changed if (one.rule, one.claim) not in known))


_decided, _compared = remembered(apply_overlay), remembered(compare_books)


def _compiled(reading: Reading, model: Model, settings: Settings, progress: Progress) -> RuleBook:
    """The rules of all pages; a page is compiled again where it, an include or the outline of the model has changed."""
    catalogue = Catalogue(model)
    around = digest_of(_outline(model.declared), *_included(reading))
    declared = {api.id: api for api in model.declared.apis}
    shelf = Shelf(Cache(settings.cache), "rules", str(reading.tree.root), *settings.locales)
    parts: list[Compiled] = []
    sources = sources_of(model, reading.sentences)
    for source in progress("rules", sources, len(reading.sentences)):
        key = f"{reading.pages.digests[source.page.key]} {source.api.id} {source.name} {around}"
        part: Compiled = shelf.get(key, partial(_compile, source, declared[source.api.id], around, catalogue))
        parts.append(HELD.same(part, *_name(source)))
    shelf.save()
    return _joined(*parts)


def _compile(source: Source, declared: Api, around: str, catalogue: Catalogue) -> Compiled:
    # Most edits change no sentence of which rules are made; what patterns take to load is saved then.
    statements = demands_of(source)
    grounds = digest_of(repr(declared), around, grounds_of_drafts(source.api, statements))
    before: Compiled | None = HELD.get(_name(source))
    if before and before.grounds == grounds:
        rules = before.rules
    else:
        known = {(one.id, *one.claims): one for one in (before.rules if before else ())}
        drafts = drafts_of(statements, catalogue)
        rules = tuple(kept if (kept := known.get((one.id, *one.claims))) == one else one for one in drafts)
    return Compiled(tuple(one.claim for one in statements), rules, grounds)


def _name(source: Source) -> tuple[Hashable, ...]:
    """What the rules of an API are held under."""
    return Compiled, source.api.id


@remembered
def _outline(model: Model) -> str:
    return Catalogue(model).outline


@remembered
def _joined(*parts: Compiled) -> RuleBook:
    book = join_compiled(parts)
    return RuleBook(book.claims, HELD.same(book.rules, RuleBook))


def make_reference(reading: Reading, model: Model, settings: Settings, progress: Progress) -> Reference:
    """Compile the rules, generate the package, and put both below the output folder."""
    book, outdated = make_book(reading, model, settings, progress)
    shelf = Shelf(Cache(settings.cache), "pieces", str(reading.tree.root), settings.package, settings.docstrings)
    included = digest_of(*_included(reading))

    def keep(apis: tuple[Api, ...], around: str, make: Callable[[], Piece]) -> Piece:
        """Make a piece of the package again where a page of its APIs, in any locale, or an include has changed."""
        pages = reading.pages.digests
        return shelf.get(digest_of(around, *(pages[api.page] for api in apis), included), make)

    emitted = emit_package(model, book, package=settings.package, locale=settings.docstrings, keep=keep)
    shelf.save()
    files = HELD.same(dict(emitted), emit_package)
    folder = settings.stub or settings.output / "stub"
    write_package(files, folder)
    rules, claims = (files[f"{settings.package}/_data/{name}"] for name in (RULES, CLAIMS))
    root = _root_of(settings)
    write_file(settings.output / BOOK, _book(rules, claims, root))
    HELD.named(_name_of_book(settings, root), lambda: tuple(decisions_of(book)))
    return Reference(book, outdated, files, folder)


@shared
def _book(rules: bytes, claims: bytes, sources: str) -> bytes:
    return join_book(rules, claims, sources=sources)


def _included(reading: Reading) -> list[str]:
    return sorted(reading.includes.digests.values())


def _last_grounds(settings: Settings) -> tuple[Decision, ...]:
    """The English that the rules of the last run were made from.

    Empty where there is no book of this version, or where it is about other sources: several may share an output folder.
    """
    root = _root_of(settings)
    try:
        return HELD.named(_name_of_book(settings, root), partial(_grounds, settings.output / BOOK, root))
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def _name_of_book(settings: Settings, root: str) -> Hashable:
    """What is known of the book on disk is held under the traces that writing it left, so that it is not read again."""
    return _grounds, own_traces_of(settings.output, BOOK), root


def _grounds(path: Path, root: str) -> tuple[Decision, ...]:
    book = json.loads(path.read_bytes())
    return tuple(grounds_of(book)) if book["sources"] == root else ()


def _root_of(settings: Settings) -> str:
    """The source root as the output folder sees it: the same in every checkout."""
    root, output = os.path.realpath(settings.sources), os.path.realpath(settings.output)
    try:
        return Path(os.path.relpath(root, output)).as_posix()
    except ValueError:  # on Windows, another drive
        return Path(root).as_posix()
