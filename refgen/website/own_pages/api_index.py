"""Every API by kind and name; methods stand on the pages of their interfaces. A large reference has an index an area."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from refgen.api.model import Api, Kind
from refgen.website import address
from refgen.website.frame.content import Content
from refgen.website.markup.breaks import breakable
from refgen.website.own_pages.make import Head, own_page
from refgen.website.page.parts.table import table
from refgen.website.site.view import Site
from refgen.website.texts import Texts, load_texts

_LISTED = tuple(kind for kind in Kind if kind not in {Kind.METHOD, Kind.ARTICLE})
_MOST = 240
"""APIs on one page: more make it heavier than the site lets a page be."""


def api_index(site: Site, locale: str, titles: Mapping[str, str]) -> Iterator[Content]:
    """The index, and its parts where it has any; `titles` are those of the areas."""
    texts = load_texts(locale)
    documented = [api for api in site.given.model.apis if api.kind is not Kind.ARTICLE and api.page in site.keys]
    apis = [api for api in documented if api.kind in _LISTED]
    lead = texts.plural("index.lead", len(documented))
    head = Head("apis", texts.text("index.title"), lead)
    areas = {area: [api for api in documented if api.area == area] for area in sorted({api.area for api in documented})}
    if len(apis) <= _MOST or len(areas) == 1:
        yield own_page(site, locale, head, _kinds(apis, site, locale, "apis"))
        return
    overview = ("areas", texts.text("home.areas"), _overview(areas, titles, locale, texts))
    yield own_page(site, locale, head, (overview,))
    for area, inside in areas.items():
        title = texts.label(texts.text("index.title"), titles[area])
        part = Head(_name(area), title, texts.plural("index.lead", len(inside)))
        yield own_page(site, locale, part, _kinds(inside, site, locale, part.name))


def _name(area: str) -> str:
    return f"apis-{re.sub(r'[^a-z0-9]+', '-', area.lower()).strip('-') or 'top'}"


def _overview(areas: dict[str, list[Api]], titles: Mapping[str, str], locale: str, texts: Texts) -> str:
    """How many of each kind each area has."""
    here = address.own_address(locale, "apis")
    rows = [
        (
            f'<a href="{address.link(here, address.own_address(locale, _name(area)))}">{escape(titles[area])}</a>',
            texts.number(len(inside)),
            _counts(inside, texts),
        )
        for area, inside in areas.items()
    ]
    heads = [texts.html(name) for name in ("drift.area", "index.count", "index.kinds")]
    return table(heads, rows, "rg-overview", texts.text("index.title"))


def _counts(apis: Sequence[Api], texts: Texts) -> str:
    """The kinds in one cell, which wraps: a column for each is wider than a page."""
    counts = Counter(api.kind for api in apis)
    return " · ".join(
        f"<span>{texts.html(f'kinds.{kind.value}')} {texts.number(counts[kind])}</span>"
        for kind in Kind
        if counts[kind]
    )


def _kinds(apis: Sequence[Api], site: Site, locale: str, name: str) -> tuple[tuple[str, str, str], ...]:
    texts = load_texts(locale)
    here = address.own_address(locale, name)
    return tuple(
        (
            kind.value,
            texts.text(f"kinds.{kind.value}"),
            _list([api for api in apis if api.kind is kind], site, locale, here),
        )
        for kind in _LISTED
    )


def _list(apis: Sequence[Api], site: Site, locale: str, here: str) -> str:
    items = "".join(_item(api, site, locale, here) for api in sorted(apis, key=lambda api: api.name.lower()))
    return f'<ul class="rg-index">{items}</ul>' if items else ""


def _item(api: Api, site: Site, locale: str, here: str) -> str:
    methods = len(site.catalog.methods.get(api.id, ()))
    count = f" <small>{methods}</small>" if methods else ""
    link = address.link(here, address.page_address(locale, api.page))
    return f'<li><a href="{link}">{breakable(escape(api.name, quote=False))}</a>{count}</li>'
