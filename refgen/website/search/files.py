"""The words of each locale as files, from the records of all pages."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from refgen.website.search.index import word_files
from refgen.website.search.record import Record

ENGLISH = "en-us"

Records = Mapping[str, Record]
"""Of one locale, by page key."""


def search_files(locales: Iterable[str], records: Callable[[str], Records]) -> Iterator[tuple[str, bytes]]:
    """The files of some locales; `records` gives those of a locale."""
    english = records(ENGLISH)
    for locale in locales:
        own = records(locale)
        yield from word_files(locale, sorted(own), own, english)
