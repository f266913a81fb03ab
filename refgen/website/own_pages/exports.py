"""The findings as files, for programs and spreadsheets."""

from collections.abc import Container

from refgen.website import address

_TABLE = "drift.csv"
"""The site itself makes it."""
_EXPORTS = ("drift.json", "drift.sarif", _TABLE)


def export_links(here: str, downloads: Container[str]) -> str:
    """Links from an address to the files that have all findings, each by its format."""
    return " · ".join(
        f'<a href="{address.link(here, name)}">{name.rpartition(".")[2].upper()}</a>'
        for name in _EXPORTS
        if name in downloads or name == _TABLE
    )
