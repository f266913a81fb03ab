"""Source roots that are not the folder that holds those of the locales, and pages beside these: what was not read for it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from refgen.corpus.flat import UNKNOWN_PAGE
from refgen.corpus.locale_folders import PAGE_ENDINGS, entries_of, has_pages, is_locale, locale_folders
from refgen.errors import UsageError
from refgen.locales import normalize_code
from refgen.text import Diagnostic
from refgen.text.counted import counted

LEFT_OUT = "outside-locales"
"""The code of all that is told here."""


def left_out(root: Path, folders: set[str]) -> Iterator[Diagnostic]:
    """What lies beside the folders of the locales and looks like pages; a README is expected there."""
    for entry in entries_of(root):
        if entry.name in folders or entry.name.startswith(".") or entry.name.upper().startswith("README"):
            continue
        if has_pages(Path(entry.path)) if entry.is_dir() else entry.name.lower().endswith(PAGE_ENDINGS):
            message = "This stands beside the locales' folders, and was not read"
            remedy = "name it after its locale, such as fr-fr, or move it into" if entry.is_dir() else "move it into"
            yield Diagnostic(entry.name, 1, 1, LEFT_OUT, message, f"{remedy} the folder of its locale")


def misplaced(root: Path, pages: Iterable[str]) -> Iterator[Diagnostic]:
    """What is wrong with a root without folders of locales, where these are beside it or in a folder of it.

    `pages` are the paths of those that say what they are: where some lie in the root itself, it is a flat folder that is meant.
    """
    yield from _only_one(root)
    if all("/" in path for path in pages):
        yield from _too_high(root)


def _only_one(root: Path) -> Iterator[Diagnostic]:
    """Whether a root lies in the folder of one locale, beside which there are those of others."""
    for folder in (path := root.resolve(), *path.parents):
        code, below = normalize_code(folder.name), path.relative_to(folder)
        if is_locale(code):
            with suppress(OSError, UsageError):
                beside = locale_folders(folder.parent).items()
                others = sorted(one for one, name in beside if one != code and has_pages(folder.parent / name / below))
                if others:
                    message = f"This is of {code} alone; beside it stand {', '.join(others)}, which were not read"
                    yield _of(root, message, f"name the folder that holds {folder.name} to read all together")


def _too_high(root: Path) -> Iterator[Diagnostic]:
    """Whether a folder of it holds those of several locales."""
    for entry in entries_of(root):
        if entry.is_dir() and not entry.name.startswith("."):
            with suppress(OSError, UsageError):
                found = locale_folders(Path(entry.path)).items()
                codes = sorted(code for code, name in found if has_pages(Path(entry.path, name)))
                if len(codes) > 1:
                    message = f"This is not read by language; the folders of {', '.join(codes)} are in {entry.name}"
                    yield _of(root, message, f"name {root / entry.name}")


def _of(root: Path, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(str(root), 0, 0, LEFT_OUT, message, remedy)


def following(problems: Sequence[Diagnostic], hints: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """What was met in the files of a root; where it is the wrong one, that many belong to no page is told once."""
    lost = [one for one in problems if one.code == UNKNOWN_PAGE] if hints else []
    yield from (one for one in problems if one not in lost)
    for one in lost[:1]:
        more = f"; nor do {counted(len(lost) - 1, 'more file')}" if lost[1:] else ""
        yield replace(one, message=f"{one.message}{more}", remedy=hints[0].remedy)
