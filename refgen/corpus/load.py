"""Reads files of the source root; what cannot be read is a diagnostic, not an exception."""

from collections.abc import Mapping
from pathlib import Path

from refgen.ops import Page, parse_page
from refgen.text import Diagnostic, Severity


def read_file(root: Path, path: str) -> tuple[bytes, Diagnostic | None]:
    """The bytes of a file below the root; b'' and what was wrong where that failed."""
    try:
        return (root / path).read_bytes(), None
    except OSError as error:
        message = f"The file cannot be read: {error.strerror or error}"
        return b"", Diagnostic(path, 1, 1, "unreadable", message, "make it readable", Severity.ERROR)


def read_pages(root: Path, files: Mapping[str, str]) -> tuple[dict[str, Page], tuple[Diagnostic, ...]]:
    """One page in its locales (`files`: locale to path below the root), and all that reading it met."""
    pages: dict[str, Page] = {}
    problems: list[Diagnostic] = []
    for locale, path in files.items():
        data, problem = read_file(root, path)
        if problem:
            problems.append(problem)
            continue
        pages[locale] = parse_page(data, path)
        problems += pages[locale].diagnostics
    return pages, tuple(problems)
