"""Every documented result, its number, and the APIs that document it."""

from html import escape

from refgen.api.model import Api
from refgen.website import address
from refgen.website.frame.content import Content
from refgen.website.own_pages.make import Head, own_page
from refgen.website.page.parts.outcomes import anchor, number
from refgen.website.page.parts.table import table
from refgen.website.site.catalog import RESULTS
from refgen.website.site.view import Site
from refgen.website.texts import load_texts

_SHOWN = 5


def results(site: Site, locale: str) -> Content:
    """The index of results."""
    texts = load_texts(locale)
    here = address.own_address(locale, "results")
    found: dict[str, list[Api]] = {}
    numbers: dict[str, int] = {}
    for api in site.given.model.apis:
        for outcome in api.outcomes:
            found.setdefault(outcome.code, []).append(api)
            if outcome.value is not None:
                numbers[outcome.code] = outcome.value
    rows = [
        (
            f'<code id="{anchor(code)}">{escape(code, quote=False)}</code>',
            number(numbers.get(code)) or texts.html("unknown"),
            _apis(apis, site, locale, here),
        )
        for code, apis in sorted(found.items())
    ]
    heads = [texts.html("outcome.code"), texts.html("outcome.number"), texts.html("results.count")]
    title = texts.text("results.title")
    section = (
        "results",
        texts.text("results.list"),
        table(heads, rows, "rg-outcomes rg-results", title) if rows else "",
    )
    page = own_page(site, locale, Head("results", title, texts.text("results.lead")), (section,))
    return page._replace(begins=frozenset(map(anchor, sorted(found)[RESULTS::RESULTS])))


def _apis(apis: list[Api], site: Site, locale: str, here: str) -> str:
    texts = load_texts(locale)
    listed = [api for api in apis if api.page in site.keys]
    links = ", ".join(
        f'<a href="{address.link(here, address.page_address(locale, api.page))}">{escape(_label(api), quote=False)}</a>'
        for api in listed[:_SHOWN]
    )
    said = texts.label(escape(texts.plural("results.apis", len(apis)), quote=False), links)
    rest = len(listed) - _SHOWN
    if rest <= 0:
        return said
    more = escape(texts.plural("related.more", rest), quote=False)
    # All of them on the page would make it ten times as heavy: `results.js` lists them where they are asked for.
    return f'{said}… <button type="button" class="rg-button" data-refgen="rest" hidden>{more}</button>'


def _label(api: Api) -> str:
    """Its name; what follows a tilde only tells apart what the documentation calls by one name."""
    return api.id.partition("~")[0].replace(".", "::")
