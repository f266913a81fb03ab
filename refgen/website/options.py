"""How the site is to be made, apart from what it shows."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from refgen.dataclass import dataclass

UNNAMED = "Reference"
"""What MkDocs, which needs a name, is told where nobody has given one."""
PROJECT = "refgen_project"
"""Name below MkDocs' setting `extra` for the folder that the reader's Python is installed in, where it is not the configuration's."""


@dataclass(frozen=True)
class SiteOptions:
    """What MkDocs' own settings say of the site, and the option `host` of the plugin."""

    name: str = ""
    """Of the site, in titles: `site_name`; '' where nobody has named it, and each language says what it is."""
    url: str = ""
    """Address that the site is published under, `site_url`, ending in `/`; without one, '', canonical links are relative and
    there is no sitemap."""
    host: str = ""
    """Publisher's host, for links that start at its root, without a slash at its end; '' shows them as text."""
    repository: str = ""
    """Address that a source file's path is appended to, for links to file and line: `repo_url` with `edit_uri`, as a place
    to read at; '' for no such links."""
    media: frozenset[str] = frozenset()
    """Images that the site serves, by path relative to the source root, locale folder included."""
    runtime: Mapping[str, Path] = field(default_factory=dict, repr=False)
    """Files of Pyodide by name, to run examples in the reader's browser; empty serves recorded outputs only."""
