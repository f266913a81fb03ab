"""Code blocks → HTML with classes for colours, each distinct block worked out once."""

import re
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pygments.formatters import HtmlFormatter
    from pygments.lexer import Lexer

_NAMES = {"vb": "vb.net", "csharp": "csharp", "cs": "csharp", "pycon": "pycon", "output": "text", "none": "text"}
_SESSION = "pycon"
_PROMPT = re.compile(r"^(?=>>> )", re.MULTILINE)


@lru_cache(maxsize=8192)
def highlight(text: str, language: str | None, attributes: str = "") -> str:
    """A code block; the colours are classes, so the theme decides them."""
    return f'<div class="highlight"{attributes}><pre><code tabindex="0">{_inside(text, language)}</code></pre></div>'


def _inside(text: str, language: str | None) -> str:
    trimmed = "\n".join(line.rstrip() for line in text.rstrip().split("\n"))
    lexer = _lexer(_NAMES.get(language, language)) if language else None
    if lexer is None:
        return escape(trimmed, quote=False)
    if language != _SESSION:
        return _painted(trimmed, lexer)
    return "".join(map(_statement, _PROMPT.split(f"{trimmed}\n"))).removesuffix("\n")


@lru_cache(maxsize=8192)
def _statement(piece: str) -> str:
    """A statement of a session and its output: most stand in many sessions, and in every language of one."""
    lexer = _lexer(_SESSION)
    return _painted(piece, lexer) if lexer else escape(piece, quote=False)


def _painted(text: str, lexer: "Lexer") -> str:
    from pygments import highlight as paint  # noqa: PLC0415  (pages without code need nothing of it)

    return str(paint(text, lexer, _formatter()))


@cache
def _formatter() -> "HtmlFormatter[Any]":
    from pygments.formatters import HtmlFormatter  # noqa: PLC0415  (as above)

    return HtmlFormatter(nowrap=True)


@cache
def _lexer(name: str) -> "Lexer | None":
    """What knows a language, None where nothing does."""
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415  (as above)
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        return get_lexer_by_name(name, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
