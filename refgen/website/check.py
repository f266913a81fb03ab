"""Checks the links and anchors of a built site, and names the source line behind a broken one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.filter import SoupStrainer


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


def check_links(site: Path, pages: Iterable[str]) -> Iterator[BrokenLink]:
    """The broken links of some pages, by address."""

    @lru_cache(maxsize=4096)
    def anchors(address: str) -> frozenset[str] | None:
        path = site / address
        if not path.is_file():
            return None
        if path.suffix != ".html":
            return frozenset()
        soup = BeautifulSoup(path.read_bytes(), "html.parser", parse_only=SoupStrainer(id=True))
        return frozenset(str(element["id"]) for element in soup.find_all(id=True))

    for page in pages:
        if not page.endswith(".html"):
            continue
        soup = BeautifulSoup((site / page).read_bytes(), "html.parser")
        for element, link in _links(soup):
            reason = _broken(page, link, anchors)
            if reason:
                yield BrokenLink(
                    page, link, reason, element.find_parent(class_="s") is not None, _source(soup, element)
                )


def _links(soup: BeautifulSoup) -> Iterator[tuple[Tag, str]]:
    for element in soup.find_all(["a", "link", "img", "script"]):
        link = element.get("href") or element.get("src")
        if isinstance(link, str) and not urlsplit(link).scheme:
            yield element, link


def _broken(page: str, link: str, anchors: Callable[[str], frozenset[str] | None]) -> str:
    parts = urlsplit(link)
    address = normpath(join(dirname(page), unquote(parts.path))) if parts.path else page
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
