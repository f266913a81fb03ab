"""Takes a segment's Markdown apart into what is translated and what is protected: code, links, tags, emphasis.

Concatenating the parts gives the segment back, whatever it holds; what does not read as markup is text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from refgen.dataclass import dataclass


class Kind(StrEnum):
    """What is protected."""

    CODE = "code"
    LINK = "link"
    IMAGE = "image"
    EMPHASIS = "emphasis"
    TAG = "tag"
    """An HTML tag, a comment, an address in angle brackets."""
    MARKER = "marker"
    """`[in]`, `[out]`, `[!INCLUDE[…](…)]`."""
    ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Text:
    """What is translated."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """What stands by itself and stays as it is."""

    raw: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Span:
    """Markup around text."""

    opening: str
    closing: str
    kind: Kind
    inner: tuple["Inline", ...]


Inline = Text | Code | Span

LONGEST = 20_000
"""Characters; no sentence is longer, and what is would cost more time than its codes are worth."""
_CONSTANT = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_WORDS = r"(?:in|out|optional|retval|ref)"
_LABEL = r"(?:[^\[\]\\`]|\\.|`[^`]*`|\[[^\[\]]*\])*"
_TARGET = r"\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
_MARKUP = re.compile(
    rf"(?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    rf"|(?P<marker>\[!INCLUDE\s*\[[^\[\]]*\]{_TARGET}\]|\[\s*{_WORDS}(?:\s*,\s*{_WORDS})*\s*\](?![\[(]))"
    rf"|(?P<opening>!?\[)(?P<label>{_LABEL})(?P<closing>\](?:{_TARGET}|\[[^\[\]]*\]))"
    r"|(?P<tag><!--.*?-->|</?[A-Za-z][^<>]*>)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,30});)"
    r"|(?P<escape>\\.)"
    r"|(?P<strong>\*\*|__)(?=\S)(?P<bold>(?:(?!(?P=strong)).)+?)(?<=\S)(?P=strong)"
    r"|(?:(?P<star>\*)(?=[^\s*])|(?<!\w)(?P<line>_)(?=[^\s_]))(?P<slanted>[^*_\n]+?)(?<=\S)(?:(?(star)\*(?!\*)|_(?!\w)))",
    re.DOTALL,
)


def parse_inline(text: str) -> tuple[Inline, ...]:
    """The parts of a segment, in order."""
    return tuple(_parse(text)) if len(text) <= LONGEST else (Text(text),)


def markdown(parts: Sequence[Inline]) -> str:
    """The segment that the parts make."""
    return "".join(_chunks(parts))


def codes(parts: Sequence[Inline]) -> Counter[str]:
    """What is protected, counted: a code as it stands, markup around text as `opening…closing`."""
    return Counter(_codes(parts))


def has_words(parts: Sequence[Inline]) -> bool:
    """Whether there is anything to translate: a constant (`E_FAIL`) is none in any language."""
    return any(
        _is_prose(part.text) if isinstance(part, Text) else has_words(part.inner)
        for part in parts
        if not isinstance(part, Code)
    )


def _is_prose(text: str) -> bool:
    return any(character.isalpha() for character in text) and not _CONSTANT.fullmatch(text.strip())


def _parse(text: str) -> Iterator[Inline]:
    start = position = 0
    while match := _MARKUP.search(text, position):
        position = match.end()
        if match["escape"]:
            continue
        if match.start() > start:
            yield Text(text[start : match.start()])
        yield _markup(match)
        start = position
    if start < len(text):
        yield Text(text[start:])


def _markup(match: re.Match[str]) -> Inline:
    if match["opening"]:
        kind = Kind.IMAGE if match["opening"] == "![" else Kind.LINK
        return Span(match["opening"], match["closing"], kind, parse_inline(match["label"]))
    mark = match["strong"] or match["star"] or match["line"]
    if mark:
        return Span(mark, mark, Kind.EMPHASIS, parse_inline(match["bold"] or match["slanted"]))
    kind = next(kind for kind in (Kind.CODE, Kind.MARKER, Kind.TAG, Kind.ENTITY) if match[kind.value])
    return Code(match[0], kind)


def _chunks(parts: Sequence[Inline]) -> Iterator[str]:
    for part in parts:
        match part:
            case Text(text):
                yield text
            case Code(raw):
                yield raw
            case Span(opening, closing, _, inner):
                yield opening
                yield from _chunks(inner)
                yield closing


def _codes(parts: Sequence[Inline]) -> Iterator[str]:
    for part in parts:
        match part:
            case Text():
                pass
            case Code(raw):
                yield raw
            case Span(opening, closing, _, inner):
                yield f"{opening}…{closing}"
                yield from _codes(inner)
