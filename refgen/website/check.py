"""Checks the links and anchors of a built site, and names the source line behind a broken one."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

_LINK = re.compile(r"""<(?:a|link|img|script)\b[^>]*?\s(?:href|src)="([^"]*)\"""")
_NEXT = re.compile(r"""<a rel="next" href="([^"]*)\"""")
_ID = re.compile(r"""\sid="([^"]*)\"""")


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
    """File of the page's source, from the page's own facts; '' where it has none."""

    def __str__(self) -> str:
        where = f" (from {self.source})" if self.source else ""
        return f"{self.page}{where}: the link {self.link} {self.reason}"


def check_links(site: Path, pages: Iterable[str], root: str = "/") -> Iterator[BrokenLink]:
    """The broken links of some pages, by address.

    `root` is the site's path on its host, which links may begin with. Every link is looked up; only a page that has a broken one is parsed, to say where it stands.
    """

    @cache
    def anchors(address: str) -> frozenset[str] | None:
        path = site / address
        if not path.is_file():
            return None
        if path.suffix != ".html":
            return frozenset()
        html = path.read_text("utf-8")
        own = frozenset(_ID.findall(html))
        after = _NEXT.search(html)
        # What goes on in a further part belongs to the page.
        return own | (anchors(normpath(join(dirname(address), unquote(after[1])))) or frozenset()) if after else own

    for page in pages:
        if page.endswith(".html"):
            html = (site / page).read_text("utf-8")
            links = {unescape(link) for link in _LINK.findall(html)}
            broken = {
                link: reason
                for link in links
                if (reason := _broken("" if link.startswith(root) else page, link.removeprefix(root), anchors))
            }
            if broken:
                yield from _located(page, html, broken)


def _located(page: str, html: str, broken: Mapping[str, str]) -> Iterator[BrokenLink]:
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(["a", "link", "img", "script"]):
        link = str(element.get("href") or element.get("src") or "")
        if link in broken:
            yield BrokenLink(
                page, link, broken[link], element.find_parent(class_="s") is not None, _source(soup, element)
            )


def _broken(page: str, link: str, anchors: Callable[[str], frozenset[str] | None]) -> str:
    parts = urlsplit(link)
    if parts.scheme:
        return ""
    address = normpath(join(dirname(page), unquote(parts.path))) if parts.path else page or "."
    found = anchors(address)
    if found is None:
        return "leads to a file that does not exist"
    if parts.fragment and address.endswith(".html") and unquote(parts.fragment) not in found:
        return "leads to an anchor that the page does not have"
    return ""


def _source(soup: BeautifulSoup, element: Tag) -> str:
    fact = soup.select_one(".rg-source")
    sentence = element.find_parent(class_="s")
    file = fact.get_text() if fact else ""
    return f"{file}, sentence {sentence['id']}" if file and sentence and sentence.get("id") else file
