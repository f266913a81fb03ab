"""Code blocks → HTML with classes for colours, each distinct block worked out once."""

import re
from functools import cache, lru_cache
from html import escape
from keyword import kwlist, softkwlist
from typing import TYPE_CHECKING, Any

from refgen.text.late import late

if TYPE_CHECKING:
    from pygments.formatters import HtmlFormatter
    from pygments.lexer import Lexer

_NAMES = {"vb": "vb.net", "csharp": "csharp", "cs": "csharp", "pycon": "pycon", "output": "text", "none": "text"}
_SESSION = "pycon"
_LANGUAGE = "python"
_MARK = ">>> "
_PROMPT = re.compile(r"^(?=>>> )", re.MULTILINE)
_WORD = late(
    r"""(?P<name>[A-Za-z_][A-Za-z0-9_]*)(?![A-Za-z0-9_'"])
    | (?P<text>'[^'"\\%{}]*'(?!['"])|(?<!\.)(?:0|[1-9][0-9]*|0x[0-9a-f]+)(?![\w.]))
    | (?P<sign>[(),]+|(?:=-|[=.-])(?![=.-]))
    | [ ]+""",
    re.VERBOSE,
)
"""Of calls and what is given to them: each of these has the same colour wherever it stands."""
_STATEMENTS = frozenset({*kwlist, *softkwlist, "lazy"}) - {"True", "False", "None", "_"}
"""Words that decide what those behind them are."""
_CONSTANTS = frozenset({"True", "False", "None"})
"""Words with a colour of their own wherever they stand."""
_ANY = "Q"
"""A name that no tag and no class of a colour has in it."""
_BEFORE = {"name": ",", "text": ",", "sign": "a"}
"""What each can stand behind."""


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
    code, _, output = piece.removeprefix(_MARK).partition("\n")
    lexer = _lexer(_SESSION)
    if lexer is None:
        return escape(piece, quote=False)
    # What stands behind the first line is read with it only where the statement goes on there.
    words = ""
    if piece.startswith(f"{_MARK}# "):
        # A word of its own, whatever it says.
        words = _line("#").replace("#", escape(code, quote=False), 1)
    elif piece.startswith(_MARK):
        words = _words(code)
    if not words or output.startswith("..."):
        return _painted(piece, lexer)
    return f"{_prompt(lexer)}{words}\n{_statement(output) if output else ''}"


def _words(code: str) -> str:
    """A line of code put together from its words; '' for one that has others than calls have.

    What knows a language tries some thirty patterns at each word, and the examples have ten thousands of them.
    """
    parts, end = [], 0
    for match in _WORD.finditer(code):
        if match.start() != end:
            return ""
        word, kind, end = match[0], match.lastgroup, match.end()
        if kind is None:
            parts.append(word)
            continue
        if word in _STATEMENTS:
            return ""
        parts.append(
            _word(word, "." if kind == "name" and code[match.start() - 1 : match.start()] == "." else _BEFORE[kind])
        )
    return "".join(parts) if end == len(code) else ""


@lru_cache(maxsize=8192)
def _word(word: str, before: str) -> str:
    """A word as it is coloured behind another; where all of its kind have one colour, as a single one of them that is asked for."""
    one, inside = word, ""
    if word[0] == "'" and '"' not in word:
        one, inside = f"'{_ANY}'", word[1:-1]
    elif before == "." and word[0] != "_" and word not in _CONSTANTS:
        one, inside = _ANY, word
    coloured = _line(before + one).removeprefix(_line(before))
    return coloured if one == word else coloured.replace(_ANY, escape(inside, quote=True), 1)


@lru_cache(maxsize=64)
def _line(code: str) -> str:
    lexer = _lexer(_LANGUAGE)
    return _painted(code, lexer).removesuffix("\n") if lexer else escape(code, quote=False)


@cache
def _prompt(lexer: "Lexer") -> str:
    return _painted(f"{_MARK}a\n", lexer).removesuffix(f"{_line('a')}\n")


def _painted(text: str, lexer: "Lexer") -> str:
    from pygments import highlight as paint  # noqa: PLC0415  (pages without code need nothing of it)

    return str(paint(text, lexer, _formatter()))


@cache
def _formatter() -> "HtmlFormatter[Any]":
    from pygments.formatters import HtmlFormatter  # noqa: PLC0415  (as above)

    return HtmlFormatter(nowrap=True)


@lru_cache(maxsize=256)
def _lexer(name: str) -> "Lexer | None":
    """What knows a language, None where nothing does."""
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415  (as above)
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        return get_lexer_by_name(name, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
