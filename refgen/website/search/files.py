"""All files of the search index, from the records of all pages."""

from collections.abc import Iterator, Mapping

from refgen.website.search.index import names_file, word_files
from refgen.website.search.record import Record
from refgen.website.view import Site

_ENGLISH = "en-us"


def search_files(site: Site, records: Mapping[str, Mapping[str, Record]]) -> Iterator[tuple[str, bytes]]:
    """The files; `records` by page key, then by locale."""
    yield names_file(site)
    keys = sorted(records)
    english = {key: records[key][_ENGLISH] for key in keys if _ENGLISH in records[key]}
    for locale in site.given.model.locales:
        yield from word_files(locale, keys, {key: records[key][locale] for key in keys}, english)
