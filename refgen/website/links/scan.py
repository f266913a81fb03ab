"""What a page links to, and what in it can be linked to: all that checking and mending links needs of its HTML."""

import re
from collections.abc import Mapping
from html import escape, unescape
from sys import intern
from typing import NamedTuple
from urllib.parse import quote, unquote

from refgen.website import address

# What they begin with is sought by the letter, many times faster than a class of characters: `compile_shell` sees to it that a
# blank stands before the attributes. Words of a page may look like one, or begin like one, but a tag begins behind them before any
# ends: what is no tag is escaped.
_LINK = re.compile(r""" href="([^"<>]*)"[^<>]*>""")
_SOURCE = re.compile(r""" src="([^"<>]*)"[^<>]*>""")
_NEXT = re.compile(r"""<a rel="next" href="([^"]*)\"""")
_HREF = re.compile(r""" href="([^"]*)\"""")
_ID = re.compile(r""" id="([^"]*)\"""")


class Scan(NamedTuple):
    """What checking links needs of one HTML page."""

    links: tuple[str, ...]
    """Once each, as a reader's browser takes them; those that lead to the page's own anchors are left out."""
    anchors: tuple[str, ...]
    after: str
    """Link to the further part in which the page goes on; '' for none."""


NOTHING = Scan((), (), "")


def scan(html: str) -> Scan:
    """The links and anchors of a page; its HTML is as `refgen.website.frame.shell` writes it."""
    return scan_within(html, NOTHING)


def scan_within(html: str, frame: Scan) -> Scan:
    """The same of a page by what is not in its frame, and by what that has."""
    # The same few thousand links and names stand on all pages: as one object each, they are handed on as one.
    anchors = (*frame.anchors, *anchors_in(html))
    known = frozenset(anchors)
    written = frozenset(_LINK.findall(html))
    if ' src="' in html:
        written = written.union(_SOURCE.findall(html))
    found = {intern(unescape(link) if "&" in link else link) for link in written}
    after = _NEXT.search(html) if 'rel="next"' in html else None
    links = found.union(frame.links)
    outward = tuple([link for link in links if not (link[:1] == "#" and unquote(link[1:]) in known)])
    return Scan(outward, anchors, after[1] if after else "")


def anchors_in(html: str) -> tuple[str, ...]:
    """All anchors of a page."""
    return tuple(map(intern, _ID.findall(html)))


def with_homes(html: str, page: str, homes: Mapping[str, str], root: str) -> str:
    """A page with some links set to lead to other files, given by link, at the same anchors."""

    def led(match: re.Match[str]) -> str:
        link = unescape(match[1])
        if link not in homes:
            return match[0]
        home = homes[link]
        place = root + quote(home) if link.startswith(root) else address.link(page, home)
        return f' href="{escape(place)}#{match[1].partition("#")[2]}"'

    return _HREF.sub(led, html)
