"""A sentence without its Markdown: what patterns match, and what tells whether a sentence is normative."""

import re
from functools import lru_cache

from refgen.text.late import late

_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\]]*\])*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)")
_XREF = re.compile(r"<xref:([^>?%]+)(?:%2A)?[^>]*>")
_INCLUDE = re.compile(r"\[!INCLUDE\[[^\]]*\]\([^)]*\)\]")
_MARKER = re.compile(
    r"^(?:[\[(] ?(?:in|out|optional|retval|size_is|length_is|iid_is|unique|string)\b(?:\([^()]*\)|[^()\]])*[\])][ ,:]*)+",
    re.IGNORECASE,
)
_PAIRED = re.compile(r"(?<![\w\\*])(\*\*|\*|__|_)(?=\S)([^*_]+?)(?<=\S)\1(?![\w*])")
_ESCAPE = re.compile(r"\\([\\*_#<>|\[\]])")
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})
_OWNER = late(r"\b(?!E_|S_)[A-Z]\w*::(?=~?\w)")
_PAGE_NOUN = re.compile(r"(?<=\w) (Method|Function|Interface|Enumeration|Structure|Callback)\b")


@lru_cache(maxsize=65536)
def plain(markdown: str) -> str:
    """Words of a sentence: no markup, no `[in]` marker, plain quotes, single blanks, no full stop at the end."""
    text = markdown
    if "[" in text:
        text = _LINK.sub(_without_target, _INCLUDE.sub("", text))
    if "<xref:" in text:
        text = _XREF.sub(lambda match: match[1].rsplit(".", 1)[-1], text)
    text = text.replace("`", "")
    if not text.isascii():
        text = text.translate(_QUOTES)
    if "*" in text or "_" in text:
        text = _PAIRED.sub(r"\2", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    text = " ".join(text.split())
    if text.startswith(("[", "(")):
        text = _MARKER.sub("", text)
    return text.removesuffix(".").rstrip() if not text.endswith("...") else text


def _without_target(link: re.Match[str]) -> str:
    return _PAGE_NOUN.sub(lambda noun: f" {noun[1].lower()}", link[1])


@lru_cache(maxsize=65536)
def unqualified(text: str) -> str:
    """The same without `IFoo::` in front of members."""
    return _OWNER.sub("", text)


_STOP = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "being",
        "but",
        "by",
        "can",
        "could",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "that",
        "the",
        "then",
        "there",
        "these",
        "this",
        "those",
        "to",
        "was",
        "were",
        "when",
        "which",
        "while",
        "will",
        "with",
        "would",
        "yet",
    ]
)


def slug(text: str, words: int = 6) -> str:
    """A kebab-case name for a condition, from its first significant words."""
    found = [word.lower() for word in re.findall(r"[A-Za-z][A-Za-z0-9_]*|\d+", text.replace("'s", ""))]
    kept = [word for word in found if word not in _STOP] or found
    return "-".join(word.replace("_", "-").strip("-") for word in kept[:words]) or "condition"


def camel_words(name: str) -> tuple[str, ...]:
    """`SegmentSize` → segment, size; a Hungarian prefix is its own word."""
    return tuple(word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name))
