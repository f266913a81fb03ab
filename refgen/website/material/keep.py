"""Keeps the last site while MkDocs empties its folder before each build, so that a build can start from it.

MkDocs spares hidden names. The site waits under one and is moved back, by renaming, once MkDocs has copied its files;
what MkDocs has written in the meantime wins.
"""

import shutil
from pathlib import Path

_KEPT = ".refgen-kept"


def park(site: Path) -> None:
    """Move the site's content under a hidden name."""
    kept = site / _KEPT
    unpark(site)
    if not site.is_dir():
        return
    entries = [entry for entry in site.iterdir() if not entry.name.startswith(".")]
    kept.mkdir()
    for entry in entries:
        entry.rename(kept / entry.name)


def unpark(site: Path) -> None:
    """Move the last site back."""
    kept = site / _KEPT
    if kept.is_dir():
        _merge(kept, site)
        shutil.rmtree(kept)


def _merge(kept: Path, site: Path) -> None:
    for entry in kept.iterdir():
        target = site / entry.name
        if not target.exists():
            entry.rename(target)
        elif entry.is_dir() and target.is_dir():
            _merge(entry, target)
