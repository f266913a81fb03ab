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
_LETTERS = "A-Za-zÀ-ɏͰ-ԯ_"
"""Latin, Greek, Cyrillic."""
_TOKEN = re.compile(rf"[{_LETTERS}][{_LETTERS}0-9]*|\d(?<![{_LETTERS}0-9]\d)\d*(?:[.,]\d+)*")
"""A word in a script with blanks, or a number that belongs to none."""
_PUNCTUATION = ".,:;!?()[]*\"'«»“”’。，、；：（）"
_MARKUP_NAME = re.compile(r"\?.*\Z|\.(?:md|yml|html?|aspx)\b", re.IGNORECASE)
_STEM = 5
"""Characters of a word that its cognates are likely to share."""
_KEPT = 1 << 16
"""Words and numbers that a process keeps for each language: some megabytes."""
_LONG = 30
"""Mean characters between blanks from which a text is written without blanks: then its words are looked for."""
_NOTHING: frozenset[str] = frozenset()


class Traits(NamedTuple):
    """The language-free features of one text."""

    length: int
    """Visible characters that are prose: without link targets, code, identifiers and tags."""
    anchors: frozenset[str]
    """Code, identifiers, numbers, link targets: what a translator copies."""
    stems: frozenset[str]
    """First letters of the words between blanks, folded: cognates share them."""
    folded: str
    """The text without blanks and emphasis, in small letters: equal texts are equal here."""


NO_TRAITS = Traits(0, _NOTHING, _NOTHING, "")
"""Of a text that is empty."""


class Words(dict[str, tuple[str, ...]]):
    """What stands between two blanks, and the stems by which it is known, worked out once.

    They are those of its words that are long enough, and of the English words that these stand for. What a translator
    copies, identifiers and numbers, has none: it is kept apart.
    """

    def __init__(self, vocabulary: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self.vocabulary = vocabulary
        """Stems of a language's words to stems of English ones."""
        self.copies: dict[str, tuple[str, ...]] = {}
        """Of what has identifiers or numbers in it: these, as both languages write them."""

    def __missing__(self, written: str) -> tuple[str, ...]:
        bare = written.strip(_PUNCTUATION)
        if bare != written:
            found = self[written] = self[bare]
            if bare in self.copies:
                self.copies[written] = self.copies[bare]
            return found
        stems: list[str] = []
        copies: list[str] = []
        for token in _TOKEN.findall(written):
            if token[0].isdigit():
                copies.append(token.replace(",", "."))
            elif _is_identifier(token):
                copies.append(token.lower())
            elif len(token) >= _STEM - 1:
                own = stem(token)
                stems.append(own)
                stems += self.vocabulary.get(own, ())
        if copies:
            self.copies[written] = tuple(copies)
        found = self[written] = tuple(stems)
        return found

    def make_room(self) -> None:
        """Forget all that was met, where it has become too much. Not while a text is looked at: its copies would go."""
        if len(self) >= _KEPT:
            self.clear()
            self.copies.clear()


def traits(text: str, words: Words, meant: Collection[str] = ()) -> Traits:
    """The traits of one text; `meant` are stems that it has besides those of its words."""
    words.make_room()
    anchors: set[str] = set()
    written = text.split()
    folded, length = _folded(written), len(text)
    parts = _COPIED.split(text)
    if len(parts) > 1:
        for target, code, link in zip(parts[1::4], parts[2::4], parts[3::4], strict=True):
            if code:
                anchors.add(fold(code))
            elif target or link:
                anchors.update(_names(target or link))
        anchors.discard("")
        prose = " ".join(parts[::4])
        written, length = prose.split(), len(prose) - len(parts) // 4
    if length > _LONG * len(written):
        written = _TOKEN.findall(text if len(parts) == 1 else prose)
    stems = frozenset(chain.from_iterable(map(words.__getitem__, written)))
    copies = words.copies
    for marks in [copies[word] for word in written if word in copies]:
        anchors.update(marks)
        length -= len("".join(marks))
    if meant:
        stems = stems.union(meant)
    return Traits(max(length, 0), frozenset(anchors) if anchors else _NOTHING, stems, folded)


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
    return _folded(text.split())


def _folded(written: Sequence[str]) -> str:
    return "".join(written).replace("*", "").replace("\\", "").lower()


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
