"""`sitemap.xml` with every page in every language, and `robots.txt` that names it; only where the site has an address."""

from collections.abc import Iterator, Mapping
from html import escape

from refgen.locales.names import language_tag
from refgen.website import address
from refgen.website.own_pages.all import OWN_LINKS
from refgen.website.site.view import Site
from refgen.website.texts import ENGLISH


def sitemap(site: Site) -> Iterator[tuple[str, bytes]]:
    """One sitemap for each locale, because one file may hold no more than 50,000 addresses, and their index."""
    url = site.options.url
    if not url:
        return
    locales = site.given.model.locales
    for locale in locales:
        entries = "".join(_entry(url, locale, page) for page in _pages(site) if locale in page)
        spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
        text = f'<?xml version="1.0" encoding="UTF-8"?><urlset {spaces}>{entries}</urlset>'
        yield f"{locale}/sitemap.xml", text.encode()
    parts = "".join(f"<sitemap><loc>{escape(url)}{locale}/sitemap.xml</loc></sitemap>" for locale in locales)
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    yield "sitemap.xml", f'<?xml version="1.0" encoding="UTF-8"?><sitemapindex {space}>{parts}</sitemapindex>'.encode()
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {url}sitemap.xml\n".encode()


def _pages(site: Site) -> Iterator[Mapping[str, str]]:
    """The addresses of each page by locale, without those where it only shows another's text."""
    locales = site.given.model.locales
    for name, _ in OWN_LINKS:
        yield {locale: f"{locale}/{name}" for locale in locales}
    for key in sorted(site.keys):
        api = site.catalog.apis.get(key)
        there = [one for one in locales if api is None or one in api.sources or one == ENGLISH]
        yield {locale: address.page_address(locale, key) for locale in there}


def _entry(url: str, locale: str, page: Mapping[str, str]) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language_tag(one)}" href="{_full(url, there)}"/>'
        for one, there in page.items()
    )
    return f"<url><loc>{_full(url, page[locale])}</loc>{links}</url>"


def _full(url: str, target: str) -> str:
    return escape(url + address.link("", target))
