"""The site's root, which follows the reader's language, and the page for addresses that there are not."""

from collections.abc import Iterator, Mapping
from html import escape
from urllib.parse import urlsplit

from refgen.locales.names import language_tag
from refgen.website import address
from refgen.website.frame.content import Content
from refgen.website.frame.shell import Shell, stamp
from refgen.website.site.view import Site
from refgen.website.texts import load_texts


def entrance(site: Site, shells: Mapping[str, Shell]) -> Iterator[tuple[str, bytes]]:
    """`index.html`, and `404.html` in every language: scripts put the reader's in the place of the first."""
    locales = site.given.model.locales
    options = site.options
    if not locales:
        return
    first = locales[0]
    yield address.ENTRANCE, stamp(shells[first], _choice(site, first), options.name, options.url).html
    for name, locale in ("404.html", first), *((f"{one}/404.html", one) for one in locales):
        yield name, stamp(shells[locale], _missing(site, locale, name), options.name, options.url).html


def _choice(site: Site, locale: str) -> Content:
    texts = load_texts(locale)
    body = f'<h1>{texts.html("home.choose")}</h1><div data-refgen="entrance">{_homes(site)}</div>'
    return _page(site, locale, address.ENTRANCE, site.name(locale), body)


def _missing(site: Site, locale: str, name: str) -> Content:
    texts = load_texts(locale)
    # A host shows this page at whatever address was asked for, so that nothing in it can be relative.
    root = urlsplit(site.options.url).path or "/"
    said = f"<h1>{texts.html('missing.title')}</h1><p>{texts.html('missing.lead')}</p>"
    body = f'<div data-refgen="missing" data-language="{locale}">{said}{_homes(site, root)}</div>'
    return _page(site, locale, name, texts.text("missing.title"), body)._replace(root=root)


def _page(site: Site, locale: str, name: str, title: str, body: str) -> Content:
    homes = tuple((one, address.home_address(one)) for one in site.given.model.locales)
    lead = load_texts(locale).text("home.lead")
    return Content(locale, name, title, lead, body, (), (), (), homes, is_anywhere=True)


def _homes(site: Site, root: str = "") -> str:
    links = "".join(
        f'<li><a href="{root}{address.home_address(one)}" lang="{language_tag(one)}" hreflang="{language_tag(one)}">'
        f"{escape(load_texts(one).name)}</a></li>"
        for one in site.given.model.locales
    )
    return f'<ul class="rg-cards">{links}</ul>'
