"""`sitemap.xml` with every page in every language, and `robots.txt` that names it; only where the site has an address."""

from collections.abc import Iterator
from html import escape

from refgen.website import address
from refgen.website.texts import language_tag
from refgen.website.view import Site


def sitemap(site: Site) -> Iterator[tuple[str, bytes]]:
    """One sitemap for each locale, because one file may hold no more than 50,000 addresses, and their index."""
    url = site.options.url
    if not url:
        return
    locales = site.given.model.locales
    for locale in locales:
        entries = "".join(_entry(site, key, locale) for key in sorted(site.keys))
        spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
        yield (
            f"{locale}/sitemap.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><urlset {spaces}>{entries}</urlset>'.encode(),
        )
    parts = "".join(f"<sitemap><loc>{escape(url)}{locale}/sitemap.xml</loc></sitemap>" for locale in locales)
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    yield "sitemap.xml", f'<?xml version="1.0" encoding="UTF-8"?><sitemapindex {space}>{parts}</sitemapindex>'.encode()
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {url}sitemap.xml\n".encode()


def _entry(site: Site, key: str, locale: str) -> str:
    def full(one: str) -> str:
        return escape(site.options.url + address.link("", address.page_address(one, key)))

    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language_tag(one)}" href="{full(one)}"/>'
        for one in site.given.model.locales
    )
    return f"<url><loc>{full(locale)}</loc>{links}</url>"
