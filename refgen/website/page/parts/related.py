"""Links to other pages: inheritance, and the pages that name this one."""

from collections.abc import Sequence
from html import escape

from refgen.api.model import Api
from refgen.website.markup.breaks import breakable
from refgen.website.site.view import PageView

_SHOWN = 40
"""Back-links that are shown without being asked for."""


def inheritance(view: PageView) -> str:
    """The interface's bases and what derives from it."""
    api = view.api
    if api is None:
        return ""
    rows = []
    if api.bases:
        bases = ", ".join(_named(base, view) for base in api.bases)
        rows.append(f"<dt>{view.texts.html('related.inherits')}</dt><dd>{bases}</dd>")
    if derived := view.site.catalog.derived.get(api.name, ()):
        rows.append(
            f"<dt>{view.texts.html('related.derived')}</dt><dd>{', '.join(_linked(one, view) for one in derived)}</dd>"
        )
    return f'<dl class="rg-facts">{"".join(rows)}</dl>' if rows else ""


def mentions(view: PageView) -> str:
    """Pages that use the page's API, or refer to it."""
    found = view.site.catalog.mentions.get(view.key, ())
    if not found:
        return ""
    shown = _mentions(found[:_SHOWN], view)
    rest = found[_SHOWN:]
    if not rest:
        return shown
    label = escape(view.texts.plural("related.more", len(rest)), quote=False)
    return f'{shown}<details class="rg-pages"><summary>{label}</summary>{_mentions(rest, view)}</details>'


def _mentions(found: Sequence[Api], view: PageView) -> str:
    items = "".join(f"<li>{_linked(one, view)}</li>" for one in found)
    return f'<ul class="rg-mentions">{items}</ul>'


def _named(name: str, view: PageView) -> str:
    page = view.asked.page_of_type(name)
    code = f"<code>{breakable(escape(name, quote=False))}</code>"
    return f'<a href="{view.to_page(page)}">{code}</a>' if page else code


def _linked(api: Api, view: PageView) -> str:
    code = f"<code>{breakable(escape(api.id.replace('.', '::'), quote=False))}</code>"
    return f'<a href="{view.to_page(api.page)}">{code}</a>' if view.asked.has_page(api.page) else code
