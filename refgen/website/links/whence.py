"""Where on the site a text comes from: file and line in the sources."""

from functools import cached_property

from refgen.website.address import first_address, page_address
from refgen.website.input import SiteInput
from refgen.website.sentences.reading import read


class SourcePlaces:
    """Finds what stands behind the pages of one site; pages are loaded when somebody asks."""

    def __init__(self, given: SiteInput) -> None:
        self._given = given

    def __call__(self, address: str, sentence: str) -> str:
        """The place of a sentence, by its name on the page, else the file of the page; '' for the site's own pages.

        What a locale has not translated, and English that no file holds by itself, stand in the file of another locale.
        """
        known = self._keys.get(first_address(address))
        if known is None:
            return ""
        locale, key = known
        page = self._given.pages[key]
        translation = page.translations.get(locale)
        own = translation.view if translation else page.canonical
        sentences = read(page, locale).all
        found = next((one for one in sentences if sentence and sentence in (one.id, *one.other_ids)), None)
        if found is None:
            return own.page.source.path
        view = page.canonical if found.is_missing else own
        segments = (one.line for one in page.segments if (one.unit, one.ordinal) == (found.unit, found.ordinal))
        line = found.line or next(segments, 0)
        return f"{view.page.source.path}:{line}"

    @cached_property
    def _keys(self) -> dict[str, tuple[str, str]]:
        """Locale and key by address."""
        locales = self._given.model.locales
        return {page_address(locale, key): (locale, key) for key in self._given.pages for locale in locales}
