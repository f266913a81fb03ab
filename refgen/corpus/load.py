"""Reads files of the source root; what cannot be read is a diagnostic, not an exception."""

import os
import re
import sys
import time
from collections.abc import Hashable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from refgen.ops import Page, parse_page
from refgen.text import Diagnostic, Severity

SETTLED = 2_000_000_000
"""Nanoseconds after which the times of a file tell whether it has changed: a tick of the coarsest file system."""

_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_MOST_FOREIGN = 0.1
"""Share of bytes that are zero or no UTF-8 up to which a file is a page: an old encoding of Latin letters has fewer."""


UNREADABLE = "unreadable"
"""Code of what is told of a file that cannot be read."""


class Content(NamedTuple):
    """A file as it was at one moment."""

    path: str
    """Below the root."""
    data: bytes
    """Empty where it could not be read."""
    problem: Diagnostic | None
    """Why it could not."""


def read_file(root: Path, path: str) -> tuple[bytes, Diagnostic | None]:
    """The bytes of a file below the root; b'' and what was wrong where that failed."""
    try:
        with open(f"{root}/{path}", "rb") as file:  # noqa: PTH123  (thousands of files)
            return file.read(), None
    except OSError as error:
        message = f"The file cannot be read: {error.strerror or error}"
        return b"", Diagnostic(path, 1, 1, UNREADABLE, message, "make it readable", Severity.ERROR)


def traces_of(root: Path | str, paths: Iterable[str]) -> tuple[Hashable, ...] | None:
    """What tells whether some files below the root have changed, without reading them; None where nothing does.

    Of each file these are its path, inode, size in bytes, and the times (`st_mtime_ns`, `st_ctime_ns`) of its last changes.
    A file that was changed a moment ago could change again within one tick of the clock that its times come from.
    """
    return Traces(root).of(paths)


def own_traces_of(root: Path, *paths: str) -> tuple[Hashable, ...] | None:
    """The same of files that this process has just written, and nobody else."""
    return Traces(root, sys.maxsize).of(paths)


class Traces:
    """What tells whether files below a root have changed: each is asked once how it is, whoever wants to know."""

    def __init__(self, root: Path | str, latest: int | None = None) -> None:
        """Of a file that has changed later than `latest`, nothing tells; by default, than a moment ago."""
        self._root, self._latest = str(root), time.time_ns() - SETTLED if latest is None else latest
        self.known: dict[str, tuple[Hashable, ...]] = {}
        """By path, how each file was when it was first asked for."""

    def of(self, paths: Iterable[str]) -> tuple[Hashable, ...] | None:
        """As `traces_of`, at the moment when each file was first asked for."""
        traces: tuple[Hashable, ...] = ()
        for path in paths:
            known = self.known.get(path)
            if known is None:
                known = self.known[path] = _trace(self._root, path)
            if not self._tells(known):
                return None
            traces += known
        return traces

    def of_each(self, paths: Iterable[str]) -> dict[str, tuple[Hashable, ...] | None]:
        """The traces of files that nobody has asked for yet, by path."""
        root, latest = self._root, self._latest
        found = {path: _trace(root, path) for path in paths}
        self.known.update(found)
        return {path: known if known and known[-1] < latest else None for path, known in found.items()}

    def stand(self) -> bool:
        """Whether all files that were asked for have the traces that they had then."""
        return all(_trace(self._root, path) == known for path, known in self.known.items())

    def doubtful(self) -> Iterator[str]:
        """The paths of files that were asked for and of which nothing tells."""
        return (path for path, known in self.known.items() if not self._tells(known))

    def _tells(self, known: tuple[Any, ...]) -> bool:
        return bool(known) and known[-1] < self._latest


def _trace(root: Path | str, path: str) -> tuple[Any, ...]:
    """How a file is, with the time of its last change at the end; empty where it cannot be asked."""
    try:
        known = os.stat(f"{root}/{path}")  # noqa: PTH116  (thousands of files)
    except OSError:
        return ()
    return path, known.st_ino, known.st_size, known.st_mtime_ns, known.st_ctime_ns


def read_contents(root: Path, files: Mapping[str, str]) -> dict[str, Content]:
    """The files of one page (`files`: locale to path below the root), by locale."""
    return {locale: Content(path, *read_file(root, path)) for locale, path in files.items()}


def parse_contents(contents: Mapping[str, Content]) -> tuple[dict[str, Page], tuple[Diagnostic, ...]]:
    """One page in the locales that could be read, and all that reading it met."""
    pages: dict[str, Page] = {}
    problems: list[Diagnostic] = []
    for locale, content in contents.items():
        problem = content.problem or _no_text(content)
        if problem:
            problems.append(problem)
        else:
            pages[locale] = parse_page(content.data, content.path)
            problems += pages[locale].diagnostics
    return pages, tuple(problems)


def _no_text(content: Content) -> Diagnostic | None:
    """What is wrong with a file that nobody could read as a page: an image or a program, or text in 16 bits a character."""
    foreign = content.data.count(0)
    if not foreign and content.data.isascii():
        return None
    foreign += len(_NOT_UTF8.findall(content.data.decode("utf-8", "surrogateescape")))
    if foreign <= len(content.data) * _MOST_FOREIGN:
        return None
    message = "The file is left out: it is not valid UTF-8 text"
    return Diagnostic(content.path, 1, 1, "invalid-utf8", message, "save it as UTF-8, or delete it", Severity.ERROR)


def read_pages(root: Path, files: Mapping[str, str]) -> tuple[dict[str, Page], tuple[Diagnostic, ...]]:
    """One page in its locales (`files`: locale to path below the root), and all that reading it met."""
    return parse_contents(read_contents(root, files))
