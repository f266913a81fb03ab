"""Identifies the pages of a flat folder by their front matter."""

from collections.abc import Sequence
from pathlib import Path

from refgen.corpus.load import no_text, read_file
from refgen.locales import normalize_code
from refgen.ops import FrontMatter, parse_page
from refgen.text import Diagnostic, Severity
from refgen.text.late import late

UNKNOWN_PAGE = "unknown-page"
"""The code of what is told of a file that does not say what it is."""
ASSET = "ms.assetid"
_TIES = (ASSET, "api_name", "api.name")
"""The keys that say which page a file is; the first that it has counts."""
_UNFIT = late(r"[^a-z0-9]+")


def identify_flat_files(root: Path, paths: Sequence[str]) -> tuple[list[tuple[str, str, str]], list[Diagnostic]]:
    """(locale, key, path) of each file that says what it is, and a diagnostic for each that does not.

    Files that share `ms.assetid` are one page, else files that share `api_name`. The key is named after the API, so
    that it can be read, whichever of the two tied the files together.
    """
    problems: list[Diagnostic] = []
    known: list[tuple[str, str, str, str]] = []
    read: dict[tuple[str, str], str] = {}
    for path in paths:
        data, problem = read_file(root, path)
        if problem := problem or no_text(path, data):
            problems.append(problem)
            continue
        front_matter = parse_page(data, path).front_matter
        locale = normalize_code(front_matter.one("ms.contentlocale"))
        identity, name = front_matter.one(ASSET), _api_name(front_matter)
        if not locale or not (identity or name):
            missing = "ms.contentlocale" if not locale else "ms.assetid or api_name"
            problems.append(
                Diagnostic(
                    path,
                    1,
                    1,
                    UNKNOWN_PAGE,
                    f"The front matter has no {missing}, so this file belongs to no page",
                    "add it, or sort the files into one folder a locale",
                    Severity.ERROR,
                )
            )
            continue
        tied = (identity or name).lower()
        first = read.setdefault((locale, tied), path)
        if first != path:
            problems.append(same_page(path, locale, first, front_matter, is_read=False))
            continue
        known.append((tied, name, locale, path))
    keys = _keys([(identity, name) for identity, name, _, _ in known])
    return [(locale, keys[identity], path) for identity, _, locale, path in known], problems


def same_page(path: str, locale: str, first: str, front_matter: FrontMatter, *, is_read: bool = True) -> Diagnostic:
    """What is wrong with a file that says that it is the page of another one; where it is read all the same, nothing is lost."""
    ending = "" if is_read else "; it was not read"
    key = next(key for key in _TIES if front_matter.one(key))
    return Diagnostic(
        path,
        front_matter.lines.get(key, 1),
        1,
        "duplicate-page",
        f"This is the same page in {locale} as {first}: both have the {key} {front_matter.one(key)}{ending}",
        f"delete one of the two, or give one of them its own {key}",
        Severity.WARNING if is_read else Severity.ERROR,
    )


def _api_name(front_matter: FrontMatter) -> str:
    return next(filter(None, map(front_matter.one, _TIES[1:])), "")


def _keys(pages: Sequence[tuple[str, str]]) -> dict[str, str]:
    """A file name for each identity; two pages that claim one API name are told apart by their identity."""
    names: dict[str, str] = {}
    for identity, name in sorted(pages):
        names[identity] = max(names.get(identity, ""), _UNFIT.sub("-", name.lower()).strip("-"))
    taken: dict[str, str] = {}
    keys = {}
    for identity, name in sorted(names.items()):
        stem = name if name and taken.setdefault(name, identity) == identity else f"{name}-{identity}".strip("-")
        keys[identity] = f"{_UNFIT.sub('-', stem.lower())}.md"
    return keys
