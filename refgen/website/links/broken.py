"""What is broken on the site, told by every run until it is mended, though each looks only at what has changed.

What checking a page gave is kept in the site's folder. A kept page is looked at again where its links ask for an anchor of a
page that has changed since, and where it had broken ones.
"""

import json
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain
from pathlib import Path

from refgen.output import write_file
from refgen.website.address import first_address, is_own
from refgen.website.links.check import BrokenLink, LinkCheck, PageLinks

LINKS = ".refgen-links.json"
"""A hidden file: MkDocs leaves those alone when it empties the folder."""


class KeptLinks:
    """What the last run knew of the site's links."""

    def __init__(self, folder: Path) -> None:
        """Take it out of the folder: a run that is killed before it has looked leaves nothing that could be wrong."""
        self._folder = folder
        self._pages = _read(folder / LINKS)
        (folder / LINKS).unlink(missing_ok=True)

    def check(self, check: LinkCheck, changed: Iterable[str], unchanged: Iterable[str]) -> tuple[BrokenLink, ...]:
        """All broken links of the site's pages, by address, sorted; `changed` have been made anew.

        Links to what goes on in further parts of a page are set to lead there.
        """
        fresh = frozenset(changed)
        touched = frozenset(map(first_address, fresh))
        pages = frozenset(page for page in (*fresh, *unchanged) if page.endswith(".html"))
        before = self._pages or {}
        now = {}
        # Of a page that is not known for anything nothing can have changed.
        for page in sorted(pages if self._pages is None else pages & (fresh | before.keys())):
            kept = None if page in fresh else before.get(page)
            stands = kept is not None and _stands(check, page, kept, touched)
            if not stands:
                check.mend(page)
            now[page] = kept if kept and stands else check.page(page)
        write_file(self._folder / LINKS, _json(check, now, pages))
        return tuple(link for found in now.values() for link in found.broken)


def _stands(check: LinkCheck, page: str, kept: PageLinks, touched: frozenset[str]) -> bool:
    """Whether what is known of an unchanged page still holds; `touched` are the pages that were made anew, by their first part."""
    before = {one.link: one.reason for one in kept.broken}
    asked = {link for link in kept.asks if first_address(check.target(page, link)) in touched} if touched else set()
    return all(check.reason(page, link) == before.get(link, "") for link in {*before, *asked})


def _json(check: LinkCheck, looked_at: Mapping[str, PageLinks], pages: AbstractSet[str]) -> bytes:
    """Only what another page can change: where the site's own pages have their anchors, those that ask for them are made of, too."""
    known = {}
    for page, one in looked_at.items():
        asks = [link for link in one.asks if _is_kept(check.target(page, link), pages)]
        if asks or one.broken:
            known[page] = asks, [link[1:] for link in one.broken]
    return json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _is_kept(target: str, pages: AbstractSet[str]) -> bool:
    return target in pages and not is_own(target)


def _read(path: Path) -> dict[str, PageLinks] | None:
    """What the file says; None, where it is not one of ours."""
    try:
        pages = {
            page: PageLinks(tuple(asks), tuple(BrokenLink(page, *link) for link in broken))
            for page, (asks, broken) in json.loads(path.read_bytes()).items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return None
    told = (part for one in pages.values() for link in one.broken for part in (link.link, link.reason, link.source))
    kinds = {*map(type, chain(told, chain.from_iterable(one.asks for one in pages.values())))}
    return pages if kinds <= {str} else None
