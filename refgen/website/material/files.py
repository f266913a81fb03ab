"""The files that the theme is made of and brings along: Material's, ours, and the project's own."""

import os
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from refgen.website.material.config import FOLDER, add_theme, project_of
from refgen.website.running.runtime import places_of_runtime

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_NO_ASSETS = (".html", ".xml", ".yml", ".py", ".map", ".j2")


def theme_paths(config: "MkDocsConfig") -> Iterator[tuple[str, Path]]:
    """The theme's assets, by address: of two with one, that whose folder comes first; before them, the project's own."""
    add_theme(config)
    seen: set[str] = set()
    for name, path in extra_files(config):
        seen.add(name)
        yield name, path
    for folder in map(Path, config.theme.dirs):
        for path in sorted(visible_files(folder)):
            name = path.relative_to(folder).as_posix()
            if not name.endswith(_NO_ASSETS) and name not in seen:
                seen.add(name)
                yield name, path


def theme_folders(config: "MkDocsConfig") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The folders that the theme is made of: the project's own, of which all files count, and those of others."""
    add_theme(config)
    dirs = tuple(map(str, config.theme.dirs))
    above = dirs.index(str(FOLDER))
    return dirs[:above], dirs[above:]


def extra_files(config: "MkDocsConfig") -> Iterator[tuple[str, Path]]:
    """What `extra_css` and `extra_javascript` name below the folder of the pages, by address."""
    root = Path(config.docs_dir).resolve()
    for name in dict.fromkeys(map(str, (*config.extra_css, *config.extra_javascript))):
        path = (root / name).resolve()
        if path.is_file() and path.is_relative_to(root):
            yield posixpath.normpath(name), path


def outer_files(config: "MkDocsConfig") -> tuple[Path, ...]:
    """What else the site is made of, whether or not it is there: the project's sheets and scripts, and Pyodide."""
    root = Path(config.docs_dir).resolve()
    own = (root / str(name) for name in (*config.extra_css, *config.extra_javascript))
    return (*own, *places_of_runtime(project_of(config)))


def all_files(folder: Path) -> Iterator[Path]:
    """The files below a project's folder, whatever they are called: a template may include any."""
    return (Path(top, name) for top, _, files in os.walk(folder) for name in files)


def visible_files(folder: Path) -> Iterator[Path]:
    """The files below a folder but for hidden ones: Material has ten thousand icons there."""
    for top, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "_"))]
        yield from (Path(top, name) for name in files if not name.startswith((".", "_")))
