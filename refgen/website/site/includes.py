"""The files that pages include: few, named by thousands of pages, and read once in each language."""

import posixpath
from collections.abc import Mapping

from refgen.align import AlignedPage
from refgen.website.sentences.reading import Reading, read


class Includes:
    """What is included, as the readers of a locale get it; it is held as long as the site that it belongs to."""

    def __init__(self, pages: Mapping[str, AlignedPage]) -> None:
        """By key; the mapping may load a page when it is asked for."""
        self._pages = pages
        self._found: dict[str, AlignedPage | None] = {}
        self._readings: dict[tuple[str, str], Reading] = {}

    def reading(self, path: str, locale: str) -> Reading | None:
        """The file of that path, else of that name; None where there is none."""
        page = self._page(path)
        if page is None:
            return None
        name = page.key, locale
        if name not in self._readings:
            self._readings[name] = read(page, locale)
        return self._readings[name]

    def _page(self, path: str) -> AlignedPage | None:
        if path not in self._found:
            # An include is found by name where the path climbs out of a tree that holds only a part of the original.
            named = posixpath.join("includes", posixpath.basename(path))
            self._found[path] = self._pages.get(path) or self._pages.get(named)
        return self._found[path]
