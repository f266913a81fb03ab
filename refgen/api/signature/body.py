"""Declarations with a body in braces: enumerations, structures, interfaces, coclasses."""

from refgen.api.signature.attributes import Marks, read_marks
from refgen.api.signature.cursor import Cursor
from refgen.api.signature.declarator import Declarator, read_declarator
from refgen.api.signature.expression import evaluate
from refgen.api.signature.function import read_function
from refgen.api.signature.token import Sort
from refgen.api.signature.tree import (
    Coclass,
    EnumDeclaration,
    Enumerator,
    Field,
    FunctionDeclaration,
    InterfaceDeclaration,
    StructDeclaration,
)
from refgen.api.signature.words import SPECIFIERS

_ACCESS = ("public", "private", "protected")
_DEEPEST = 20


def read_enum(cursor: Cursor) -> EnumDeclaration:
    """Read from behind the word `enum`."""
    tag, _ = _head(cursor)
    found: list[Enumerator] = []
    if cursor.accept("{"):
        _enumerators(cursor, found)
    names = _declared_names(cursor)
    return EnumDeclaration(names or tag, tag, tuple(found))


def _enumerators(cursor: Cursor, found: list[Enumerator]) -> None:
    known: dict[str, int | None] = {}
    following: int | None = 0
    while not cursor.is_at_end and not cursor.accept("}"):
        if not cursor.is_word:
            cursor.take()
            continue
        name = cursor.take().text
        first = cursor.index + 1
        value = following
        written = ""
        if cursor.accept("="):
            value = evaluate(cursor, known)
            written = cursor.written(tuple(cursor.tokens[first : cursor.index]))
        elif cursor.is_number:
            cursor.report("missing-equals-sign", f"The equals sign after `{name}` is missing")
            first = cursor.index
            value = evaluate(cursor, known)
            written = cursor.written(tuple(cursor.tokens[first : cursor.index]))
        known[name] = value
        following = None if value is None else value + 1
        found.append(Enumerator(name, value, written))
        if not cursor.has(",", "}", ";") and cursor.is_word:
            cursor.report("missing-comma", f"The comma after `{name}` is missing")


def read_struct(cursor: Cursor, depth: int = 0) -> StructDeclaration:
    """Read from behind the word `struct` or `union`."""
    tag, bases = _head(cursor)
    fields: list[Field] = []
    methods: list[FunctionDeclaration] = []
    if cursor.accept("{"):
        _members(cursor, fields, methods, depth)
    return StructDeclaration(_declared_names(cursor) or tag, tag, tuple(fields), tuple(methods), bases)


def _members(cursor: Cursor, fields: list[Field], methods: list[FunctionDeclaration], depth: int) -> None:
    while not cursor.is_at_end and not cursor.accept("}"):
        if cursor.accept(";", ",", ":", ")", *_ACCESS) or cursor.token.sort is Sort.DIRECTIVE:
            if cursor.token.sort is Sort.DIRECTIVE:
                cursor.take()
            continue
        if cursor.has("enum") and _opens_body(cursor):
            cursor.take()
            read_enum(cursor)
            continue
        if cursor.has("struct", "union") and _opens_body(cursor) and depth < _DEEPEST:
            word = cursor.take().text
            inner = read_struct(cursor, depth + 1)
            named = inner.name != inner.tag or not inner.tag
            if inner.name and named:
                fields.append(Field(inner.name, inner.tag or word))
            fields.extend(inner.fields)
            continue
        _member(cursor, fields, methods)


def _member(cursor: Cursor, fields: list[Field], methods: list[FunctionDeclaration]) -> None:
    marks = Marks()
    start = cursor.index
    read_marks(cursor, marks)
    if _is_function(cursor):
        method = read_function(cursor, tuple(marks.others))
        if method:
            methods.append(method)
            return
    declarator = read_declarator(cursor, marks)
    if declarator.name:
        fields.append(Field(declarator.name, declarator.type()))
        _more_names(cursor, declarator, fields)
        if not cursor.has(";", "}") and not cursor.is_at_end:
            cursor.report("missing-semicolon", f"The semicolon after `{declarator.name}` is missing")
    if cursor.index == start:
        cursor.take()


def _more_names(cursor: Cursor, first: Declarator, fields: list[Field]) -> None:
    """`int a, *b;` declares two; a comma before a full declaration stands where a semicolon should."""
    while cursor.has(","):
        stars = 1
        while cursor.peek(stars).text == "*":
            stars += 1
        if cursor.peek(stars).sort is not Sort.WORD or cursor.peek(stars + 1).text not in {",", ";", "["}:
            return
        cursor.index += stars
        name = cursor.take().text
        suffix = cursor.written(cursor.group()) if cursor.has("[") else ""
        words = [word for word in first.words if word.text not in {"*", "&"}]
        fields.append(Field(name, Declarator(words, name).type() + "*" * (stars - 1) + suffix))


def _is_function(cursor: Cursor) -> bool:
    """Whether a parameter list opens before the member ends."""
    distance = 0
    while distance < 40:
        token = cursor.peek(distance)
        if token.text == "(":
            before = cursor.peek(distance - 1)
            return distance > 0 and before.text != "SAFEARRAY" and cursor.peek(distance + 1).text != "*"
        if token.sort is Sort.END or token.text in {";", "{", "}", ",", "="}:
            return False
        distance += 1
    return False


def read_interface(cursor: Cursor, attributes: tuple[str, ...]) -> InterfaceDeclaration:
    """Read from behind the word `interface` or `class`."""
    name, bases = _head(cursor)
    methods: list[FunctionDeclaration] = []
    if cursor.accept("{"):
        _members(cursor, [], methods, 0)
    cursor.accept(";")
    return InterfaceDeclaration(name, bases, tuple(methods), attributes)


def read_coclass(cursor: Cursor) -> Coclass:
    """Read from behind the word `coclass`."""
    name, _ = _head(cursor)
    found: list[str] = []
    if cursor.accept("{"):
        while not cursor.is_at_end and not cursor.accept("}"):
            if cursor.accept("interface", "dispinterface"):
                if cursor.token.sort is Sort.WORD:
                    found.append(cursor.take().text)
            else:
                cursor.take()
    cursor.accept(";")
    return Coclass(name, tuple(found))


def _opens_body(cursor: Cursor) -> bool:
    return any(cursor.peek(distance).text == "{" for distance in (1, 2, 3)) and cursor.peek(1).text not in {";", ","}


def _head(cursor: Cursor) -> tuple[str, tuple[str, ...]]:
    """Tag and bases, up to the brace."""
    names: list[str] = []
    bases: list[str] = []
    target = names
    while not cursor.is_at_end and not cursor.has("{", ";", "}"):
        token = cursor.take()
        if token.text == ":":
            target = bases
        elif (
            token.sort is Sort.WORD
            and token.text in {"__declspec", "MIDL_INTERFACE", "DECLSPEC_UUID"}
            and cursor.has("(")
        ):
            cursor.group()
        elif token.sort is Sort.WORD and token.text not in SPECIFIERS:
            target.append(token.text)
    return (names[-1] if names else ""), tuple(bases)


def _declared_names(cursor: Cursor) -> str:
    """The first name between the closing brace and the semicolon; pointer types behind it are aliases."""
    name = ""
    while not cursor.is_at_end and not cursor.accept(";"):
        if cursor.has("{", "}") or (cursor.token.sort is Sort.WORD and name and cursor.peek(-1).sort is Sort.WORD):
            break
        token = cursor.take()
        if token.sort is Sort.WORD and not name and cursor.tokens[cursor.index - 2].text != "*":
            name = token.text
    return name
