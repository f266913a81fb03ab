"""`[in, out, size_is(cch)]` and the annotations that say the same: `__in`, `OPTIONAL`, `_Out_writes_(n)`."""

from dataclasses import field

from refgen.api.signature.cursor import Cursor
from refgen.api.signature.token import Sort
from refgen.api.signature.words import ATTRIBUTES, DIRECTIONS, OPTIONAL, annotated_direction, is_annotation
from refgen.dataclass import dataclass


@dataclass(slots=True)
class Marks:
    """What attributes and annotations say of the declaration that follows."""

    is_in: bool = False
    is_out: bool = False
    is_optional: bool = False
    others: list[str] = field(default_factory=list)

    def add(self, name: str, written: str) -> None:
        """Note one attribute."""
        if name.lower() in {"in", "out", "inout"}:
            is_in, is_out = DIRECTIONS[name.lower()]
            self.is_in, self.is_out = self.is_in or is_in, self.is_out or is_out
        elif name in OPTIONAL:
            self.is_optional = True
        elif written not in self.others:
            self.others.append(written)


def is_attribute_list(cursor: Cursor) -> bool:
    """Whether the bracket here opens attributes, not an array bound."""
    return cursor.has("[") and cursor.peek().sort is Sort.WORD and cursor.peek().text.lower() in ATTRIBUTES


def is_headless_list(cursor: Cursor) -> bool:
    """Whether attributes stand here whose opening bracket is missing: `in] BOOL f`."""
    if cursor.token.text in {"size_is", "length_is", "iid_is", "max_is"}:
        return cursor.peek().text == "("
    if cursor.token.text not in {"in", "out"}:
        return False
    return cursor.peek().text == "]" or (cursor.peek().text == "," and cursor.peek(2).text in ATTRIBUTES)


def read_marks(cursor: Cursor, marks: Marks) -> None:
    """Read all attributes and annotations that stand here."""
    while True:
        if cursor.has("[") and (is_attribute_list(cursor) or cursor.peek().text in {"]", ","}):
            cursor.take()
            _list(cursor, marks)
        elif is_headless_list(cursor):
            cursor.report("missing-bracket", "The bracket that opens the attributes is missing")
            _list(cursor, marks)
        elif cursor.token.sort is Sort.WORD and is_annotation(cursor.token.text):
            read_annotation(cursor, marks)
        else:
            return


def read_annotation(cursor: Cursor, marks: Marks) -> None:
    """Read the source annotation that stands here, with its arguments."""
    is_in, is_out, is_optional = annotated_direction(cursor.take().text)
    if not (marks.is_in or marks.is_out):
        marks.is_in, marks.is_out = is_in, is_out
    marks.is_optional = marks.is_optional or is_optional
    if cursor.has("("):
        cursor.group()


def _list(cursor: Cursor, marks: Marks) -> None:
    is_separated = True
    while not cursor.is_at_end:
        if cursor.accept("]"):
            return
        if cursor.accept(",", ";", "."):
            is_separated = True
            continue
        token = cursor.token
        is_known = token.text.lower() in ATTRIBUTES
        is_attribute = is_known or (is_separated and cursor.peek().text in {"]", ",", "("})
        if token.sort is not Sort.WORD or not is_attribute:
            cursor.report("missing-bracket", "The bracket that closes the attributes is missing")
            cursor.accept(")")
            return
        first = cursor.index
        is_separated = False
        name = cursor.take().text
        closing = _arguments(cursor) if cursor.has("(") else ""
        marks.add(name, cursor.written(tuple(cursor.tokens[first : cursor.index])) + closing)


def _arguments(cursor: Cursor) -> str:
    """Read `(cch)`; where the list closes before the parenthesis does, the parenthesis that is missing."""
    depth = 0
    while not cursor.is_at_end and not cursor.has("]"):
        text = cursor.take().text
        depth += {"(": 1, ")": -1}.get(text, 0)
        if depth == 0:
            return ""
    cursor.report("missing-parenthesis", "The parenthesis that closes an attribute's arguments is missing")
    return ")" * depth
