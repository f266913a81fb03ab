"""At which revision a folder is: pages name it, and another one makes them others."""

import os
from pathlib import Path

from refgen.errors import MissingResourceError


def commit_of(root: Path) -> str:
    """Short name of the revision that a folder is at; '' outside a repository, or without git."""
    if not _may_be_in_repository(root):
        return ""
    from refgen.drift.git import run_git  # noqa: PLC0415  (what starts processes takes long to import)

    try:
        asked = run_git(root, "rev-parse", "--short", "HEAD")
    except MissingResourceError:
        return ""
    return asked.stdout.decode().strip() if asked.returncode == 0 else ""


def _may_be_in_repository(root: Path) -> bool:
    """Whether git, which takes longer to start than most edits take to read, would look further: a bare one has a `HEAD`."""
    above = os.path.realpath(root)
    return "GIT_DIR" in os.environ or any(
        os.path.lexists(f"{folder}/{name}") for folder in (above, *Path(above).parents) for name in (".git", "HEAD")
    )
