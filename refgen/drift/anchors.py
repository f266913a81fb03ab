"""The anchors of a page, and the pages whose anchors its links name: all that checking one page must know of the others.

They are taken while a page is read, so that checking it needs no other page in memory, and so that a page is checked
again only where a page that it links to has other anchors.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from refgen.align import AlignedPage
from refgen.api.links import resolve
from refgen.drift.page_view import CorpusIndex
from refgen.drift.walk import headings
from refgen.ops import Page

_NAMED = re.compile(
    r"<(?!/|span (?:data-[st]tu-id|class)=\"[^\"<>]*\">)[a-z]+(?:\s[^<>]*?)?\s(?:name|id)=[\"']([^\"'<>]+)",
    re.IGNORECASE,
)
"""Nearly all tags are the spans of pairs, which are passed over at once."""
_ANCHORED = re.compile(r"\]\(\s*([^()\s#:]*)#")


class Anchors(NamedTuple):
    """One page, as far as links are concerned."""

    own: frozenset[str]
    """Of its headings and tags, in any locale, lower case."""
    linked: frozenset[str]
    """Keys of the pages that a link of it with an anchor may mean."""


def anchors_of(page: AlignedPage) -> Anchors:
    """The anchors of a page and of its links."""
    files = [page.canonical.page, *(one.view.page for one in page.translations.values())]
    texts = {file.source.text for file in files}
    linking = texts.union(one.as_link for file in files for one in file.definitions)
    linked = {link_key(page.key, target) for text in linking for target in _ANCHORED.findall(text)}
    return Anchors(frozenset(_own(files, texts)), frozenset(linked))


def link_key(key: str, target: str) -> str:
    """The page that a link target means, its anchor apart; '' is the page itself."""
    return resolve(key, target) if target else key


def index_for(key: str, anchors: Mapping[str, Anchors]) -> CorpusIndex:
    """What checking a page must know of the pages that it links to."""
    return CorpusIndex({other: anchors[other].own for other in sorted(anchors[key].linked) if other in anchors})


def _own(files: Iterable[Page], texts: Iterable[str]) -> Iterable[str]:
    for file in files:
        yield from (anchor.lower() for heading in headings(file) if (anchor := heading.anchor))
    for text in texts:
        yield from map(str.lower, _NAMED.findall(text))
