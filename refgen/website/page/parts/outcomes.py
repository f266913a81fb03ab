"""Documented results: name, number, meaning; and where the index of all of them has each."""

from html import escape

from refgen.website import address
from refgen.website.page.parts.table import table
from refgen.website.site.view import PageView, Site


def outcomes(view: PageView) -> str:
    """The results of the page's API."""
    api = view.api
    if api is None or not api.outcomes:
        return ""
    texts = view.texts
    heads = [texts.html(f"outcome.{name}") for name in ("code", "number", "description")]
    rows = [
        (
            f'<a href="{view.href(result_address(view.site, view.locale, one.code))}#{anchor(one.code)}"><code id="outcome-{anchor(one.code)}">{escape(one.code, quote=False)}</code></a>',
            number(one.value) or f'<span title="{texts.html("unknown.number")}">{texts.html("unknown")}</span>',
            view.passage(one.description),
        )
        for one in api.outcomes
    ]
    return table(heads, rows, "rg-outcomes", texts.text("section.return-value"))


def result_address(site: Site, locale: str, code: str) -> str:
    """The part of the index of results that has one of them."""
    return address.part_address(address.own_address(locale, "results"), site.catalog.results[code])


def anchor(code: str) -> str:
    """A result's name in addresses: words may stand where a code should, and names have no blanks."""
    return escape("-".join(code.split()))


def number(value: int | None) -> str:
    """A result's number as HTML, in the usual notation."""
    return "" if value is None else f"<code>0x{value:08X}</code>"
