"""What must survive translation, found in a text once: code, links, names, numbers, markup.

One regular expression reads a text from left to right; the first alternative that fits wins, so a file name inside
inline code is code and not also a file name. That is half of "one cause, one finding".
"""

import re
from enum import StrEnum
from typing import NamedTuple

from refgen.text.late import late
from refgen.text.packing import rows_of


class Kind(StrEnum):
    """What a token is; the value is the name of its group in the pattern."""

    COMMENT = "comment"
    CODE = "code"
    INCLUDE = "include"
    ALERT = "alert"
    XREF = "xref"
    MARKER = "marker"
    LINK = "link"
    """The closing part of a link or image: `](target)`; the text before it is read like any text."""
    TAG = "tag"
    URL = "url"
    GUID = "guid"
    ENTITY = "entity"
    FILE = "file"
    HEX = "hex"
    NAME = "name"
    VERSION = "version"
    NUMBER = "number"
    STRONG = "strong"

    # kinds are looked up for every text and check; the hash of an enum is computed in Python, that of a string is kept
    __hash__ = str.__hash__


class Token(NamedTuple):
    """A stretch of a text; a tuple, because a tree has half a million of them."""

    kind: Kind
    text: str
    """As it stands there; of a name without the backslashes of Markdown."""
    start: int
    """Offset in the text, code points."""
    end: int


_EXTENSIONS = """
h hpp c cpp cs vb idl lib dll exe tlb pdb config xml xsd mof snk netmodule manifest txt log ini rc res obj def aspx
asmx htm html md json yml msi sys resources il inc cfg reg bat cmd ps1 winmd nlp ocx cab js css zip
"""
EXTENSIONS = tuple(_EXTENSIONS.split())
"""What the names of files that texts speak of end in, without the dot."""
_LETTERS = "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
"""Letters of European words, which a name is never a part of: `DÉCALAGE` holds no name."""
_FILE = rf"[\w\-]*+(?:\.[A-Za-z0-9_\-]++)*?\.(?:{'|'.join(EXTENSIONS)})(?![A-Za-z0-9_(\-]|\.[A-Za-z])"
"""The name of a file behind its first character."""
_NAME = (
    r"(?:[A-Za-z_~]\w*+(?:::~?[A-Za-z_]\w*)+"  # A::B
    r"|[A-Z_]\w*+(?:\.[A-Z_]\w*)+"  # System.Object
    r"|[A-Za-z][a-z0-9]*_\w+|_\w{2,}|[A-Z][A-Z0-9]*_\w*"  # S_OK, snake_case, _MODULE
    r"|[A-Z]{2,}[a-z]\w*[a-z0-9]\w*"  # ICorDebug, IDs is too short
    r"|[A-Z]+[a-z0-9]+[A-Z]\w*"  # AppDomain
    r"|[a-z]+[0-9]*[A-Z]\w+"  # pszFilename
    r"|[A-Z]{5,}[0-9]*"  # HRESULT
    r"|[A-Z]{2,}[0-9]+[A-Z0-9]*"  # ULONG32
    r")(?:\(\))?"
)
_ESCAPED = rf"(?:(?=\w*+\\_)(?=[\w\\]*[A-Z0-9])\w*(?:\\_\w*)+|{_NAME})"
"""A name, or one whose lines Markdown escapes: `\\_EFN\\_StackTrace`."""
_PLAIN = (
    r"(?:[A-Z]?[a-z\u00e0-\u00f6\u00f8-\u00ff]++(?=[ \n,;'’)\]!?\"]|\.(?!\w)|\Z)"
    r"|[ \n.,;:'’)!?\"\u3001-\u9fff\uff01-\uff60]++)++"
)
"""Whole words in small letters, marks and wide characters: no token begins in them, and most texts are made of them."""
_ALL = (
    rf"{_PLAIN}"
    r"|<!--.*?-->(?P<comment>)"
    r"|`(?<!\\`)(?P<ticks>`*)(?!`).+?(?<!`)`(?P=ticks)(?!`)(?P<code>)"
    r"|\[!INCLUDE\s*\[[^\]]*\]\s*\([^)]*\)\](?P<include>)"
    r"|\[![A-Za-z]+\](?P<alert>)"
    r"|[<(](?:(?<=<)xref:[^>\s]+>|(?<=\()xref:[^)\s]+\))(?P<xref>)"
    r"|\[\s*(?:(?:in|out)(?:\s*[,，、/]?\s*(?:in|out|optional|retval))*|optional|retval)\s*\](?!\()(?P<marker>)"
    r"|\]\(\s*(?:[^()\s]|\([^()\s]*\))*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)(?P<link>)"
    r"|</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>(?P<tag>)"
    r"|[hf](?:(?<=h)ttps?|(?<=f)tp)://[^\s<>)\]，。、）]+(?P<url>)"
    r"|&#?[A-Za-z0-9]{2,8};(?P<entity>)"
    r"|[{0-9A-Fa-f](?:(?<=\{)[0-9A-Fa-f]{8}|(?<!\{)[0-9A-Fa-f]{7})(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?(?P<guid>)"
    rf"|[A-Za-z0-9_](?<![\w.\-].){_FILE}(?P<file>)"
    r"|0(?<![A-Za-z0-9_].)[xX][0-9A-Fa-f]+(?![A-Za-z0-9_])(?P<hex>)"
    rf"|(?<![A-Za-z0-9_\\{_LETTERS}]){_NAME}(?![A-Za-z0-9_{_LETTERS}])(?P<name>)"
    r"|[vV\d](?<![A-Za-z0-9_.,].)(?:(?<=[vV])\d+|(?<=\d)\d*)(?:\.\d+)+(?![0-9])(?P<version>)"
    r"|\d(?<![A-Za-z0-9_].)\d*(?:[,.\u00a0\u202f]\d{3})*(?:[.,]\d+)?(?![A-Za-z0-9_])(?P<number>)"
    r"|[*_](?:(?<=\*)\*|(?<=_)_(?=\w)|(?<=\w_)_(?!\w))(?P<strong>)"
)
"""One alternative a kind, which the empty group at its end names. Nearly all begin with characters, and only then look at what
stands before them: where another character stands, such an alternative is passed over at once."""
_PATTERN = re.compile(_ALL, re.ASCII | re.DOTALL)
_WITH_ESCAPES = late(_ALL.replace(_NAME, _ESCAPED), re.ASCII | re.DOTALL)
"""For the few texts that have such a line: others need not look for one at each word."""

_KINDS = {kind.value: kind for kind in Kind}
"""By the name of the last group that matched."""


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order."""
    if r"\_" in text:
        return tuple(
            Token(_KINDS[name], match[0].replace(r"\_", "_") if name == "name" else match[0], *match.span())
            for match in _WITH_ESCAPES.finditer(text)
            if (name := match.lastgroup) is not None
        )
    return rows_of(
        Token,
        [
            (_KINDS[name], match[0], *match.span())
            for match in _PATTERN.finditer(text)
            if (name := match.lastgroup) is not None
        ],
    )
