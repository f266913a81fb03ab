"""Checks the links and anchors of a built site, and names the source line behind a broken one."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from os.path import isfile
from pathlib import Path
from posixpath import join, normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from refgen.dataclass import dataclass
from refgen.output import write_file
from refgen.website.address import first_address
from refgen.website.links.scan import Scan, anchors_in, scan, with_homes

Whence = Callable[[str, str], str]
"""The file and line behind a page, by its address, or behind a sentence of it, by its name; '' where none is known."""

_PLAIN = re.compile(r"([\w-][\w./-]*|\.\.[\w./-]*)(?:#([\w.-]*))?")
"""A link of a path that is no URL and has nothing that would be written otherwise: so nearly all are."""


class BrokenLink(NamedTuple):
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


class PageLinks(NamedTuple):
    """What checking one page gave."""

    asks: tuple[str, ...]
    """Links to anchors of other pages, as they stand in the HTML: what may break when those pages change."""
    broken: tuple[BrokenLink, ...]


class _Target(NamedTuple):
    """What a link leads to."""

    address: str
    """'' where it leads out of the site."""
    fragment: str
    """Name of an anchor; '' for none."""
    is_own: bool = False
    """Whether it leads to the page that it stands on, whatever that is."""


@dataclass(frozen=True, slots=True)
class _Folder:
    """What is known of links as they stand on the pages of a folder, most of which have the same ones."""

    targets: dict[str, _Target] = field(default_factory=dict)
    looked_at: set[str] = field(default_factory=set)
    """Those of which it is known whether they stand among the next."""
    own: set[str] = field(default_factory=set)
    """Those that lead to the page that they stand on: each page has anchors of its own."""
    asking: set[str] = field(default_factory=set)
    """Others that lead to an anchor of some page of the site."""
    broken: dict[str, str] = field(default_factory=dict)
    """Of the others those that lead nowhere, and why."""


def _nowhere(_page: str, _sentence: str) -> str:
    return ""


class LinkCheck:
    """Looks up links of one state of a site; what it has read of a page it does not read again."""

    def __init__(
        self, site: Path, root: str = "/", whence: Whence = _nowhere, scans: Mapping[str, Scan] | None = None
    ) -> None:
        """`root` is the site's path on its host, which links may begin with; `scans` what is known of pages, by address."""
        self._site, self._root, self._whence = site, root, whence
        self._scans = {**(scans or {})}
        self._there: dict[str, bool] = {}
        self._anchors: dict[str, frozenset[str]] = {}
        self._folders: dict[str, _Folder] = {}

    def page(self, address: str) -> PageLinks:
        """Look up every link of a page; only a page that has a broken one is parsed, to say where it stands."""
        broken, links = self._broken(address), self._scan(address).links
        asked = self._folder(address).asking.intersection(links)
        asks = sorted(link for link in asked if self.target(address, link) != address)
        return PageLinks(tuple(asks), tuple(self._located(address, broken)) if broken else ())

    def target(self, page: str, link: str) -> str:
        """The address that a link on a page leads to; '' where it leads out of the site."""
        found = self._target(page, link)
        return page if found.is_own else found.address

    def reason(self, page: str, link: str) -> str:
        """Why a link leads nowhere; '' where it leads somewhere."""
        found = self._target(page, link)
        address = page if found.is_own else found.address
        if not address:
            return ""
        if not self._is_there(address):
            return "leads to a file that does not exist"
        if found.fragment and address.endswith(".html") and found.fragment not in self._anchors_of(address):
            return "leads to an anchor that the page does not have"
        return ""

    def home(self, page: str, link: str) -> str:
        """The file of a page of several that has the anchor of a link to another one of them; '' where none has."""
        address, anchor = self.target(page, link), self._target(page, link).fragment
        at = first_address(address) if anchor and address.endswith(".html") else ""
        while at and self._is_there(at) and anchor not in self._anchors_of(at):
            after = self._scan(at).after
            at = self.target(at, after) if after else ""
        return at if at != address and self._is_there(at) else ""

    def mend(self, page: str) -> None:
        """Let the links to what goes on in further parts lead there: which has what is known when all pages are made."""
        misled = [link for link in self._broken(page) if "#" in link]
        homes = {one: home for one in misled if (home := self.home(page, one))}
        if homes:
            html = with_homes(self._read(page), page, homes, self._root)
            write_file(self._site / page, html.encode())
            self._scans[page] = scan(html)

    def _target(self, page: str, link: str) -> _Target:
        targets = self._folder(page).targets
        if link not in targets:
            targets[link] = self._resolved(page.rpartition("/")[0], link)
        return targets[link]

    def _broken(self, page: str) -> dict[str, str]:
        """By broken link of a page, why it leads nowhere."""
        known, links = self._known(page), self._scan(page).links
        broken = {link: known.broken[link] for link in known.broken.keys() & links} if known.broken else {}
        for link in known.own.intersection(links):
            if reason := self.reason(page, link):
                broken[link] = reason
        return broken

    def _known(self, page: str) -> _Folder:
        """What is known of links that stand on the pages of its folder, of all of its own by now."""
        known = self._folder(page)
        for link in frozenset(self._scan(page).links).difference(known.looked_at):
            known.looked_at.add(link)
            found = self._target(page, link)
            if found.is_own:
                known.own.add(link)
                continue
            if "#" in link and found.address:
                known.asking.add(link)
            if reason := self.reason(page, link):
                known.broken[link] = reason
        return known

    def _folder(self, page: str) -> _Folder:
        folder = page.rpartition("/")[0]
        if folder not in self._folders:
            self._folders[folder] = _Folder()
        return self._folders[folder]

    def _resolved(self, folder: str, link: str) -> _Target:
        is_rooted = link.startswith(self._root)
        # Two strokes name another host, by whatever scheme the site is read; one may name what stands beside the site on its own.
        if link.startswith("//") or (link.startswith("/") and not is_rooted):
            return _Target("", "")
        if plain := _PLAIN.fullmatch(link, len(self._root) if is_rooted else 0):
            path, fragment = plain[1], plain[2] or ""
        else:
            parts = urlsplit(link.removeprefix(self._root))
            path, fragment = unquote(parts.path), unquote(parts.fragment)
            if parts.scheme:
                return _Target("", fragment)
        above = "" if is_rooted else folder
        return _Target(normpath(join(above, path)) if path else "", fragment, is_own=not path)

    def _is_there(self, address: str) -> bool:
        if address not in self._there:
            self._there[address] = address in self._scans or isfile(f"{self._site}/{address}")  # noqa: PTH113  (hundreds)
        return self._there[address]

    def _anchors_of(self, address: str) -> frozenset[str]:
        """Of a file that is there."""
        if address not in self._anchors:
            known = self._scans.get(address)
            self._anchors[address] = frozenset(known.anchors if known else anchors_in(self._read(address)))
        return self._anchors[address]

    def _scan(self, address: str) -> Scan:
        if address not in self._scans:
            self._scans[address] = scan(self._read(address))
        return self._scans[address]

    def _read(self, address: str) -> str:
        return (self._site / address).read_text("utf-8")

    def _located(self, page: str, broken: Mapping[str, str]) -> Iterator[BrokenLink]:
        # It takes long to import, and only what is broken needs it.
        from bs4 import BeautifulSoup  # noqa: PLC0415

        soup = BeautifulSoup((self._site / page).read_text("utf-8"), "html.parser")
        for element in soup.find_all(["a", "link", "img", "script"]):
            link = str(element.get("href") or element.get("src") or "")
            if link in broken:
                sentence = element.find_parent(class_="s")
                source = self._whence(page, str(sentence.get("id", "")) if sentence else "")
                yield BrokenLink(page, link, broken[link], sentence is not None, source)
