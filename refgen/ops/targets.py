"""What a page's text names by a relative path: pages, images, included files."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from posixpath import basename, dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote

_TARGET = re.compile(
    r"""(?P<ticks>`(?<!``)`*)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)
      | (?P<head>\[!INCLUDE\s*\[|!\[|\[)(?:[^\[\]\\`]|\\.|`[^`]*`|\[[^\[\]]*\])*\]
        \(\s*<?(?P<written>(?:[^\s()<>]|\([^\s()]*\))+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)""",
    re.VERBOSE | re.IGNORECASE,
)
"""Every branch begins with a sign of its own: so the rest of a text is skipped fast."""
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/#?]|\\\\")
"""How an address begins that is no relative path."""


class Kind(StrEnum):
    """What a text names a file for."""

    LINK = "link"
    IMAGE = "image"
    INCLUDE = "include"
    ENTRY = "entry"
    """A line of a table of contents."""


class Named(NamedTuple):
    """A relative path in a text."""

    kind: Kind
    written: str
    """As it stands, anchor included."""
    key: str
    """The file that it means, from the locale's folder on; it begins with `..` where it leads out of that."""
    start: int
    """Offset in the text."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The files any of which will do: endings may be left out, and shared parts are found by their names."""
        if self.kind is Kind.LINK:
            return self.key, f"{self.key}.md", join(self.key, "index.md")
        return (self.key, join("includes", basename(self.key))) if self.kind is Kind.INCLUDE else (self.key,)


def named_files(text: str, key: str) -> Iterator[Named]:
    """What the text of the page `key` names, in order; fenced code is not told apart."""
    folder = dirname(key)
    for match in _TARGET.finditer(text):
        written = match["written"]
        if written and not _ELSEWHERE.match(written):
            kind, target = _meant(match["head"], written, folder)
            yield Named(kind, written, target, match.start("written"))


def named_once(texts: Iterable[str], key: str) -> frozenset[Named]:
    """What several texts of the page `key` name: each file once, wherever it stands."""
    folder = dirname(key)
    found = {(match["head"], match["written"]) for text in texts for match in _TARGET.finditer(text)}
    meant = {_meant(head, written, folder) for head, written in found if written and not _ELSEWHERE.match(written)}
    return frozenset(Named(kind, "", target, 0) for kind, target in meant)


def _meant(head: str, written: str, folder: str) -> tuple[Kind, str]:
    """What for, and which file, a page of that folder names so."""
    kind = Kind.IMAGE if head[0] == "!" else Kind.INCLUDE if len(head) > 1 else Kind.LINK
    path = unquote(written.partition("#")[0].partition("?")[0]).replace("\\", "/")
    return kind, normpath(path[2:] if path.startswith("~/") else join(folder, path))
