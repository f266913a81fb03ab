"""An Atom feed for each locale: the pages most recently handed off. Dates come from the pages, never from the clock."""

from collections.abc import Iterator
from html import escape

from refgen.api.model import Api
from refgen.corpus.held import remembered
from refgen.locales.names import language_tag
from refgen.text.xml import without_illegal
from refgen.website import address
from refgen.website.markup.inline import plain
from refgen.website.site.catalog import words
from refgen.website.site.view import Site
from refgen.website.texts import iso_date

_ENTRIES = 50


def feed(site: Site) -> Iterator[tuple[str, bytes]]:
    """The feeds."""
    for locale in site.given.model.locales:
        dated = [
            (day, api)
            for api in site.given.model.apis
            if api.page in site.keys and (file := api.sources.get(locale)) and (day := iso_date(file.lasthandoff))
        ]
        latest = sorted(dated, key=lambda one: (one[0], one[1].id), reverse=True)[:_ENTRIES]
        updated = latest[0][0] if latest else "1970-01-01"
        base = site.options.url
        entries = "".join(_entry(api, day, locale, base) for day, api in latest)
        name = escape(site.options.name)
        itself = f'<link rel="self" href="{escape(base)}{locale}/feed.xml"/>' if base else ""
        text = (
            f'<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language_tag(locale)}">'
            f"<title>{name}</title><author><name>{name}</name></author>{itself}<id>{escape(base or 'urn:refgen:')}{locale}/</id>"
            f"<updated>{updated}T00:00:00Z</updated>{entries}</feed>"
        )
        yield f"{locale}/feed.xml", without_illegal(text).encode("utf-8")


@remembered
def _entry(api: Api, day: str, locale: str, base: str) -> str:
    page = address.link("", address.page_address(locale, api.page))
    link = escape(base + page if base else address.link(f"{locale}/feed.xml", page))
    return (
        f"<entry><title>{escape(plain(words(api.title, locale)))}</title><id>{escape(base or 'urn:refgen:')}{escape(page)}</id>"
        f'<link href="{link}"/><updated>{day}T00:00:00Z</updated><summary>{escape(plain(words(api.summary, locale)))}</summary></entry>'
    )
