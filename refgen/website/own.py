"""Pages that no source page stands behind: one function each, a site and a locale in, a page out."""

from collections.abc import Callable

from refgen.website.content import Content
from refgen.website.own_pages.api_index import api_index
from refgen.website.own_pages.dashboard import dashboard
from refgen.website.own_pages.home import home
from refgen.website.own_pages.results import results
from refgen.website.view import Site

OWN_PAGES: tuple[Callable[[Site, str], Content], ...] = (home, api_index, results, dashboard)
OWN_LINKS = (
    ("index.html", "nav.home"),
    ("site/apis.html", "index.title"),
    ("site/results.html", "results.title"),
    ("site/drift.html", "drift.title"),
)
"""For every page's navigation: path inside the locale's folder, key of the title."""
