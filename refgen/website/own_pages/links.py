"""Where the pages are that no source page stands behind."""

OWN_LINKS = (
    ("index.html", "nav.home"),
    ("site/apis.html", "index.title"),
    ("site/results.html", "results.title"),
    ("site/drift.html", "drift.title"),
)
"""For every page's navigation: path inside the locale's folder, key of the title."""
