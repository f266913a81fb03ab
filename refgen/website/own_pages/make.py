"""The frame that all of the site's own pages share."""

from html import escape
from typing import NamedTuple

from refgen.website import address
from refgen.website.frame.content import Content, Crumb, TocItem
from refgen.website.markup.blocks import heading_html
from refgen.website.site.view import Site
from refgen.website.texts import load_texts


class Head(NamedTuple):
    """What a page of the site's own is called."""

    name: str
    """In its address, `<locale>/site/<name>.html`."""
    title: str
    lead: str
    """One sentence on what it shows."""


def own_page(
    site: Site, locale: str, head: Head, sections: tuple[tuple[str, str, str], ...], opening: str = ""
) -> Content:
    """A page from sections: anchor, title, HTML; an empty one is left out. `opening` is HTML that comes before them."""
    name, title, lead = head
    texts = load_texts(locale)
    here = address.own_address(locale, name)
    shown = [section for section in sections if section[2]]
    inside = "".join(heading_html(2, anchor, escape(words, quote=False), texts) + html for anchor, words, html in shown)
    home = Crumb(texts.text("nav.home"), address.link(here, address.home_address(locale)))
    return Content(
        locale=locale,
        address=here,
        title=title,
        description=lead,
        body=f"<h1>{escape(title, quote=False)}</h1><p>{escape(lead, quote=False)}</p>{opening}{inside}",
        toc=tuple(TocItem(anchor, words, 2) for anchor, words, _ in shown),
        path=(home, Crumb(title, None, is_current=True)),
        nav=(),
        alternates=tuple((one, address.own_address(one, name)) for one in site.given.model.locales),
    )
