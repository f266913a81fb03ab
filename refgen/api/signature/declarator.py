"""One C declarator: the tokens of a type, the name in their midst, bounds and default behind it."""

from dataclasses import field

from refgen.api.signature.attributes import Marks, is_attribute_list, read_annotation
from refgen.api.signature.cursor import Cursor
from refgen.api.signature.token import Sort, Token
from refgen.api.signature.words import BUILT_IN, COMBINING, QUALIFIERS, SPECIFIERS, is_annotation
from refgen.dataclass import dataclass

_POINTERS = ("*", "&", "^")
_ENDS = (",", ";", ")", "}", "{", "...")


@dataclass(slots=True)
class Declarator:
    """A name and its type."""

    words: list[Token] = field(default_factory=list)
    """The type's words and marks in order, the name still among them until `settle`."""
    name: str = ""
    suffix: str = ""
    """Array bounds, or the parameters of a function pointer."""
    default: str | None = None
    inner: str = ""
    """What stood before the name inside parentheses: `(*`."""

    def type(self) -> str:
        """The type as written, blanks folded, nothing between a type and its stars."""
        return spell([word.text for word in self.words]) + self.inner + self.suffix


def spell(words: list[str]) -> str:
    """Words of a type as one text."""
    text = ""
    for word in words:
        joined = word in {*_POINTERS, "(", ")", "<", ">", ",", "::", "."} or text.endswith(("(", "<", "::", "."))
        text += word if joined or not text else f" {word}"
    return text


def read_declarator(cursor: Cursor, marks: Marks) -> Declarator:
    """Read up to what separates declarations; where a separator is missing, up to where the next one begins."""
    found = Declarator()
    while not cursor.is_at_end and not cursor.has(*_ENDS):
        token = cursor.token
        if token.sort is Sort.WORD:
            if _starts_another(cursor, found):
                break
            _word(cursor, found, marks)
        elif token.text == "[" and found.words and (is_attribute_list(cursor) or cursor.peek().text == ","):
            break
        else:
            _mark(cursor, found)
    _settle(found)
    return found


def _word(cursor: Cursor, found: Declarator, marks: Marks) -> None:
    if is_annotation(cursor.token.text):
        read_annotation(cursor, marks)
    elif cursor.token.text in SPECIFIERS:
        cursor.take()
    else:
        found.words.append(cursor.take())


def _mark(cursor: Cursor, found: Declarator) -> None:
    match cursor.token.text:
        case "[" if not is_attribute_list(cursor):
            found.suffix += cursor.written(cursor.group()).replace("[ ]", "[]")
        case "(":
            _parenthesis(cursor, found)
        case "=":
            cursor.take()
            found.default = _default(cursor)
        case ":" if found.words:
            cursor.take()
            found.suffix += f":{cursor.take().text}"
        case "[" | "]":  # of an attribute list that is out of place
            cursor.take()
        case _:
            found.words.append(cursor.take())


def _starts_another(cursor: Cursor, found: Declarator) -> bool:
    """Whether the word here, on a line of its own, begins a new declaration: type and name are complete."""
    if not found.words or cursor.token.line == found.words[-1].line or found.words[-1].sort is not Sort.WORD:
        return False
    following = cursor.peek()
    if following.sort is not Sort.WORD and following.text not in _POINTERS:
        return False
    return _has_type_and_name(found.words)


def _has_type_and_name(words: list[Token]) -> bool:
    named = [word.text for word in words if word.sort is Sort.WORD and word.text not in QUALIFIERS]
    return len(named) > 1 and named[-1] not in BUILT_IN


def _parenthesis(cursor: Cursor, found: Declarator) -> None:
    """`SAFEARRAY(VARIANT)` belongs to the type; `(*name)(…)` holds the name of a function pointer."""
    group = cursor.group()
    inside = [token for token in group[1:-1] if token.text not in SPECIFIERS]
    if any(token.text in _POINTERS for token in inside) and cursor.has("("):
        names = [token.text for token in inside if token.sort is Sort.WORD]
        found.name = names[-1] if names else ""
        found.inner = "(" + spell([token.text for token in inside if token.text != found.name]) + ")"
        found.suffix += cursor.written(cursor.group())
    else:
        found.words.extend(group)


def _default(cursor: Cursor) -> str:
    first = cursor.index
    while not cursor.is_at_end and not cursor.has(*_ENDS):
        if cursor.has("(", "["):
            cursor.group()
        else:
            cursor.take()
    return cursor.written(tuple(cursor.tokens[first : cursor.index]))


def _settle(found: Declarator) -> None:
    """Take the name out of the words: the last one, unless it must be the type."""
    if found.name or not found.words:
        return
    last = found.words[-1]
    if last.sort is Sort.WORD and last.text not in QUALIFIERS:
        before = [word.text for word in found.words[:-1] if word.sort is Sort.WORD and word.text not in QUALIFIERS]
        is_tagged = any(word.text in {"struct", "enum", "union"} for word in found.words[:-1])
        if (before and not (last.text in COMBINING and before[-1] in COMBINING)) or (
            not before and is_tagged and len(found.words) > 2
        ):
            found.name = last.text
            found.words.pop()
