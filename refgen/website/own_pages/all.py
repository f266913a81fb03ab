"""Pages that no source page stands behind: a site and a locale in, pages out."""

from collections.abc import Iterator

from refgen.corpus.held import remembered
from refgen.website.frame.content import Content
from refgen.website.own_pages.api_index import api_index
from refgen.website.own_pages.dashboard import dashboard
from refgen.website.own_pages.home import home
from refgen.website.own_pages.results import results
from refgen.website.site.view import Site

OWN_LINKS = (
    ("index.html", "nav.home"),
    ("site/apis.html", "index.title"),
    ("site/results.html", "results.title"),
    ("site/drift.html", "drift.title"),
)
"""For every page's navigation: path inside the locale's folder, key of the title."""


def own_pages(site: Site, locale: str) -> Iterator[Content]:
    """Home, index of APIs, index of results, dashboard."""
    yield from _indexes(site.outline, locale)
    yield dashboard(site, locale)


@remembered
def _indexes(outline: Site, locale: str) -> tuple[Content, ...]:
    return home(outline, locale), *api_index(outline, locale), results(outline, locale)
