"""Runs the checks that need more than one page."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Protocol

from refgen.cache.held import HELD, remembered
from refgen.drift.check import Check, Scope, of_scope
from refgen.drift.corpus_view import (
    BrokenFile,
    Contents,
    CorpusProblem,
    CorpusView,
    Listed,
    LostFile,
    PageExtract,
    Said,
)
from refgen.drift.finding import Finding
from refgen.drift.run import DEFAULT, fingerprint, numbered
from refgen.drift.settings import Settings


class Entry(Protocol):
    """An entry of a table of contents."""

    @property
    def target(self) -> str | None:
        """The page that it leads to."""
        ...

    @property
    def file(self) -> str:
        """Where it is written, relative to the source root."""
        ...

    @property
    def line(self) -> int:
        """1-based."""
        ...

    @property
    def column(self) -> int:
        """1-based, in code points."""
        ...

    @property
    def folder(self) -> str:
        """The folder without contents of its own that it leads to; '' for none."""
        ...

    @property
    def children(self) -> "tuple[Entry, ...]":
        """The entries below it."""
        ...


def flat_contents(trees: Mapping[str, tuple[Entry, ...]]) -> dict[str, Contents]:
    """The tables of contents as lists."""
    return {locale: _flat(nodes) for locale, nodes in trees.items()}


@remembered
def _flat(nodes: tuple[Entry, ...]) -> Contents:
    return tuple(_flatten(nodes))


def _flatten(nodes: Sequence[Entry]) -> Iterator[Listed]:
    for node in nodes:
        if node.target:
            yield Listed(node.target, node.file, node.line, node.column)
        yield from _flatten(node.children)


def flat_folders(trees: Mapping[str, tuple[Entry, ...]]) -> dict[str, Contents]:
    """By locale, the entries that lead to folders without contents of their own."""
    return {locale: _folders(nodes) for locale, nodes in trees.items()}


@remembered
def _folders(nodes: tuple[Entry, ...]) -> Contents:
    return tuple(_flatten_folders(nodes))


def _flatten_folders(nodes: Sequence[Entry]) -> Iterator[Listed]:
    for node in nodes:
        if node.folder:
            yield Listed(f"{node.folder}/", node.file, node.line, node.column)
        yield from _flatten_folders(node.children)


def check_corpus(
    pages: Sequence[PageExtract],
    settings: Settings = DEFAULT,
    contents: Mapping[str, Contents] | None = None,
    broken: Sequence[BrokenFile] = (),
    lost: Sequence[LostFile] = (),
) -> tuple[Finding, ...]:
    """The findings that need all pages; the very tuple of the run before where no check says anything else."""
    view = CorpusView(tuple(pages), contents or {}, HELD.same(tuple(broken), BrokenFile), lost)
    return _numbered(*(_findings(check, view, settings) for check in of_scope(Scope.CORPUS)))


def _findings(check: Check, view: CorpusView, settings: Settings) -> tuple[Finding, ...]:
    """What one check finds; where it says what it said in the run before, the very tuple of then."""
    name = check.info.name
    problems = HELD.same(tuple(check.run(view)), check_corpus, name)
    return HELD.once(check_corpus, (name, problems, settings), partial(_placed, name, problems, settings))


def _placed(check: str, problems: tuple[CorpusProblem, ...], settings: Settings) -> tuple[Finding, ...]:
    return tuple(place_corpus_problem(check, one, settings) for one in problems if settings.is_on(check, one.locale))


@remembered
def _numbered(*findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return numbered(chain.from_iterable(findings))


def place_corpus_problem(check: str, problem: CorpusProblem, settings: Settings) -> Finding:
    """A problem between pages as a finding."""
    extract = problem.page.locales.get(problem.locale) if problem.page else None
    said = problem.said or Said("", "", 1, 1)
    parts = (said.source, said.target, *problem.evidence)
    return Finding(
        check=check,
        severity=settings.severity(check, problem.locale, problem.severity),
        locale=problem.locale,
        path=problem.key,
        line=said.line,
        column=said.column,
        message=problem.message,
        source=said.source,
        target=said.target,
        fingerprint=fingerprint(check, problem.locale, problem.named or problem.key, parts),
        file=problem.file or (extract.file if extract else f"{problem.locale}/{problem.key}"),
        evidence=problem.evidence,
        is_machine=extract is not None and extract.is_machine,
    )
