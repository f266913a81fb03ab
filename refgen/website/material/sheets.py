"""The sheets that a rendered page asks for, joined into one beside the project's own."""

import hashlib
import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from pygments.token import STANDARD_TYPES

from refgen.cache.held import remembered
from refgen.installation import ROOT
from refgen.text.late import late
from refgen.website.frame.shell import Shell, compile_shell
from refgen.website.material.config import FOLDER
from refgen.website.material.files import all_files, visible_files
from refgen.website.material.style import bundle, moved, words_of

_SHEET = late(r'<link rel="stylesheet" href="(?:\./)?([^":]+)">')
_SHEETS = "assets/refgen"
_OWN_SHEET = f"{_SHEETS}/refgen.css"


def with_one_sheet(pages: Mapping[str, str], folders: Sequence[Path]) -> dict[str, Shell]:
    """The shells, with the sheets of Material and ours as one that has what our pages use.

    A project's own sheets stay as they are, behind that one.
    """
    above = folders.index(FOLDER)
    files = [path for folder in folders[:above] for path in all_files(folder)]
    # The theme's own templates say what any site may use; what ours does use of them is in the rendered pages.
    templates = [path for path in (*files, *visible_files(FOLDER)) if path.suffix in {".html", ".js"}]
    words = _words(*pages.values(), *(path.read_text("utf-8") for path in templates), _makers())
    others = "".join(path.read_text("utf-8") for path in files if path.suffix == ".css")
    own = _sheet(folders, _OWN_SHEET)
    shells = {}
    for locale, html in pages.items():
        links = {match[1]: match[0] for match in _SHEET.finditer(html)}
        near = [name for name in links if not _first(folders[:above], name)]
        found = {name: text for name in near if (text := _sheet(folders[above:], name))}
        theirs = tuple(text for name, text in found.items() if name != _OWN_SHEET)
        css = bundle(theirs, own, words, others).encode()
        name = f"{_SHEETS}/style-{hashlib.sha256(css).hexdigest()[:12]}.css"
        joined = html
        for link in (links[one] for one in links if one in found or one == _OWN_SHEET):
            joined = joined.replace(link, "")
        joined = joined.replace("</title>", f'</title><link rel="stylesheet" href="{name}">', 1)
        shell = compile_shell(joined, locale)
        shells[locale] = replace(shell, assets={**shell.assets, name: css})
    return shells


@cache
def _makers() -> str:
    """The code that makes pages."""
    files = sorted((ROOT / "website").rglob("*.py"))
    return "\n".join(path.read_text("utf-8") for path in files)


@remembered
def _words(*texts: str) -> frozenset[str]:
    return words_of((*texts, " ".join(STANDARD_TYPES.values())))


def _sheet(folders: Sequence[Path], name: str) -> str:
    """A sheet as it is written beside ours; '' where there is none."""
    path = _first(folders, name)
    return moved(path.read_text("utf-8"), posixpath.relpath(posixpath.dirname(name), _SHEETS)) if path else ""


def _first(folders: Sequence[Path], name: str) -> Path | None:
    return next((path for folder in folders if (path := folder / name).is_file()), None)
