"""At which revision a folder is: pages name it, and another one makes them others."""

from pathlib import Path

from refgen.drift.git import run_git
from refgen.errors import MissingResourceError


def commit_of(root: Path) -> str:
    """Short name of the revision that a folder is at; '' outside a repository, or without git."""
    try:
        asked = run_git(root, "rev-parse", "--short", "HEAD")
    except MissingResourceError:
        return ""
    return asked.stdout.decode().strip() if asked.returncode == 0 else ""
