"""One style sheet from a theme's many, with what no page of ours can use left out.

A theme is written for every site; a slow phone reads all of it before it shows the first word. A rule stays if each class
that its selector asks for is a word of the pages' templates, scripts or makers, so that a guess errs towards keeping.
"""

import posixpath
import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache

from refgen.text.late import late

_WORD = late(r"-?[A-Za-z_][\w-]*")
_STRING = r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'"""
_COMMENT = late(r"/\*.*?\*/", re.DOTALL)
_TOKEN = late(rf"{_STRING}|[{{}};()]")
_PART = late(rf"{_STRING}|[(),]")
_INSIDE = late(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)")
_CLASS = late(r"\.((?:[\w-]|\\.)+)")
_VALUE = late(r"\[[\w-]+=[\"']?([^\"'\]]*)[\"']?\]")
_NESTED = ("@media", "@supports", "@container", "@layer")
_ADDRESS = late(rf"{_STRING}|url\(\s*([\"']?)(?![\"'/#]|[a-z][a-z0-9+.-]*:)([^\"')]+?)\s*\1\s*\)", re.IGNORECASE)
"""A string, which is passed over, or a relative address."""
_VARIABLE = late(r"var\((--[\w-]+)")
_MOST_ROUNDS = 5
"""Variables that only unused variables name go in a further round; none of a theme's chains is as long."""


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Everything in some texts that can be a class or a value."""
    return frozenset(word for text in texts for word in _WORD.findall(text))


def moved(css: str, way: str) -> str:
    """A sheet for another folder: `way` leads from there to where it stood."""

    def longer(match: re.Match[str]) -> str:
        return f"url({match[1]}{posixpath.normpath(posixpath.join(way, match[2]))}{match[1]})" if match[2] else match[0]

    return _ADDRESS.sub(longer, css)


@lru_cache(maxsize=4)
def bundle(sheets: tuple[str, ...], own: str, words: frozenset[str], others: str = "") -> str:
    """The sheets of a theme, without what is not used, and then our own, whole.

    `others` are sheets that stand beside: what they ask of the theme's variables stays.
    """
    asked = frozenset(_VARIABLE.findall(others))
    kept = "".join(_kept(sheet, words) for sheet in map(_plain, sheets))
    own = _plain(own)
    for _ in range(_MOST_ROUNDS):
        used = asked.union(_VARIABLE.findall(kept + own))
        smaller = _without_variables(kept, used)
        if smaller == kept:
            break
        kept = smaller
    return kept + own


def _plain(css: str) -> str:
    return _COMMENT.sub("", css).replace('@charset "UTF-8";', "").strip()


def _kept(css: str, words: Container[str]) -> str:
    parts = []
    for head, body in _rules(css):
        if body is None or (head.startswith("@") and not head.startswith(_NESTED)):
            parts.append(f"{head};" if body is None else f"{head}{{{body}}}")
        elif head.startswith("@"):
            if inside := _kept(body, words):
                parts.append(f"{head}{{{inside}}}")
        elif selectors := [one for one in _selectors(head) if _can_match(one, words)]:
            parts.append(f"{','.join(selectors)}{{{body}}}")
    return "".join(parts)


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Each rule's head and body; None for a statement without a body."""
    start = opened = depth = brackets = 0
    for token in _TOKEN.finditer(css):
        match token[0]:
            case "(":
                brackets += 1
            case ")":
                brackets -= 1
            case "{":
                if not depth:
                    opened = token.start()
                depth += 1
            case "}":
                depth -= 1
                if not depth:
                    yield css[start:opened].strip(), css[opened + 1 : token.start()]
                    start = token.end()
            case ";" if not depth and not brackets:
                yield css[start : token.start()].strip(), None
                start = token.end()


def _split(text: str, separator: re.Pattern[str], sign: str) -> Iterator[str]:
    """Split a text at a sign outside brackets and strings."""
    start = depth = 0
    for token in separator.finditer(text):
        if token[0] == "(":
            depth += 1
        elif token[0] == ")":
            depth -= 1
        elif token[0] == sign and not depth:
            yield text[start : token.start()]
            start = token.end()
    yield text[start:]


def _selectors(head: str) -> Iterator[str]:
    return (one.strip() for one in _split(head, _PART, ","))


def _can_match(selector: str, words: Container[str]) -> bool:
    certain = _INSIDE.sub("", selector)
    names = [name for name in _CLASS.findall(_VALUE.sub("", certain)) if "\\" not in name]
    values = [value for value in _VALUE.findall(certain) if _WORD.fullmatch(value)]
    return all(name in words for name in (*names, *values))


def _without_variables(css: str, used: Container[str]) -> str:
    parts = []
    for head, body in _rules(css):
        if body is None:
            parts.append(f"{head};")
        elif head.startswith(_NESTED):
            parts.append(f"{head}{{{_without_variables(body, used)}}}")
        elif head.startswith("@"):
            parts.append(f"{head}{{{body}}}")
        elif kept := [one for one in _split(body, _TOKEN, ";") if one.strip() and _is_used(one, used)]:
            parts.append(f"{head}{{{';'.join(kept)}}}")
    return "".join(parts)


def _is_used(declaration: str, used: Container[str]) -> bool:
    name = declaration.partition(":")[0].strip()
    return not name.startswith("--") or name in used
