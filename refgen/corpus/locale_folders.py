"""Folders that are called after a locale."""

import os
import re
from operator import attrgetter
from pathlib import Path

from refgen.errors import UsageError
from refgen.locales import locale_codes, normalize_code
from refgen.locales.names import LANGUAGES, REGIONS

PAGE_ENDINGS = (".md", ".txt")
_LOCALE = re.compile(r"([a-z]{2,3})(-[a-z]{4})?-([a-z]{2}|\d{3})", re.IGNORECASE)
"""Language and region: `how-to` and `xx-yy` are folders, and no languages."""


def locale_folders(root: Path) -> dict[str, str]:
    """Code to folder name.

    Raises:
        UsageError: two are of one locale.
    """
    folders: dict[str, str] = {}
    for entry in entries_of(root):
        code = normalize_code(entry.name)
        if not entry.is_dir() or not is_locale(code):
            continue
        if code in folders:
            raise UsageError(f"{root}: {folders[code]} and {entry.name} are the same locale; put their pages together")
        folders[code] = entry.name
    return folders


def is_locale(code: str) -> bool:
    """Whether a folder is one of a locale: of those that there are data for, or of a language and region."""
    if code in locale_codes():
        return True
    match = _LOCALE.fullmatch(code)
    return match is not None and match[1] in LANGUAGES and (match[3].isdigit() or match[3] in REGIONS)


def has_pages(folder: Path) -> bool:
    """Whether there is any page below a folder."""
    return any(path.suffix.lower() in PAGE_ENDINGS for path in folder.rglob("*"))


def entries_of(folder: Path) -> list[os.DirEntry[str]]:
    """What is in a folder, by name."""
    with os.scandir(folder) as entries:
        return sorted(entries, key=attrgetter("name"))
