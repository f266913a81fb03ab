"""The files that pages include: few, named by thousands of pages, and read once in each language."""

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
        self.lines: dict[tuple[str, str, str, bool], str] = {}
        """HTML of what is included in a sentence and is the same on all pages, as it links to none: by key, the locale of the
        reader and of the sentence, and whether the page has a text of its own."""

    def reading(self, key: str, locale: str) -> Reading | None:
        """The file of that key; None where there is none."""
        name = key, locale
        if name not in self._readings:
            if key not in self._found:
                self._found[key] = self._pages.get(key)
            page = self._found[key]
            if page is None:
                return None
            self._readings[name] = read(page, locale)
        return self._readings[name]
