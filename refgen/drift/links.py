"""Links of a text, and when two addresses mean the same page."""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from refgen.drift.facts import Facts
from refgen.drift.tokens import Kind
from refgen.text.late import late

_TARGET = late(r"\]\(\s*((?:[^()\s]|\([^()\s]*\))*)")
_LOCALE = late(r"/[a-z]{2,3}-[a-z]{2,4}(?=/)", re.IGNORECASE)
_VIEW = late(r"[?&]view=[^&#]*")
_ROOT = late(r"^(?:\.\./|~/|/)+")
_LIBRARY = "/library/"
_DOCS = late(r"^(?:docs|learn)\.microsoft\.com(?=/)")


class Link(NamedTuple):
    """The target of a link."""

    target: str
    start: int
    """Offset of the target in the text."""
    end: int


def links_of(facts: Facts) -> list[Link]:
    """The links and images of a text, in order, and its bare addresses."""
    found = []
    for token in facts.of(Kind.LINK, Kind.URL):
        if token.kind is Kind.URL:
            found.append(Link(token.text.rstrip(".,;:"), token.start, token.start + len(token.text.rstrip(".,;:"))))
        elif match := _TARGET.match(token.text):
            found.append(Link(match[1], token.start + match.start(1), token.start + match.end(1)))
    return found


def is_same_target(one: str, other: str) -> bool:
    """Whether two addresses mean the same page and the same place on it."""
    if one == other:
        return True
    (page, anchor), (other_page, other_anchor) = _folded(one), _folded(other)
    if anchor != other_anchor:
        return False
    return page == other_page or _is_root_form(one, page, other_page) or _is_root_form(other, other_page, page)


@lru_cache(maxsize=1 << 12)
def _folded(target: str) -> tuple[str, str]:
    page, _, anchor = unquote(_VIEW.sub("", target)).partition("#")
    if "://" in page:
        page = page.partition("://")[2]
        page = _LOCALE.sub("", page).replace(_LIBRARY, "/")
        page = _DOCS.sub("", page)
    elif page.startswith("/"):
        page = _LOCALE.sub("", page)
    return page.replace("\\", "/").rstrip("/").removeprefix("./").lower(), anchor.lower()


def _is_root_form(target: str, page: str, other: str) -> bool:
    """Whether a target names its page from the root (`~/docs/a/b.md`, `../../docs/a/b.md`) and the other is its end."""
    if "://" in target:
        return False
    rest, tail = _ROOT.sub("", page), _ROOT.sub("", other)
    if rest == tail and page.startswith("../") and other.startswith("../"):
        # from one page, another number of steps up is another folder
        return False
    is_from_root = page.startswith(("~/", "/")) or rest.startswith(("docs/", "includes/"))
    return is_from_root and (f"/{rest}").endswith(f"/{tail}") and bool(tail)
