"""Identifiers in running text: what a heading, a table cell or a link text names."""

import re

from refgen.text.late import late
from refgen.text.reference import referenced

_ACCENTED = "\u00c0-\u024f"
_WORD = rf"(?<![\w{_ACCENTED}])[A-Za-z_]\w*(?![\w{_ACCENTED}])"
IDENTIFIER = re.compile(_WORD, re.ASCII)
"""A word of ASCII letters that is not part of an accented one; Chinese and Japanese may follow without a blank."""
SCOPED = re.compile(rf"{_WORD}(?:\s?(?:::|\.)\s?~?{_WORD})*", re.ASCII)
INTERFACE = late(rf"(?<![\w./{_ACCENTED}-])I[A-Z]\w*[a-z]\w*(?![\w{_ACCENTED}])", re.ASCII)
LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:\s+\"[^\"]*\")?\s*\)?"
)
XREF = re.compile(r"<xref:([^>\s?]+)(?:\?[^<>\s]*)?>")
_GLUED_LINK = re.compile(r"(\]\([^\s()]*\))(?=\w)")
_BLANKS = late(r"\s+")
_SENTENCE_END = re.compile(r"(?<=[.。])\s+|\n+")
_MARKUP = re.compile(r"[`*\"“”«»]")
_NAME = re.compile(r"[\s`*_\\]*[`*]*([A-Za-z_]\w*|\.\.\.)(?:\[\w*\])*[`*]*(?:\s*\\)?(?:\s*\[\w*\])?\s*$", re.ASCII)


def plain(text: str) -> str:
    """Text without the marks of code, emphasis, links and escapes."""
    text = LINK.sub(lambda match: match.group(1), _GLUED_LINK.sub(r"\1 ", text))
    text = XREF.sub(lambda match: referenced(match.group(1)), text)
    return _MARKUP.sub("", text).replace("\\", "").strip()


def sentences_of(text: str) -> list[str]:
    """Plain text, cut after full stops and at line ends: near enough to tell what one sentence names."""
    return _SENTENCE_END.split(text)


def sole_name(text: str) -> str:
    """The identifier where a text is nothing else; ''."""
    match = _NAME.match(text)
    return match.group(1) if match else ""


def is_distinctive(word: str) -> bool:
    """Whether a word can only be an identifier: a capital, digit or underscore inside."""
    return any(char.isupper() or char.isdigit() or char == "_" for char in word[1:]) or word.startswith("_")


def scoped_parts(text: str) -> tuple[str, ...]:
    """`IX::Y` or `IX.Y` as its parts."""
    return tuple(part.strip() for part in re.split(r"::|\.", text) if part.strip())


def distinctive_in(text: str) -> str:
    """The most telling identifier of a short text: one with a scope, else one that can be no ordinary word; ''."""
    found = [match.group() for match in SCOPED.finditer(plain(text))]
    scoped = next((word for word in found if "::" in word), "")
    return _BLANKS.sub("", scoped or next(filter(is_distinctive, found), ""))
