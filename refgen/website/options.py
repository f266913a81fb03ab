"""How the site is to be made, apart from what it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class SiteOptions:
    """Set in `mkdocs.yml`, under `plugins: - refgen:`, or by MkDocs itself."""

    name: str = "Reference"
    """Of the site, in titles."""
    url: str = ""
    """Address that the site is published under, ending in `/`; '' leaves out what needs one (sitemap, canonical links)."""
    host: str = "https://learn.microsoft.com"
    """Publisher's host, for links that start at its root; '' shows them as text."""
    repository: str = ""
    """Address that a source file's path is appended to, for links to file and line; '' for no such links."""
    media: frozenset[str] = frozenset()
    """Images that the site serves, by path relative to the source root, locale folder included."""
    runtime: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Files of Pyodide by name, to run examples in the reader's browser; empty serves recorded outputs only."""
