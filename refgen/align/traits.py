"""What a text shows to somebody who cannot read it: how long it is, and the marks that translation leaves alone."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

_COPIED = re.compile(
    r"\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+[\"'][^)]*)?)\)"
    r"|`(?P<code>[^`]+)`"
    r"|<(?:xref:)?(?P<link>[A-Za-z][\w.]*[:.%(][^<>\s]*)>"
    r"|</?[A-Za-z][^<>]*>"
    r"|&#?\w{1,8};"
)
"""Markup that a translator copies: addresses, code, tags. Every branch begins with a sign of its own: so the rest of a
text is skipped fast."""
_NUMBER = re.compile(r"\d(?<![A-Za-zÀ-ɏ0-9_]\d)\d*(?:[.,]\d+)*")
_WORD = re.compile(r"[A-Za-zÀ-ɏ_][A-Za-zÀ-ɏ0-9_]*")
_MARKUP_NAME = re.compile(r"\?.*\Z|\.(?:md|yml|html?|aspx)\b", re.IGNORECASE)
_STEM = 5
"""Characters of a word that its cognates are likely to share."""


class Traits(NamedTuple):
    """The language-free features of one text."""

    length: int
    """Visible characters that are prose: without link targets, code, identifiers and tags."""
    anchors: frozenset[str]
    """Code, identifiers, numbers, link targets: what a translator copies."""
    stems: frozenset[str]
    """First letters of the words in Latin script, folded: cognates share them."""
    folded: str
    """The text without blanks and emphasis, in small letters: equal texts are equal here."""


NO_TRAITS = Traits(0, frozenset(), frozenset(), "")
"""Of a text that is empty."""


@lru_cache(maxsize=16384)
def traits(text: str) -> Traits:
    """The traits of one text."""
    anchors: set[str] = set()
    stretches: list[str] = []
    at = 0
    for match in _COPIED.finditer(text):
        stretches.append(text[at : match.start()])
        at = match.end()
        anchors.update(_copied(match))
    prose = "\0".join((*stretches, text[at:])) if at else text
    length = len(prose) - prose.count("\0")
    for number in _NUMBER.findall(prose):
        length -= len(number)
        anchors.add(number.replace(",", "."))
    stems: set[str] = set()
    for word in _WORD.findall(prose):
        name, start = _heard(word)
        if name:
            anchors.add(name)
            length -= len(word)
        elif start:
            stems.add(start)
    anchors.discard("")
    return Traits(max(length, 0), frozenset(anchors), frozenset(stems), fold(text))


def _copied(match: re.Match[str]) -> Iterator[str]:
    """What a piece of markup is known by."""
    if match.lastgroup == "code":
        yield fold(match["code"])
    elif match.lastgroup == "target":
        yield from _names(match["target"])
    elif match.lastgroup == "link":
        yield from _names(match["link"])


@lru_cache(maxsize=32768)
def _heard(word: str) -> tuple[str, str]:
    """Of an identifier, the word in small letters; of any other word that is long enough, its stem; else nothing."""
    if _is_identifier(word):
        return word.lower(), ""
    return "", stem(word) if len(word) >= _STEM - 1 else ""


def pooled(parts: Sequence[Traits]) -> Traits:
    """The traits of several texts that belong together, such as the cells of a row or the sentences of a unit."""
    if len(parts) == 1:
        return parts[0]
    return Traits(
        sum([part.length for part in parts]),
        frozenset().union(*[part.anchors for part in parts]),
        frozenset().union(*[part.stems for part in parts]),
        "".join([part.folded for part in parts]),
    )


def fold(text: str) -> str:
    """The text in small letters without blanks, emphasis and escapes."""
    return "".join(text.split()).replace("*", "").replace("\\", "").lower()


def _is_identifier(word: str) -> bool:
    """A word that no language inflects: capitals or digits inside, or an underscore."""
    rest = word[1:]
    return not (rest.islower() or not rest) or "_" in word


def stem(word: str) -> str:
    """The first letters of a word, small, without diacritics and without the s of a plural."""
    lower = word.lower()
    singular = lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower
    plain = unicodedata.normalize("NFKD", singular[: _STEM + 1])
    return "".join(letter for letter in plain if not unicodedata.combining(letter))[:_STEM]


def _names(target: str) -> Iterator[str]:
    """An address, the last part of it, and its fragment, without what locales and moves change."""
    path, _, fragment = target.split(" ", maxsplit=1)[0].lower().partition("#")
    address = _MARKUP_NAME.sub("", path).strip("./")
    if fragment:
        yield f"#{fragment}"
    if address:
        yield "/" + address.rpartition("/")[2]
    if "/" in address:
        yield address
