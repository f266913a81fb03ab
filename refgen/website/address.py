"""Where everything lives on the site: page keys, assets and the links between them.

An address is a path from the site's root, without a leading slash; links are written relative, so that the site works
under any host, in any folder, and from the disk.
"""

import posixpath
import re
from functools import lru_cache
from urllib.parse import quote, unquote

from refgen.api.links import LinkedPages
from refgen.dataclass import dataclass

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SAFE_SCHEMES = ("http:", "https:", "mailto:")
_PAGE_ENDINGS = (".md", ".txt")
_PART = re.compile(r"\.part-\d+\.html\Z")

OWN = "site"
"""Folder, inside each locale's, of the pages that no source page stands behind."""


def strip_ending(key: str) -> str:
    """`docs/x.md` → `docs/x`."""
    return key[: key.rindex(".")] if key.endswith(_PAGE_ENDINGS) else key


@lru_cache(maxsize=65536)
def page_address(locale: str, key: str) -> str:
    """Address of a page in a locale."""
    return f"{locale}/{strip_ending(key)}.html"


def data_address(key: str) -> str:
    """Address of a page's sentences in every locale, as JSON."""
    return f"api/{strip_ending(key)}.json"


def own_address(locale: str, name: str) -> str:
    """Address of a page that the site makes by itself, such as the dashboard."""
    return f"{locale}/{OWN}/{name}.html"


def part_address(first: str, number: int) -> str:
    """Address of a part of a page that is too long for one file, counted from 1, by that of the page."""
    return first if number == 1 else f"{first.removesuffix('.html')}.part-{number}.html"


def first_address(address: str) -> str:
    """The address of the page that a part belongs to."""
    return _PART.sub(".html", address)


def is_own(address: str) -> bool:
    """Whether it is that of such a page."""
    return address.split("/", 2)[1:2] == [OWN]


ENTRANCE = "index.html"
"""The site's root, which leads on to the reader's language."""


def home_address(locale: str) -> str:
    """Address of a locale's first page."""
    return f"{locale}/index.html"


@lru_cache(maxsize=4096)
def base_of(address: str) -> str:
    """The way from an address up to the site's root: `../../`, or `./` at the root."""
    return "../" * address.count("/") or "./"


def link(origin: str, target: str) -> str:
    """A relative, percent-encoded link from the page at `origin`."""
    return _link(origin.rpartition("/")[0], target)


@lru_cache(maxsize=262144)
def _link(folder: str, target: str) -> str:
    # What `posixpath.relpath` says of two addresses, which have no `.` or `..` to be taken out first.
    if folder and folder.partition("/")[0] != target.partition("/")[0]:
        return "../" * (folder.count("/") + 1) + _quoted(target)
    here, there = _quoted(folder).split("/") if folder else [], _quoted(target).split("/")
    shared = 0
    for one, other in zip(here, there, strict=False):
        if one != other:
            break
        shared += 1
    return "/".join([*[".."] * (len(here) - shared), *there[shared:]]) or "."


@lru_cache(maxsize=4096)
def _quoted(address: str) -> str:
    """The same, percent-encoded: of one page several folders ask, one after the other."""
    return quote(address)


def page_link(origin: str, target: str) -> str:
    """The same between two pages of one locale, by their keys: it is equal in all locales."""
    return link_in(origin.rpartition("/")[0], target)


@lru_cache(maxsize=262144)
def link_in(folder: str, target: str) -> str:
    """The same from any page of a folder."""
    return _link(folder, f"{strip_ending(target)}.html")


@dataclass(frozen=True, slots=True)
class Inside:
    """A link to a page of the site."""

    key: str
    fragment: str
    """Without `#`; '' for none."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A link to an address elsewhere."""

    url: str


@dataclass(frozen=True, slots=True)
class Published:
    """A link to an address that starts at the publisher's root (`/dotnet/…`), which has one for each locale."""

    path: str
    """With its fragment."""


@dataclass(frozen=True, slots=True)
class Nowhere:
    """A link that leads to nothing that may be linked: an absent page, an unsafe scheme, a way out of the tree."""

    written: str


Target = Inside | Outside | Published | Nowhere


def resolve(written: str, key: str, pages: LinkedPages) -> Target:
    """What a link written on the page `key` leads to."""
    path, _, fragment = written.strip().partition("#")
    if _SCHEME.match(path):
        return Outside(written.strip()) if path.lower().startswith(_SAFE_SCHEMES) else Nowhere(written)
    path = unquote(path.partition("?")[0])
    found = pages.of(key, written.strip()) if path else key
    if found:
        return Inside(found, fragment)
    if path.startswith("//") or "\\" in path:
        return Nowhere(written)
    if path.startswith("/"):
        return Published(f"{quote(path)}{'#' + fragment if fragment else ''}")
    return Nowhere(written)


@lru_cache(maxsize=1024)
def resolve_path(path: str, key: str) -> str:
    """The key that a path written on the page `key` means; `~/` starts at the locale's folder.

    A path that climbs out of the tree keeps its leading `..`, and so is no page's key.
    """
    joined = path[2:] if path.startswith("~/") else posixpath.join(posixpath.dirname(key), path)
    return posixpath.normpath(joined)
