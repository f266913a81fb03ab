"""What the checks read of a text, extracted once: two texts in three repeat, so the result is cached by text."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from refgen.dataclass import dataclass
from refgen.drift.tokens import Kind, Token, tokenize
from refgen.text.late import late
from refgen.text.lazy import Lazy
from refgen.text.western import is_western

_WORD = re.compile(r"[^\W\d_]++(?:['’][^\W\d_]++)*+")
_ASCII_WORD = re.compile(r"[A-Za-z]++(?:'[A-Za-z]++)*+")
"""The same in a text that is ASCII, as half of them are."""
_WIDE = late("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af]")

_NONE: Counter[str] = Counter()
_COPIED = frozenset(
    {Kind.CODE, Kind.NAME, Kind.FILE, Kind.HEX, Kind.VERSION, Kind.NUMBER, Kind.LINK, Kind.INCLUDE, Kind.XREF}
)
_UNSEEN = frozenset({Kind.LINK, Kind.INCLUDE, Kind.XREF, Kind.TAG, Kind.COMMENT, Kind.URL, Kind.ALERT})


@dataclass(frozen=True)
class Facts:
    """One text, taken apart; what no check asks for is not made."""

    text: str
    tokens: tuple[Token, ...]
    """In order; they never overlap."""
    kinds: frozenset[Kind]
    """Of the tokens: most texts have few, so that most questions are answered by it."""

    @Lazy
    def prose(self) -> str:
        """The text with every token, bold and italics apart, blanked out; same length, so offsets agree."""
        return _blank(self.text, [token for token in self.tokens if token.kind is not Kind.STRONG])

    @Lazy
    def folded(self) -> str:
        """The prose in small letters, with straight apostrophes."""
        return small(self.prose).replace("’", "'")

    @Lazy
    def lowered(self) -> str:
        """The prose in small letters as Python makes them."""
        return self.prose.lower()

    @Lazy
    def on_one_line(self) -> str:
        """The text with a single blank for any run of blanks and line ends."""
        return " ".join(self.text.split())

    @Lazy
    def visible(self) -> str:
        """The text with what the reader does not see as text blanked out: link targets, tags, includes; same length."""
        return _blank(self.text, self.of(*_UNSEEN))

    @Lazy
    def words(self) -> tuple[str, ...]:
        """Words of the prose, lower case."""
        return words_of(self.prose)

    @Lazy
    def wide(self) -> int:
        """Number of Chinese, Japanese and Korean characters in the prose."""
        return 0 if is_western(self.prose) else len(_WIDE.findall(self.prose))

    @Lazy
    def copied(self) -> list[str]:
        """What most translations copy, in order."""
        return self.texts_of(*_COPIED)

    @Lazy
    def free_length(self) -> int:
        """Characters that are neither blank nor a name, code, number or address."""
        return sum(map(len, self.prose.split()))

    @Lazy
    def visible_length(self) -> int:
        """Characters that the reader sees, blanks apart."""
        return sum(map(len, self.visible.split()))

    def of(self, *kinds: Kind) -> tuple[Token, ...]:
        """The tokens of some kinds, in order."""
        if self.kinds.isdisjoint(kinds):
            return ()
        return tuple(token for token in self.tokens if token.kind in kinds)

    def texts_of(self, *kinds: Kind) -> list[str]:
        """What the tokens of some kinds say, in order."""
        if self.kinds.isdisjoint(kinds):
            return []
        return [token.text for token in self.tokens if token.kind in kinds]

    def texts(self, *kinds: Kind) -> Counter[str]:
        """How often each token of some kinds occurs; not to be changed."""
        if self.kinds.isdisjoint(kinds):
            return _NONE
        return Counter(self.texts_of(*kinds))


@lru_cache(maxsize=1 << 16)
def facts(text: str) -> Facts:
    """The facts of a text."""
    tokens = tokenize(text)
    return Facts(text, tokens, _same(frozenset([token.kind for token in tokens])))


@lru_cache(maxsize=1 << 10)
def _same(kinds: frozenset[Kind]) -> frozenset[Kind]:
    """The same kinds as one object, since what is asked of them is remembered by them: texts have some hundred sets of kinds."""
    return kinds


def words_of(prose: str) -> tuple[str, ...]:
    """The words of a text without tokens, lower case."""
    lowered = prose.lower()
    if prose.isascii():
        return tuple(_ASCII_WORD.findall(lowered))
    # İ becomes two characters, and what becomes of Σ depends on what stands behind it, even behind the word
    if "\u0307" in lowered or "Σ" in prose:
        return tuple(map(small, _WORD.findall(prose)))
    return tuple(_WORD.findall(lowered))


def small(text: str) -> str:
    """A text in small letters; what Python makes of İ are two characters, an i and a dot."""
    return text.lower().replace("i\u0307", "i")


def _blank(text: str, tokens: Sequence[Token]) -> str:
    if not tokens:
        return text
    parts: list[str] = []
    position = 0
    for _, _, start, end in tokens:
        parts += text[position:start], " " * (end - start)
        position = end
    parts.append(text[position:])
    return "".join(parts)
