"""Constant expressions: the values of enumerators."""

import operator
from collections.abc import Callable, Mapping

from refgen.api.signature.cursor import Cursor
from refgen.api.signature.token import Sort

_LEVELS: tuple[Mapping[str, Callable[[int, int], int]], ...] = (
    {"|": operator.or_},
    {"^": operator.xor},
    {"&": operator.and_},
    {
        "<<": lambda left, right: left << right if 0 <= right < 64 else 0,
        ">>": lambda left, right: left >> max(right, 0),
    },
    {"+": operator.add, "-": operator.sub},
    {"*": operator.mul},
)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", "\\": "\\", "'": "'", '"': '"'}
_DEEPEST = 50


def evaluate(cursor: Cursor, known: Mapping[str, int | None]) -> int | None:
    """Read an expression; None where it uses a name that is not known, or what is no integer."""
    return _binary(cursor, known, 0, 0)


def _binary(cursor: Cursor, known: Mapping[str, int | None], level: int, depth: int) -> int | None:
    if level == len(_LEVELS):
        return _unary(cursor, known, depth)
    value = _binary(cursor, known, level + 1, depth)
    while cursor.has(*_LEVELS[level]):
        combine = _LEVELS[level][cursor.take().text]
        right = _binary(cursor, known, level + 1, depth)
        value = None if value is None or right is None else combine(value, right)
    return value


def _unary(cursor: Cursor, known: Mapping[str, int | None], depth: int) -> int | None:
    signs: list[str] = []
    while cursor.has("-", "~", "+"):
        signs.append(cursor.take().text)
    value = _primary(cursor, known, depth)
    for sign in reversed(signs):
        if value is not None:
            value = {"-": -value, "~": ~value, "+": value}[sign]
    return value


def _primary(cursor: Cursor, known: Mapping[str, int | None], depth: int) -> int | None:
    token = cursor.token
    if token.text == "(" and depth < _DEEPEST:
        return _parenthesis(cursor, known, depth + 1)
    value: int | None = None
    if token.text == "L" and cursor.peek().sort is Sort.TEXT:
        cursor.take()
        token = cursor.token
    if token.sort is Sort.NUMBER:
        value = number(cursor.take().text)
    elif token.sort is Sort.TEXT:
        value = _character(cursor.take().text)
    elif token.sort is Sort.WORD:
        value = known.get(cursor.take().text)
        if cursor.has("("):  # a macro: its value is not known here
            cursor.group()
            value = None
    return value


def _parenthesis(cursor: Cursor, known: Mapping[str, int | None], depth: int) -> int | None:
    """An expression in parentheses, or one behind a cast."""
    inside, behind = cursor.peek(), cursor.peek(2)
    if inside.sort is Sort.WORD and behind.text == ")" and inside.text not in known:
        cursor.index += 3
        return _unary(cursor, known, depth)
    cursor.take()
    value = _binary(cursor, known, 0, depth)
    cursor.accept(")")
    return value


def number(text: str) -> int | None:
    """An integer literal of C; None for anything else."""
    digits = text.rstrip("uUlL")
    try:
        if digits[:2].lower() in {"0x", "0b"}:
            return int(digits, 0)
        return int(digits, 8) if len(digits) > 1 and digits[0] == "0" and digits.isdigit() else int(digits)
    except ValueError:
        return None


def _character(literal: str) -> int | None:
    if literal[:1] != "'" or len(literal) < 3 or literal[-1] != "'":
        return None
    body = literal[1:-1]
    if body[0] == "\\":
        if body[1:2] in {"x", "X"}:
            return number("0x" + body[2:])
        body = _ESCAPES.get(body[1:], "")
    return ord(body) if len(body) == 1 else None
