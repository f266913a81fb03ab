"""What a text shows to somebody who cannot read it: how long it is, and the marks that translation leaves alone."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import chain
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
_TOKEN = re.compile(r"[A-Za-zÀ-ɏ_][A-Za-zÀ-ɏ0-9_]*|\d(?<![A-Za-zÀ-ɏ0-9_]\d)\d*(?:[.,]\d+)*")
"""A word in Latin script, or a number that belongs to none."""
_MARKUP_NAME = re.compile(r"\?.*\Z|\.(?:md|yml|html?|aspx)\b", re.IGNORECASE)
_STEM = 5
"""Characters of a word that its cognates are likely to share."""
_KEPT = 1 << 16
"""Words and numbers that a process keeps for each language: some megabytes."""
_COPY = "="
"""Marks what a translator copies among the stems."""


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


class Tokens(dict[str, tuple[str, ...]]):
    """What words and numbers are known by, each worked out once.

    A word: its stem, if it is long enough, and the stems of the English words that it stands for. An identifier or a
    number, which a translator copies: itself, marked.
    """

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self.words = words
        """Stems of a language's words to stems of English ones."""

    def __missing__(self, token: str) -> tuple[str, ...]:
        if len(self) >= _KEPT:
            self.clear()
        found: tuple[str, ...] = ()
        if token[0].isdigit():
            found = (_COPY + token.replace(",", "."),)
        elif _is_identifier(token):
            found = (_COPY + token.lower(),)
        elif len(token) >= _STEM - 1:
            own = stem(token)
            found = (own, *self.words.get(own, ()))
        self[token] = found
        return found


def traits(text: str, known: Tokens, meant: Collection[str] = ()) -> Traits:
    """The traits of one text; `meant` are stems that it has besides those of its words."""
    anchors: set[str] = set()
    prose, length = text, len(text)
    parts = _COPIED.split(text)
    if len(parts) > 1:
        for target, code, link in zip(parts[1::4], parts[2::4], parts[3::4], strict=True):
            if code:
                anchors.add(fold(code))
            elif target or link:
                anchors.update(_names(target or link))
        anchors.discard("")
        prose = "\0".join(parts[::4])
        length = len(prose) - prose.count("\0")
    tokens = _TOKEN.findall(prose)
    stems = set(chain.from_iterable(map(known.__getitem__, tokens)))
    copied = [mark for mark in stems if mark[0] == _COPY]
    if copied:
        stems.difference_update(copied)
        anchors.update([mark[1:] for mark in copied])
        length -= sum([len(token) for token in tokens if known[token] and known[token][0][0] == _COPY])
    stems.update(meant)
    return Traits(max(length, 0), frozenset(anchors), frozenset(stems), fold(text))


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
    if singular.isascii():
        return singular[:_STEM]
    plain = unicodedata.normalize("NFKD", singular[: _STEM + 1])
    return "".join(letter for letter in plain if not unicodedata.combining(letter))[:_STEM]


@lru_cache(maxsize=4096)
def _names(target: str) -> tuple[str, ...]:
    """An address, the last part of it, and its fragment, without what locales and moves change."""
    path, _, fragment = target.split(" ", maxsplit=1)[0].lower().partition("#")
    address = _MARKUP_NAME.sub("", path).strip("./")
    found = (f"#{fragment}" if fragment else "", "/" + address.rpartition("/")[2] if address else "", address)
    return found if "/" in address else found[:2]
