"""Where links lead: to the key of a page in the tree, or out of it; the same for the model and the site."""

import posixpath
import re
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Protocol
from urllib.parse import unquote

from refgen.text.late import late

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LOCALE = late(r"^[a-z]{2}-[a-z]{2}/", re.IGNORECASE)
_TARGET = re.compile(r"\]\(([^()\s]+)\)")
OUTSIDE = ".."
"""What `resolve` answers for a path that leaves the tree."""
_ENDINGS = (".md", ".txt")
_UNFIT = late(r"[._]")
"""What the name of an API has, and that of its file has not."""


class Pages(Protocol):
    """What has to be known of all pages to tell which one a link means."""

    def has_page(self, key: str) -> bool:
        """Whether there is one of that key."""

    def page_at(self, path: str) -> str:
        """The key of the page at a `folded` path; '' where there is none."""

    def page_called(self, slug: str) -> str:
        """The key of the page that `slugs_of` has by that name; '' where it has none."""


class PagesByKey:
    """All pages that can be meant."""

    def __init__(self, keys: Collection[str], slugs: Mapping[str, str]) -> None:
        """`slugs` is what `slugs_of` says of them."""
        self.keys = keys
        self.slugs = slugs

    def has_page(self, key: str) -> bool:
        """Whether there is one of that key."""
        return key in self.keys

    def page_at(self, path: str) -> str:
        """The key of the page at a `folded` path; '' where there is none."""
        return self._by_path.get(path, "")

    def page_called(self, slug: str) -> str:
        """The key of the page that `slugs_of` has by that name; '' where it has none."""
        return self.slugs.get(slug, "")

    @cached_property
    def _by_path(self) -> Mapping[str, str]:
        return {folded(key): key for key in sorted(self.keys)}


class LinkedPages:
    """Says which page a link means, to the model and to the site: what one follows the other follows, too."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def of(self, key: str, target: str) -> str:
        """The key of the page that a link on page `key` leads to; '' where it leads to none."""
        path = resolve(key, target)
        # An address from the publisher's root stands on every page, and hardly ever means one: all keys are not folded for it.
        find = self._exactly if target.startswith("/") else self.at
        found = find(path) or (find(unquote(path)) if "%" in path else "")
        if found or not path:
            return found
        return self._pages.page_called(folded(re.split(r"[?#]", target, maxsplit=1)[0].rpartition("/")[2]))

    def at(self, path: str) -> str:
        """The key of the page that lies at a path, whose ending and capitals do not matter; '' where none does."""
        return self._exactly(path) or (self._pages.page_at(folded(path)) if path else "")

    def _exactly(self, path: str) -> str:
        candidates = (path, f"{path}.md", posixpath.normpath(posixpath.join(path, "index.md"))) if path else ()
        return next(filter(self._pages.has_page, candidates), "")


def slugs_of(apis: Sequence[tuple[str, str, str]]) -> Mapping[str, str]:
    """In a flat folder relative paths lead nowhere, but file names still tell: by those the pages, given with id and kind.

    Nothing for a tree.
    """
    if any("/" in page for page, _, _ in apis):
        return {}
    own = {folded(page): page for page, _, _ in apis}
    return own | {f"{_UNFIT.sub('-', api_id)}-{kind}".lower(): page for page, api_id, kind in apis}


def folded(path: str) -> str:
    """A path without its ending and capitals, which do not matter in a link."""
    name = path.lower()
    return name[: name.rindex(".")] if name.endswith(_ENDINGS) else name


def resolve(key: str, target: str) -> str:
    """The key that a link on page `key` leads to; '' for an address on the web, `..` for a path out of the tree."""
    path = re.split(r"[?#]", target, maxsplit=1)[0].replace("\\", "/")
    if not path or _SCHEME.match(path) or path.startswith("//"):
        return "" if path or not target.startswith("#") else key
    if path.startswith("~/"):
        resolved = posixpath.normpath(path[2:])
    elif path.startswith("/"):
        return _LOCALE.sub("", path[1:])
    else:
        resolved = posixpath.normpath(posixpath.join(posixpath.dirname(key), path))
    return OUTSIDE if resolved == ".." or resolved.startswith("../") else resolved


def rebase(text: str, source: str, target: str) -> str:
    """Text of page `source` with its relative links so written that they lead to the same files from page `target`."""

    def one(match: re.Match[str]) -> str:
        written = match.group(1)
        path = re.split(r"[?#]", written, maxsplit=1)[0]
        key = resolve(source, path)
        if not path or path.startswith(("/", "~")) or key in {"", OUTSIDE}:
            return match.group()
        return f"]({posixpath.relpath(key, posixpath.dirname(target) or '.')}{written[len(path) :]})"

    return _TARGET.sub(one, text)
