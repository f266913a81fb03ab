"""Files that pages name and that are nowhere in the sources: the site leaves such links and images out, so they must be told.

The sources may be a part of a larger tree. Only what should lie in a folder that has files here is missed; the rest is
counted.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from posixpath import dirname, join

from refgen.align import AlignedPage
from refgen.corpus import Tree
from refgen.ops import Block, Code, List, Page, Quote
from refgen.ops.targets import Kind, Named, named_files

_REMEDY = {
    Kind.LINK: "names no page of these sources; correct it, or add the page",
    Kind.IMAGE: "names no image of these sources; correct it, or add the image",
    Kind.INCLUDE: "names no file of these sources; correct it, or add the file",
}


@dataclass(frozen=True, slots=True)
class Absent:
    """What pages name and the sources do not have."""

    lines: tuple[str, ...]
    """Each place with its file, line and remedy."""
    elsewhere: int
    """Different files that lie in folders of which nothing is here."""


def absent_files(tree: Tree, named: Mapping[str, frozenset[Named]], page_of: Callable[[str], AlignedPage]) -> Absent:
    """Look up all that the pages and included files name, given by key; only one that names what is not here is loaded.

    In a flat folder relative links lead nowhere, through no fault of the pages.
    """
    if tree.is_flat:
        return Absent((), 0)
    files = _Files(tree.root)
    known = tree.pages.keys() | tree.includes.keys()
    lines: set[tuple[str, int, str]] = set()
    elsewhere: set[str] = set()
    for key, names in named.items():
        lost = {one for one in names if known.isdisjoint(one.keys) and not files.has_any(one.keys)}
        here = {(one.kind, one.key) for one in lost if files.has_folder(dirname(one.key))}
        elsewhere |= {one.key for one in lost if (one.kind, one.key) not in here}
        if here:
            lines.update(_places(page_of(key), here))
    return Absent(tuple(f"{path}:{line}: {what}" for path, line, what in sorted(lines)), len(elsewhere))


def _places(page: AlignedPage, wanted: set[tuple[Kind, str]]) -> Iterator[tuple[str, int, str]]:
    for file in _files_of(page):
        code = [(one.start, one.end) for one in _codes(file.blocks)]
        for named in named_files(file.source.text, page.key):
            if (named.kind, named.key) in wanted and not any(start <= named.start < end for start, end in code):
                what = f"the {named.kind.value} {named.written} {_REMEDY[named.kind]}"
                yield file.source.path, file.source.line(named.start), what


def _files_of(page: AlignedPage) -> tuple[Page, ...]:
    """Its files, each once."""
    files = (page.canonical.page, *(one.view.page for one in page.translations.values()))
    return tuple({file.source.path: file for file in files}.values())


def _codes(blocks: Iterable[Block]) -> Iterator[Code]:
    for block in blocks:
        match block:
            case Code():
                yield block
            case List(items=items):
                for item in items:
                    yield from _codes(item.blocks)
            case Quote(blocks=inner):
                yield from _codes(inner)


class _Files:
    """What is on the disk, in any locale's folder, asked once."""

    def __init__(self, root: Path) -> None:
        self._tops = [entry.path for entry in os.scandir(root) if entry.is_dir()]
        self.has = cache(self._has)
        self.has_folder = cache(self._has_folder)

    def has_any(self, keys: Iterable[str]) -> bool:
        """Whether one of the files is there."""
        return any(not key.startswith("..") and self.has(key) for key in keys)

    def _has(self, key: str) -> bool:
        return any(Path(join(top, key)).is_file() for top in self._tops)

    def _has_folder(self, folder: str) -> bool:
        """Whether a folder is there that holds files itself."""
        if folder.startswith(".."):
            return False
        places = (Path(join(top, folder)) for top in self._tops)
        return any(entry.is_file() for place in places if place.is_dir() for entry in place.iterdir())
