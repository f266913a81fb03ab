"""Checks the links and anchors of a built site, and names the source line behind a broken one."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

_LINK = re.compile(r"""<(?:a|link|img|script)\b[^>]*?\s(?:href|src)="([^"]*)\"""")
_NEXT = re.compile(r"""<a rel="next" href="([^"]*)\"""")
_ID = re.compile(r"""\sid="([^"]*)\"""")

Whence = Callable[[str, str], str]
"""The file and line behind a page, by its address, or behind a sentence of it, by its name; '' where none is known."""


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that leads nowhere."""

    page: str
    """Address of the page that it stands on."""
    link: str
    """As it stands in the HTML."""
    reason: str
    is_written: bool
    """Whether the link stands in a sentence of the source, and so is the source's mistake, not the site's."""
    source: str
    """File and line of the sentence, or of the page where it stands in none; '' where they are unknown."""

    def __str__(self) -> str:
        where = f"{self.source}: " if self.source else ""
        return f"{where}the link {self.link} on {self.page} {self.reason}"


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What checking one page gave."""

    asks: tuple[str, ...]
    """Links to anchors of other pages, as they stand in the HTML: what may break when those pages change."""
    broken: tuple[BrokenLink, ...]


def _nowhere(_page: str, _sentence: str) -> str:
    return ""


class LinkCheck:
    """Looks up links of one state of a site; what it has read of a page it does not read again."""

    def __init__(self, site: Path, root: str = "/", whence: Whence = _nowhere) -> None:
        """`root` is the site's path on its host, which links may begin with."""
        self._site, self._root, self._whence = site, root, whence
        self._anchors: dict[str, frozenset[str] | None] = {}

    def page(self, address: str) -> PageLinks:
        """Look up every link of a page; only a page that has a broken one is parsed, to say where it stands."""
        html = (self._site / address).read_text("utf-8")
        links = {unescape(link) for link in _LINK.findall(html)}
        broken = {link: reason for link in links if (reason := self.reason(address, link))}
        asks = sorted(link for link in links if "#" in link and self.target(address, link) not in ("", address))
        return PageLinks(tuple(asks), tuple(self._located(address, html, broken)) if broken else ())

    def target(self, page: str, link: str) -> str:
        """The address that a link on a page leads to; '' where it leads out of the site."""
        parts = urlsplit(link.removeprefix(self._root))
        if parts.scheme:
            return ""
        folder = "" if link.startswith(self._root) else dirname(page)
        return normpath(join(folder, unquote(parts.path))) if parts.path else page

    def reason(self, page: str, link: str) -> str:
        """Why a link leads nowhere; '' where it leads somewhere."""
        address = self.target(page, link)
        if not address:
            return ""
        found = self._anchors_of(address)
        if found is None:
            return "leads to a file that does not exist"
        fragment = urlsplit(link).fragment
        if fragment and address.endswith(".html") and unquote(fragment) not in found:
            return "leads to an anchor that the page does not have"
        return ""

    def _anchors_of(self, address: str) -> frozenset[str] | None:
        if address not in self._anchors:
            self._anchors[address] = self._read_anchors(address)
        return self._anchors[address]

    def _read_anchors(self, address: str) -> frozenset[str] | None:
        path = self._site / address
        if not path.is_file():
            return None
        if path.suffix != ".html":
            return frozenset()
        html = path.read_text("utf-8")
        own = frozenset(_ID.findall(html))
        after = _NEXT.search(html)
        # What goes on in a further part belongs to the page.
        return own | (self._anchors_of(self.target(address, after[1])) or frozenset()) if after else own

    def _located(self, page: str, html: str, broken: Mapping[str, str]) -> Iterator[BrokenLink]:
        soup = BeautifulSoup(html, "html.parser")
        for element in soup.find_all(["a", "link", "img", "script"]):
            link = str(element.get("href") or element.get("src") or "")
            if link in broken:
                sentence = element.find_parent(class_="s")
                source = self._whence(page, str(sentence.get("id", "")) if sentence else "")
                yield BrokenLink(page, link, broken[link], sentence is not None, source)


def check_links(site: Path, pages: Iterable[str], root: str = "/", whence: Whence = _nowhere) -> Iterator[BrokenLink]:
    """The broken links of some pages, by address."""
    check = LinkCheck(site, root, whence)
    for page in pages:
        if page.endswith(".html"):
            yield from check.page(page).broken
