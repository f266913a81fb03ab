"""The site's root, which follows the reader's language, and the page for addresses that there are not."""

from collections.abc import Mapping
from html import escape
from urllib.parse import urlsplit

from refgen.website import address
from refgen.website.content import Content
from refgen.website.shell import Shell, stamp
from refgen.website.texts import language_tag, load_texts
from refgen.website.view import Site


def entrance(site: Site, shells: Mapping[str, Shell]) -> list[tuple[str, bytes]]:
    """`index.html` and `404.html`."""
    locales = site.given.model.locales
    if not locales:
        return []
    first = locales[0]
    texts = load_texts(first)
    links = "".join(
        f'<li><a href="{address.home_address(one)}" lang="{language_tag(one)}" hreflang="{language_tag(one)}" '
        f'data-language="{one}">{escape(load_texts(one).name)}</a></li>'
        for one in locales
    )
    title = texts.text("home.choose")
    choose = f'<h1>{escape(title, quote=False)}</h1><ul class="rg-cards" data-refgen="entrance">{links}</ul>'
    lost = texts.text("missing.title")
    # A host shows this page at whatever address was asked for, so that nothing in it can be relative.
    root = urlsplit(site.options.url).path or "/"
    homeward = links.replace('href="', f'href="{root}')
    said = "".join(_missing(one, first) for one in locales)
    missing = f'<div data-refgen="missing">{said}</div><ul class="rg-cards">{homeward}</ul>'
    homes = tuple((one, address.home_address(one)) for one in locales)
    options = site.options
    pages = []
    for name, head, body, at in (
        (address.ENTRANCE, site.options.name, choose, ""),
        ("404.html", lost, missing, root),
    ):
        content = Content(first, name, head, texts.text("home.lead"), body, (), (), (), homes, root=at)
        pages.append((name, stamp(shells[first], content, options.name, options.url)))
    return pages


def _missing(locale: str, first: str) -> str:
    """What the page says in one language; the script shows that of the reader, without it the first is read."""
    texts = load_texts(locale)
    hidden = "" if locale == first else " hidden"
    return (
        f'<div lang="{language_tag(locale)}" data-language="{locale}"{hidden}>'
        f"<h1>{texts.html('missing.title')}</h1><p>{texts.html('missing.lead')}</p></div>"
    )
