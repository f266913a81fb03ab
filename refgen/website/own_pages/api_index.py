"""Every API by kind and name; methods stand on the pages of their interfaces, or here below the name of one that has none.

A large reference has an index an area.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import chain

from refgen.api.model import Api, Kind
from refgen.website import address
from refgen.website.frame.content import Content
from refgen.website.markup.breaks import breakable
from refgen.website.own_pages.make import Head, own_page
from refgen.website.page.parts.table import table
from refgen.website.site.catalog import label_of
from refgen.website.site.lone import lone_methods
from refgen.website.site.view import Site
from refgen.website.texts import Texts, load_texts

_LISTED = tuple(kind for kind in Kind if kind not in {Kind.METHOD, Kind.ARTICLE})
_MOST = 240
"""APIs on one page: more make it heavier than the site lets a page be."""


def api_index(site: Site, locale: str, titles: Mapping[str, str]) -> Iterator[Content]:
    """The index, and its parts where it has any; `titles` are those of the areas."""
    texts = load_texts(locale)
    documented = [api for api in site.given.model.apis if api.kind is not Kind.ARTICLE and api.page in site.keys]
    lone = lone_methods(site, _LISTED)
    apis = [*(api for api in documented if api.kind in _LISTED), *chain.from_iterable(lone.values())]
    lead = texts.plural("index.lead", len(documented))
    head = Head("apis", texts.text("index.title"), lead)
    areas = {area: [api for api in documented if api.area == area] for area in sorted({api.area for api in documented})}
    if len(apis) <= _MOST or len(areas) == 1:
        yield own_page(site, locale, head, _kinds(apis, lone, site, locale, "apis"))
        return
    overview = ("areas", texts.text("home.areas"), _overview(areas, titles, locale, texts))
    yield own_page(site, locale, head, (overview,))
    for area, inside in areas.items():
        title = texts.label(texts.text("index.title"), titles[area])
        part = Head(_name(area), title, texts.plural("index.lead", len(inside)))
        below = {owner: [one for one in some if one.area == area] for owner, some in lone.items()}
        yield own_page(site, locale, part, _kinds(inside, below, site, locale, part.name))


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


def _kinds(
    apis: Sequence[Api], lone: Mapping[str, Sequence[Api]], site: Site, locale: str, name: str
) -> tuple[tuple[str, str, str], ...]:
    """`lone` are methods by the name of an interface without a page, '' where they have none at all."""
    texts = load_texts(locale)
    here = address.own_address(locale, name)

    def items(some: Iterable[Api]) -> list[_Item]:
        return [_item(api, site, locale, here) for api in some]

    named: dict[Kind, list[_Item]] = {kind: items(api for api in apis if api.kind is kind) for kind in _LISTED}
    named[Kind.METHOD] = items(lone.get("", ()))
    named[Kind.INTERFACE] += [
        (owner, f"<li>{_name_of(owner)}{_list(items(methods))}</li>")
        for owner, methods in lone.items()
        if owner and methods
    ]
    return tuple(
        (kind.value, texts.text(f"kinds.{kind.value}"), _list(found, ' class="rg-index"'))
        for kind, found in named.items()
    )


_Item = tuple[str, str]
"""A name to sort by, and HTML."""


def _list(items: Iterable[_Item], attributes: str = "") -> str:
    html = "".join(item for _, item in sorted(items, key=lambda one: one[0].lower()))
    return f"<ul{attributes}>{html}</ul>" if html else ""


def _item(api: Api, site: Site, locale: str, here: str) -> _Item:
    methods = len(site.catalog.methods.get(api.id, ()))
    count = f" <small>{methods}</small>" if methods else ""
    link = address.link(here, address.page_address(locale, api.page))
    name = label_of(api, locale)
    return name, f'<li><a href="{link}">{_name_of(name)}</a>{count}</li>'


def _name_of(name: str) -> str:
    return breakable(escape(name, quote=False))
