"""Finds the files of a source root and says which of them are one page.

A root holds a folder a locale; the same path in two folders is the same page. A flat root works as well: then the
front matter of each file names its locale and its page (`refgen.corpus.flat`).
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from refgen.cache.held import HELD
from refgen.corpus.flat import identify_flat_files
from refgen.corpus.locale_folders import PAGE_ENDINGS, entries_of, locale_folders
from refgen.corpus.misplaced import following, left_out, misplaced
from refgen.corpus.unread import refuse_unread
from refgen.dataclass import dataclass
from refgen.errors import UsageError
from refgen.locales import normalize_code
from refgen.settings import wrong_root
from refgen.text import Diagnostic, Severity

TOC_NAME = "toc.yml"
_INCLUDE_FOLDER = "includes"

Files = Mapping[str, Mapping[str, str]]
"""By key, by locale: path relative to the root, with `/`."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of a source root."""

    root: Path
    locales: tuple[str, ...]
    """Those that are asked for: lower case, sorted. The files of the others are there too, since the English of a page may
    stand in any of them; what is told and shown is about these."""
    pages: Files
    """Sorted by key; a key is the path inside the locale folder, or for a flat root the file name that the page's
    identity gives."""
    includes: Files
    """Files under a folder `includes`: parts of other pages."""
    tocs: Files
    """The `toc.yml` files."""
    diagnostics: tuple[Diagnostic, ...]
    """Files that could not be used, and why."""
    is_flat: bool = False
    """Whether the files lie in one folder, away from the tree that their relative links were written for."""
    others: frozenset[str] = frozenset()
    """Keys of all other files, in whatever locale: images, data."""


def scan_tree(root: Path, only: Sequence[str] = ()) -> Tree:
    """Find all pages below a root; the locales `only` are asked for (all where that is empty).

    Raises:
        UsageError: there is no such folder, it holds no page, or a locale asked for has no folder.
    """
    if wrong := wrong_root(root):
        raise UsageError(f"{root}: {wrong}; name the folder that holds the locales' pages")
    problems: list[Diagnostic] = []
    hints: tuple[Diagnostic, ...] = ()
    folders = locale_folders(root)
    wanted = {normalize_code(code) for code in only}
    if folders and wanted - set(folders):
        raise UsageError(
            f"{root} has no folder for {', '.join(sorted(wanted - set(folders)))}; it has {', '.join(sorted(folders))}"
        )
    if folders:
        problems += left_out(root, set(folders.values()))
        found = [
            (locale, path[len(name) + 1 :], path)
            for locale, name in sorted(folders.items())
            for path in _walk(root, name, problems)
        ]
    else:
        paths = [path for path in _walk(root, "", problems) if path.lower().endswith(PAGE_ENDINGS)]
        identified, unknown = identify_flat_files(root, paths)
        hints = tuple(misplaced(root, [path for _, _, path in identified]))
        problems += [*hints, *following(unknown, hints)]
        found = identified
    # A tree in which no file comes or goes is the very tree of the run before.
    lines = "\n".join(["\0".join(one) for one in found])
    listed = blake2b(lines.encode("utf-8", "surrogateescape"), digest_size=20).digest()
    name = (scan_tree, str(root), frozenset(folders), frozenset(wanted), listed, tuple(problems))
    tree = HELD.named(name, lambda: _sort_out(root, found, problems, wanted, is_flat=not folders))
    if not any(locale in tree.locales for files in tree.pages.values() for locale in files):
        refuse_unread(root, problems)
        if hints:
            raise UsageError(f"{root}: {hints[0].message}; {hints[0].remedy}")
        raise UsageError(
            f"{root}: no pages here; a page is a .md or .txt file in a locale's folder such as fr-fr, or a "
            "file whose front matter has ms.contentlocale and ms.assetid or api_name"
        )
    return tree


def _sort_out(
    root: Path, found: Sequence[tuple[str, str, str]], problems: list[Diagnostic], wanted: set[str], *, is_flat: bool
) -> Tree:
    pages: dict[str, dict[str, str]] = {}
    includes: dict[str, dict[str, str]] = {}
    tocs: dict[str, dict[str, str]] = {}
    others: set[str] = set()
    for locale, key, path in found:
        *above, name = key.split("/")
        if name.lower() == TOC_NAME:
            shelf = tocs
        elif not name.lower().endswith(PAGE_ENDINGS):
            others.add(key)
            continue
        else:
            shelf = includes if _INCLUDE_FOLDER in above else pages
        shelf.setdefault(key, {})[locale] = path
    there = {locale for shelf in (pages, includes) for files in shelf.values() for locale in files}
    locales = sorted(there & wanted if wanted else there)
    problems.sort(key=lambda problem: (problem.path, problem.line, problem.code))
    shelves = _sorted(pages), _sorted(includes), _sorted(tocs)
    return Tree(root, tuple(locales), *shelves, tuple(problems), is_flat, frozenset(others))


def _sorted(shelf: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {key: dict(sorted(files.items())) for key, files in sorted(shelf.items())}


def _problem(path: str, code: str, message: str, remedy: str, severity: Severity = Severity.WARNING) -> Diagnostic:
    """What is wrong with a file as a whole."""
    return Diagnostic(path, 1, 1, code, message, remedy, severity)


def _walk(root: Path, top: str, problems: list[Diagnostic]) -> Iterator[str]:
    """Paths of files below `top`, relative to the root, sorted; never out of the root through a symbolic link."""
    real_root = os.path.realpath(root)

    def unreadable(error: OSError) -> None:
        name = os.path.relpath(error.filename or root, root).replace(os.sep, "/")
        message = f"The folder cannot be read: {error.strerror}"
        problems.append(_problem(name, "unreadable", message, "make it readable", Severity.ERROR))

    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            entries = entries_of(root / folder)
        except OSError as error:
            unreadable(error)
            continue
        folders = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            relative = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_symlink():
                real = os.path.realpath(entry.path)
                if os.path.commonpath((real, real_root)) != real_root:
                    message = "This link leads out of the source root, and was not followed"
                    problems.append(_problem(relative, "outside-root", message, "replace it by a copy", Severity.ERROR))
                elif not entry.is_dir():
                    yield relative
            elif entry.is_dir():
                folders.append(relative)
            else:
                yield relative
        waiting += reversed(folders)
