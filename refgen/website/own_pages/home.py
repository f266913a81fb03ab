"""A locale's first page: what the reference covers, by area, as its table of contents says."""

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape

from refgen.api.model import Kind
from refgen.corpus import TocNode
from refgen.website import address
from refgen.website.frame.content import Content
from refgen.website.markup.breaks import breakable
from refgen.website.own_pages.areas import Areas
from refgen.website.own_pages.exports import export_links
from refgen.website.site.view import Site
from refgen.website.texts import Texts, load_texts, spoken

_LONG = 12
"""Characters of a name that may be too long for a card."""
_DATA = ("llms.txt", "model.json", "objects.inv")
"""The first lists all other files that programs read."""


def home(site: Site, locale: str, areas: Areas) -> Content:
    """The home page of a locale, with its areas (`areas_in_all`)."""
    texts = load_texts(locale)
    here = address.home_address(locale)
    kinds = Counter([api.kind for api in site.given.model.apis])
    counts = "".join(
        f"<li>{texts.html(f'kinds.{kind.value}')} <strong>{texts.number(kinds[kind])}</strong></li>"
        for kind in Kind
        if kinds[kind]
    )
    lead = texts.text("home.lead")
    cards = f'<h2 id="areas">{texts.html("home.areas")}</h2>{_areas(site, areas, here, texts)}'
    return Content(
        locale=locale,
        address=here,
        title=site.name(locale),
        description=lead,
        body=f'<h1>{escape(site.name(locale), quote=False)}</h1><p class="rg-lead">{escape(lead, quote=False)}</p>'
        f'<ul class="rg-counts">{counts}</ul>{cards}{_data(site, here, texts)}',
        toc=(),
        path=(),
        nav=(),
        alternates=tuple((one, address.home_address(one)) for one in site.given.model.locales),
    )


def _data(site: Site, here: str, texts: Texts) -> str:
    """Where programs begin: nothing else leads to most of what they read."""
    known = {"llms.txt", "objects.inv", *site.given.downloads}
    names = (*(name for name in _DATA if name in known), f"{texts.locale}/feed.xml")
    links = " · ".join(f'<a href="{address.link(here, name)}">{name.rpartition("/")[2]}</a>' for name in names)
    found = texts.label(texts.html("drift.title"), export_links(here, site.given.downloads))
    return f'<h2 id="data">{texts.html("facts.data")}</h2><p>{links}</p><p>{found}</p>'


def _areas(site: Site, areas: Areas, here: str, texts: Texts) -> str:
    listed = [
        _card(entry, address.page_address(texts.locale, pages[0]), _apis(pages, site), here, texts)
        for entry, pages in areas
        if pages
    ]
    return f'<ul class="rg-cards">{"".join(listed or _folders(site, texts.locale, here, texts))}</ul>'


def _card(entry: TocNode, target: str, apis: int, here: str, texts: Texts) -> str:
    said = f"<span>{escape(texts.plural('index.lead', apis), quote=False)}</span>" if apis else ""
    name = breakable(escape(entry.name, quote=False), _LONG)
    return f'<li><a href="{address.link(here, target)}"{spoken(entry.spoken)}>{name}</a>{said}</li>'


def _apis(pages: Iterable[str], site: Site) -> int:
    """How many of the pages document an API: an article is none."""
    found = (site.catalog.apis.get(page) for page in pages)
    return sum(api is not None and api.kind is not Kind.ARTICLE for api in found)


def _folders(site: Site, locale: str, here: str, texts: Texts) -> Iterator[str]:
    """What stands in for a table of contents where there is none."""
    areas: dict[str, list[str]] = {}
    for api in site.given.model.apis:
        if api.page in site.keys:
            areas.setdefault(api.area, []).append(api.page)
    for area, pages in sorted(areas.items()):
        target = address.page_address(locale, pages[0]) if len(areas) > 1 else address.own_address(locale, "apis")
        yield _card(TocNode(area or texts.text("index.title"), None), target, _apis(pages, site), here, texts)
