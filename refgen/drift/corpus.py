"""Checks that need more than one page, and what the checks of one page must know of the others."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from refgen.align import AlignedPage
from refgen.drift.check import Scope, of_scope
from refgen.drift.corpus_view import Contents, CorpusProblem, CorpusView
from refgen.drift.finding import Finding
from refgen.drift.page_view import CorpusIndex
from refgen.drift.run import DEFAULT, fingerprint, is_machine, numbered
from refgen.drift.settings import Settings
from refgen.drift.walk import headings

_NAMED = re.compile(r"<[a-z]+ [^<>]*?(?:name|id)=[\"']([^\"'<>]+)", re.IGNORECASE)


class Entry(Protocol):
    """An entry of a table of contents."""

    @property
    def name(self) -> str:
        """Its title."""
        ...

    @property
    def target(self) -> str | None:
        """The page that it leads to."""
        ...

    @property
    def children(self) -> "tuple[Entry, ...]":
        """The entries below it."""
        ...


def corpus_index(pages: Sequence[AlignedPage]) -> CorpusIndex:
    """What `check_page` needs to resolve links to other pages; small enough to send to a worker."""
    return CorpusIndex({page.key: _anchors(page) for page in pages})


def _anchors(page: AlignedPage) -> frozenset[str]:
    files = [page.canonical.page, *(one.view.page for one in page.translations.values())]
    named = (anchor.lower() for file in files for heading in headings(file) if (anchor := heading.anchor))
    return frozenset(named) | frozenset(
        match[1].lower() for file in files for match in _NAMED.finditer(file.source.text)
    )  # fmt: skip


def flat_contents(trees: Mapping[str, Sequence[Entry]]) -> dict[str, Contents]:
    """The tables of contents as lists."""
    return {locale: tuple(_flatten(nodes, 0)) for locale, nodes in trees.items()}


def _flatten(nodes: Sequence[Entry], depth: int) -> Iterator[tuple[int, str, str | None]]:
    for node in nodes:
        yield depth, node.name, node.target
        yield from _flatten(node.children, depth + 1)


def check_corpus(
    pages: Sequence[AlignedPage], settings: Settings = DEFAULT, contents: Mapping[str, Contents] | None = None
) -> tuple[Finding, ...]:
    """The findings that need all pages."""
    view = CorpusView(pages, contents or {})
    found = (
        _finding(check.info.name, problem, settings)
        for check in of_scope(Scope.CORPUS)
        for problem in check.run(view)
        if settings.is_on(check.info.name, problem.locale)
    )
    return numbered(found)


def _finding(check: str, problem: CorpusProblem, settings: Settings) -> Finding:
    translation = problem.page.translations.get(problem.locale) if problem.page else None
    source, target = (problem.slot.source.text, problem.slot.target.text) if problem.slot else ("", "")
    line, column, file = 1, 1, f"{problem.locale}/{problem.key}"
    if translation:
        file = translation.view.page.source.path
        if problem.slot:
            line, column = translation.view.page.source.position(problem.slot.target.start)
    return Finding(
        check, settings.severity(check, problem.locale, problem.severity), problem.locale, problem.key, line, column,
        problem.message, source, target, fingerprint(check, problem.locale, problem.key, (source, target, *problem.evidence)),
        file=file, evidence=problem.evidence, is_machine=translation is not None and is_machine(translation.view),
    )  # fmt: skip
