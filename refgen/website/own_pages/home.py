"""A locale's first page: what the reference covers, by area, as its table of contents says."""

from html import escape

from refgen.api.model import Kind
from refgen.corpus import TocNode
from refgen.website import address
from refgen.website.content import Content
from refgen.website.texts import Texts, load_texts
from refgen.website.view import Site


def home(site: Site, locale: str) -> Content:
    """The home page of a locale."""
    texts = load_texts(locale)
    here = address.home_address(locale)
    counts = "".join(
        f"<li>{texts.html(f'kind.{kind.value}')} <strong>{texts.number(count)}</strong></li>"
        for kind in Kind
        if (count := sum(api.kind is kind for api in site.given.model.apis))
    )
    lead = texts.text("home.lead")
    areas = f'<h2 id="areas">{texts.html("home.areas")}</h2>{_areas(site, locale, here, texts)}'
    return Content(
        locale=locale,
        address=here,
        title=site.options.name,
        description=lead,
        body=f'<h1>{escape(site.options.name, quote=False)}</h1><p class="rg-lead">{escape(lead, quote=False)}</p>'
        f'<ul class="rg-counts">{counts}</ul>{areas}',
        toc=(),
        path=(),
        nav=(),
        alternates=tuple((one, address.home_address(one)) for one in site.given.model.locales),
    )


def _areas(site: Site, locale: str, here: str, texts: Texts) -> str:
    tocs = site.given.tocs
    roots = tocs.get(locale) or next(iter(tocs.values()), ())
    entries = tuple(child for root in roots for child in (root.children or (root,)))
    listed = [card for entry in entries if (card := _card(entry, site, locale, here, texts))]
    return f'<ul class="rg-cards">{"".join(listed)}</ul>' if listed else _folders(site, locale, here)


def _card(entry: TocNode, site: Site, locale: str, here: str, texts: Texts) -> str:
    page = next(iter(_pages(entry, site)), None)
    if page is None:
        return ""
    count = sum(1 for _ in _pages(entry, site))
    link = address.link(here, address.page_address(locale, page))
    said = escape(texts.plural("index.lead", count), quote=False)
    return f'<li><a href="{link}">{escape(entry.name, quote=False)}</a><span>{said}</span></li>'


def _pages(entry: TocNode, site: Site) -> list[str]:
    own = [entry.target] if entry.target in site.keys and entry.target else []
    return own + [page for child in entry.children for page in _pages(child, site)]


def _folders(site: Site, locale: str, here: str) -> str:
    areas: dict[str, str] = {}
    for api in site.given.model.apis:
        if api.page in site.keys:
            areas.setdefault(api.area, api.page)
    items = (
        f'<li><a href="{address.link(here, address.page_address(locale, page))}">{escape(area or page, quote=False)}</a></li>'
        for area, page in sorted(areas.items())
    )
    return f'<ul class="rg-cards">{"".join(items)}</ul>'
