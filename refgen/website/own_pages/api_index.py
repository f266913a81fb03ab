"""Every API by kind and name; methods stand on the pages of their interfaces."""

from html import escape

from refgen.api.model import Api, Kind
from refgen.website import address
from refgen.website.content import Content
from refgen.website.own_pages.make import Head, own_page
from refgen.website.texts import load_texts
from refgen.website.view import Site

_LISTED = tuple(kind for kind in Kind if kind not in {Kind.METHOD, Kind.ARTICLE})


def api_index(site: Site, locale: str) -> Content:
    """The index of APIs."""
    texts = load_texts(locale)
    here = address.own_address(locale, "apis")
    sections = tuple(
        (kind.value, texts.text(f"kind.{kind.value}"), _list(kind, site, locale, here)) for kind in _LISTED
    )
    lead = texts.plural("index.lead", sum(api.kind is not Kind.ARTICLE for api in site.given.model.apis))
    return own_page(site, locale, Head("apis", texts.text("index.title"), lead), sections)


def _list(kind: Kind, site: Site, locale: str, here: str) -> str:
    apis = sorted((api for api in site.given.model.apis if api.kind is kind), key=lambda api: api.name.lower())
    items = "".join(_item(api, site, locale, here) for api in apis if api.page in site.keys)
    return f'<ul class="rg-index">{items}</ul>' if items else ""


def _item(api: Api, site: Site, locale: str, here: str) -> str:
    methods = len(site.catalog.methods.get(api.id, ()))
    count = f" <small>{methods}</small>" if methods else ""
    link = address.link(here, address.page_address(locale, api.page))
    return f'<li><a href="{link}">{escape(api.name, quote=False)}</a>{count}</li>'
