"""The files that the theme is made of and brings along: Material's, ours, and the project's own."""

import os
import posixpath
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from refgen.website.material.config import FOLDER, add_theme, project_of
from refgen.website.running.runtime import files_of_runtime

IMAGES = (".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp")
_NO_ASSETS = (".html", ".xml", ".yml", ".py", ".map", ".j2")


def theme_files(config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
    """The theme's assets: of two with one path, the one whose folder comes first; before them, the project's own."""
    add_theme(config)
    seen: set[str] = set()
    for name, path in extra_files(config):
        seen.add(name)
        yield name, path.read_bytes()
    for folder in map(Path, config.theme.dirs):
        for path in sorted(visible_files(folder)):
            name = path.relative_to(folder).as_posix()
            if not name.endswith(_NO_ASSETS) and name not in seen:
                seen.add(name)
                yield name, path.read_bytes()


def theme_sources(config: MkDocsConfig) -> Iterator[Path]:
    """All files that the theme is made of, its templates too."""
    add_theme(config)
    yield from (path for _, path in extra_files(config))
    above = config.theme.dirs.index(str(FOLDER))
    for number, folder in enumerate(map(Path, config.theme.dirs)):
        yield from all_files(folder) if number < above else visible_files(folder)


def extra_files(config: MkDocsConfig) -> Iterator[tuple[str, Path]]:
    """What `extra_css` and `extra_javascript` name below the folder of the pages, by address."""
    root = Path(config.docs_dir).resolve()
    for name in dict.fromkeys(map(str, (*config.extra_css, *config.extra_javascript))):
        path = (root / name).resolve()
        if path.is_file() and path.is_relative_to(root):
            yield posixpath.normpath(name), path


def runtime_files(config: MkDocsConfig) -> tuple[Path, ...]:
    """The files of Pyodide, where the project has them."""
    return files_of_runtime(project_of(config))


def all_files(folder: Path) -> Iterator[Path]:
    """The files below a project's folder, whatever they are called: a template may include any."""
    return (Path(top, name) for top, _, files in os.walk(folder) for name in files)


def visible_files(folder: Path) -> Iterator[Path]:
    """The files below a folder but for hidden ones: Material has ten thousand icons there."""
    for top, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "_"))]
        yield from (Path(top, name) for name in files if not name.startswith((".", "_")))
