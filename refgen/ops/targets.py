"""What a page's text names by a relative path: pages, images, included files."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from posixpath import basename, dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote

from refgen.ops.tree import Definition
from refgen.text.by_fields import by_fields
from refgen.text.late import late

_TARGET = re.compile(
    r"""[`!\[](?:
        (?<=`)(?<!``)(?P<ticks>`*)(?!`)[^\n]*?(?<!`)`(?P=ticks)(?!`)
      | (?:(?<=!)(?P<image>\[)|(?<=\[)(?P<include>!INCLUDE\s*\[)?)
        (?:[^\[\]\\`]++|\\.|`[^`]*`|\[[^\[\]]*\])*+\]
        \(\s*<?(?P<written>(?:[^\s()<>]++|\([^\s()]*\))++)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""It begins with a class of signs and not with a group: so the rest of a text is skipped fast."""
_TAG = late(
    r"""[`<:](?:
        (?<=`)(?<!``)(?P<ticks>`*)(?!`)[^\n]*?(?<!`)`(?P=ticks)(?!`)
      | (?P<image>(?<!\\<)(?<=<)img(?=\s)[^<>]*? | (?<=:)::+[ \t]*image(?=[ \t])[^\n]*?)
        (?<=[\s"'])(?:src|source)\s*=\s*(?P<quote>["'])\s*(?P<written>[^"'<>\s]++)\s*(?P=quote)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""An image that is an HTML tag, or the publishing system's own."""
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/#?]|\\\\")
"""How an address begins that is no relative path."""


class Kind(StrEnum):
    """What a text names a file for."""

    LINK = "link"
    IMAGE = "image"
    INCLUDE = "include"
    ENTRY = "entry"
    """A line of a table of contents."""


@by_fields
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
    for match in _matches(text):
        written = match["written"]
        if written and not _ELSEWHERE.match(written):
            yield Named(_kind(match), written, meant(written, key), match.start("written"))


def defined_files(definitions: Iterable[Definition], key: str) -> Iterator[Named]:
    """What links by reference name, of the page `key`, where their targets stand."""
    for one in definitions:
        yield from (named._replace(start=one.start) for named in named_files(one.as_link, key))


def named_once(texts: Iterable[str], key: str) -> frozenset[Named]:
    """What several texts of the page `key` name: each file once, wherever it stands."""
    found = {(_kind(match), written) for text in texts for match in _matches(text) if (written := match["written"])}
    files = {(kind, meant(name, key)) for kind, name in found if not _ELSEWHERE.match(name)}
    return frozenset(Named(kind, "", target, 0) for kind, target in files)


def _matches(text: str) -> Iterable[re.Match[str]]:
    """What may name a file, in order."""
    found = _TARGET.finditer(text)
    # Most texts have nothing that begins like one, which takes less time to see than the pattern does.
    if "<i" in text or "<I" in text or ":::" in text:
        return sorted((*found, *_TAG.finditer(text)), key=re.Match.start)
    return found


def _kind(match: re.Match[str]) -> Kind:
    """What for a file is named."""
    return Kind.IMAGE if match["image"] else Kind.INCLUDE if match["include"] else Kind.LINK


def meant(written: str, key: str) -> str:
    """Which file the page `key` names so by a relative path."""
    path = unquote(written.partition("#")[0].partition("?")[0]).replace("\\", "/")
    return normpath(path[2:] if path.startswith("~/") else join(dirname(key), path))
