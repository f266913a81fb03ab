"""What the checks read of a text, extracted once: two texts in three repeat, so the result is cached by text."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from refgen.drift.tokens import Kind, Token, tokenize

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af]")

_NONE: Counter[str] = Counter()
_UNSEEN = {Kind.LINK, Kind.INCLUDE, Kind.XREF, Kind.TAG, Kind.COMMENT, Kind.URL, Kind.ALERT}


@dataclass(frozen=True, slots=True)
class Facts:
    """One text, taken apart."""

    text: str
    tokens: tuple[Token, ...]
    """In order; they never overlap."""
    prose: str
    """The text with every token, bold and italics apart, blanked out; same length, so offsets agree."""
    visible: str
    """The text with what the reader does not see as text blanked out: link targets, tags, includes; same length."""
    words: tuple[str, ...]
    """Words of the prose, lower case."""
    wide: int
    """Number of Chinese, Japanese and Korean characters in the prose."""
    kinds: frozenset[Kind]
    """Of the tokens: most texts have few, so that most questions are answered by it."""

    def of(self, *kinds: Kind) -> tuple[Token, ...]:
        """The tokens of some kinds, in order."""
        if self.kinds.isdisjoint(kinds):
            return ()
        return tuple(token for token in self.tokens if token.kind in kinds)

    def texts(self, *kinds: Kind) -> Counter[str]:
        """How often each token of some kinds occurs; not to be changed."""
        if self.kinds.isdisjoint(kinds):
            return _NONE
        return Counter(token.text for token in self.tokens if token.kind in kinds)


@lru_cache(maxsize=1 << 16)
def facts(text: str) -> Facts:
    """The facts of a text."""
    tokens = tokenize(text)
    prose = _blank(text, (token for token in tokens if token.kind is not Kind.STRONG))
    visible = _blank(text, (token for token in tokens if token.kind in _UNSEEN))
    words = tuple(word.lower() for word in _WORD.findall(prose))
    kinds = frozenset(token.kind for token in tokens)
    return Facts(text, tokens, prose, visible, words, len(_WIDE.findall(prose)), kinds)


def _blank(text: str, tokens: Iterable[Token]) -> str:
    parts: list[str] = []
    position = 0
    for token in tokens:
        parts += text[position : token.start], " " * (token.end - token.start)
        position = token.end
    parts.append(text[position:])
    return "".join(parts)
