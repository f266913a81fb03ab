"""What a page links to, and what in it can be linked to: all that checking links needs of its HTML."""

import re
from html import unescape
from sys import intern
from typing import NamedTuple
from urllib.parse import unquote

# What they begin with is sought by the letter, many times faster than a class of characters: `compile_shell` sees to it that a
# blank stands before the attributes.
_LINK = re.compile(r"""<(?:a|link|img|script)\b[^>]*? (?:href|src)="([^"]*)\"""")
_NEXT = re.compile(r"""<a rel="next" href="([^"]*)\"""")
_ID = re.compile(r""" id="([^"]*)\"""")


class Scan(NamedTuple):
    """One page."""

    links: tuple[str, ...]
    """Once each, as a reader's browser takes them; those that lead to the page's own anchors are left out."""
    anchors: tuple[str, ...]
    after: str
    """Link to the further part in which the page goes on; '' for none."""


def scan(html: str) -> Scan:
    """Look through a page."""
    # The same few thousand links and names stand on all pages: as one object each, they are handed on as one.
    anchors = tuple(map(intern, _ID.findall(html)))
    known = frozenset(anchors)
    links = {intern(unescape(link)) for link in frozenset(_LINK.findall(html))}
    after = _NEXT.search(html) if 'rel="next"' in html else None
    outward = tuple(link for link in links if not (link[:1] == "#" and unquote(link[1:]) in known))
    return Scan(outward, anchors, after[1] if after else "")
