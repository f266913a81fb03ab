"""Functions and methods, pointers to them, and the macros that declare them."""

from refgen.api.signature.arguments import read_arguments
from refgen.api.signature.attributes import is_attribute_list, is_headless_list
from refgen.api.signature.cursor import Cursor
from refgen.api.signature.declarator import spell
from refgen.api.signature.token import Sort, Token
from refgen.api.signature.tree import FunctionDeclaration
from refgen.api.signature.words import HRESULT_MACROS, SPECIFIERS, TYPED_MACROS, is_annotation

_TRAILERS = ("PURE", "const", "override", "final", "noexcept", "WINAPI", "CALLBACK")


def read_function(cursor: Cursor, attributes: tuple[str, ...]) -> FunctionDeclaration | None:
    """Read a function from its return type to its semicolon; None (and nothing read) where there is none."""
    start = cursor.index
    words, macro = _head(cursor)
    if macro in {"STDMETHOD", "STDMETHOD_"}:
        found = _method_macro(cursor, macro, attributes)
    elif cursor.has("(") and _is_pointer(cursor):
        found = _pointer(cursor, words, attributes)
    elif words and (cursor.has("(") or is_attribute_list(cursor) or is_headless_list(cursor)):
        if not cursor.accept("("):
            cursor.report("missing-parenthesis", "The opening parenthesis is missing")
        name, result = _split(words)
        result = result or ("HRESULT" if macro in HRESULT_MACROS else "")
        found = FunctionDeclaration(name, result, read_arguments(cursor), is_pointer=False, attributes=attributes)
    else:
        found = None
    if found is None:
        cursor.index = start
        return None
    _tail(cursor)
    return found


def _head(cursor: Cursor) -> tuple[list[Token], str]:
    """Words of return type and name, and the macro that stands for a return type."""
    words: list[Token] = []
    macro = ""
    while not cursor.is_at_end and not cursor.has(";", ",", ")", "}", "="):
        token = cursor.token
        if token.text == "typedef" or token.text in SPECIFIERS or token.sort is Sort.TEXT:
            cursor.take()
        elif token.text in HRESULT_MACROS or token.text in TYPED_MACROS:
            macro = cursor.take().text
            if macro.startswith("STDMETHOD") and not macro.startswith("STDMETHODIMP"):
                break
            if cursor.has("("):
                words.extend(cursor.group()[1:-1])
        elif token.sort is Sort.WORD and is_annotation(token.text):
            cursor.take()
            if cursor.has("("):
                cursor.group()
        elif (
            token.text == "("
            or (token.text == "[" and words)
            or (words and is_headless_list(cursor))
            or token.text == "{"
        ):
            break
        elif token.sort is Sort.WORD or token.text in {"*", "&", "::", "<", ">", "~"}:
            words.append(cursor.take())
        else:
            break
    return words, macro


def _is_pointer(cursor: Cursor) -> bool:
    for distance in range(1, 6):
        text = cursor.peek(distance).text
        if text in {"*", "^"}:
            return True
        if cursor.peek(distance).sort is not Sort.WORD or text not in SPECIFIERS:
            return False
    return False


def _pointer(cursor: Cursor, words: list[Token], attributes: tuple[str, ...]) -> FunctionDeclaration:
    group = cursor.group()
    names = [token.text for token in group if token.sort is Sort.WORD and token.text not in SPECIFIERS]
    result = spell([word.text for word in words])
    arguments = read_arguments(cursor) if cursor.accept("(") else ()
    return FunctionDeclaration(names[-1] if names else "", result, arguments, is_pointer=True, attributes=attributes)


def _method_macro(cursor: Cursor, macro: str, attributes: tuple[str, ...]) -> FunctionDeclaration | None:
    """`STDMETHOD(Name)(…)` and `STDMETHOD_(ULONG, Name)(…)`."""
    if not cursor.has("("):
        return None
    inside = list(cursor.group()[1:-1])
    result = "HRESULT"
    if macro == "STDMETHOD_":
        comma = next((place for place, token in enumerate(inside) if token.text == ","), 0)
        result, inside = spell([token.text for token in inside[:comma]]), inside[comma + 1 :]
    name = inside[-1].text if inside else ""
    arguments = read_arguments(cursor) if cursor.accept("(") else ()
    return FunctionDeclaration(name, result, arguments, is_pointer=False, attributes=attributes)


def _split(words: list[Token]) -> tuple[str, str]:
    """Name and return type; a scope before the name belongs to neither."""
    end = len(words) - 1
    name = words[end].text
    while end >= 2 and words[end - 1].text == "::":
        end -= 2
    return name, spell([word.text for word in words[:end]])


def _tail(cursor: Cursor) -> None:
    while cursor.accept(*_TRAILERS) or (cursor.has("throw") and cursor.peek().text == "("):
        if cursor.accept("throw"):
            cursor.group()
    if cursor.has("=") and cursor.peek().text == "0":
        cursor.index += 2
    cursor.accept(";")
