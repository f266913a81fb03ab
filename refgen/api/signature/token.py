"""Cuts a declaration into tokens. Comments and blanks fall away; every other character is part of a token."""

import re
from enum import StrEnum
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      (?P<blank>[\s\ufeff\u00a0\\]+)
    | (?P<comment>//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/)?)
    | (?P<directive>\#[^\n]*)
    | (?P<word>[^\W\d]\w*)
    | (?P<number>\d[\w.]*)
    | (?P<text>"(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?)
    | (?P<mark><<|>>|::|\.\.\.|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_WIDE = str.maketrans("（），；［］＊＝", "(),;[]*=")


class Sort(StrEnum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    TEXT = "text"
    DIRECTIVE = "directive"
    MARK = "mark"
    END = "end"


_SORTS = {one.value: one for one in Sort}


class Token(NamedTuple):
    """A word, number, literal, preprocessor line or punctuation mark."""

    sort: Sort
    text: str
    line: int
    """0-based."""
    start: int
    """Offset in the block."""


def tokenize(text: str) -> list[Token]:
    """The tokens of a block, closed by an `END` token; full-width punctuation counts as ASCII."""
    tokens: list[Token] = []
    line = 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        found = match.group()
        if kind not in {"blank", "comment"}:
            tokens.append(Token(_SORTS[kind], found.translate(_WIDE) if kind == "mark" else found, line, match.start()))
        line += found.count("\n")
    tokens.append(Token(Sort.END, "", line, len(text)))
    return tokens
