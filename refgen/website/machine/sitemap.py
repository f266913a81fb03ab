"""`sitemap.xml` with every page in every language, and `robots.txt` that names it; only where the site has an address."""

from collections.abc import Iterator, Mapping
from html import escape

from refgen.cache.held import remembered
from refgen.locales.names import language_tag
from refgen.website import address
from refgen.website.own_pages.links import OWN_LINKS
from refgen.website.site.catalog import is_there
from refgen.website.site.view import Site


def sitemap(site: Site) -> Iterator[tuple[str, bytes]]:
    """One sitemap for each locale, because one file may hold no more than 50,000 addresses, and their index."""
    url = site.options.url
    if not url:
        return
    locales = site.given.model.locales
    pages = [_entries(url, path, " ".join(there)) for path, there in _pages(site)]
    for locale in locales:
        entries = "".join(page[locale] for page in pages if locale in page)
        spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
        text = f'<?xml version="1.0" encoding="UTF-8"?><urlset {spaces}>{entries}</urlset>'
        yield f"{locale}/sitemap.xml", text.encode()
    parts = "".join(f"<sitemap><loc>{escape(url)}{locale}/sitemap.xml</loc></sitemap>" for locale in locales)
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    yield "sitemap.xml", f'<?xml version="1.0" encoding="UTF-8"?><sitemapindex {space}>{parts}</sitemapindex>'.encode()
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {url}sitemap.xml\n".encode()


def _pages(site: Site) -> Iterator[tuple[str, list[str]]]:
    """The path of each page below a locale's folder, and the locales that have it, not those that show another's text."""
    locales = site.given.model.locales
    for name, _ in OWN_LINKS:
        yield name, [*locales]
    for key in sorted(site.keys):
        api = site.catalog.apis.get(key)
        yield f"{address.strip_ending(key)}.html", [one for one in locales if api is None or is_there(api, one)]


@remembered
def _entries(url: str, path: str, locales: str) -> Mapping[str, str]:
    """By locale, what the sitemap says of a page."""
    places = {locale: _full(url, f"{locale}/{path}") for locale in locales.split()}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language_tag(locale)}" href="{place}"/>'
        for locale, place in places.items()
    )
    return {locale: f"<url><loc>{place}</loc>{links}</url>" for locale, place in places.items()}


def _full(url: str, target: str) -> str:
    return escape(url + address.link("", target))
