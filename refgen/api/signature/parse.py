"""A whole syntax block: any number of declarations, read as well as they can be."""

from refgen.api.signature.attributes import Marks, read_marks
from refgen.api.signature.body import read_coclass, read_enum, read_interface, read_struct
from refgen.api.signature.cursor import Cursor
from refgen.api.signature.expression import evaluate
from refgen.api.signature.function import read_function
from refgen.api.signature.token import Sort
from refgen.api.signature.tree import Declaration, Enumerator, FunctionDeclaration, Reading
from refgen.api.signature.words import SPECIFIERS

_INTERFACES = frozenset({"interface", "class", "dispinterface", "__interface"})
_INTERFACE_MACROS = frozenset({"DECLARE_INTERFACE", "DECLARE_INTERFACE_", "MIDL_INTERFACE"})


def parse_signature(text: str) -> Reading:
    """Read a block; what is no declaration is skipped, with a problem where it stands in the way of one."""
    cursor = Cursor(text)
    declarations: list[Declaration] = []
    constants: dict[str, int | None] = {}
    written: list[Enumerator] = []
    while not cursor.is_at_end:
        before = cursor.index
        if cursor.token.sort is Sort.DIRECTIVE:
            _define(cursor.take().text, constants, written)
            continue
        found = _declaration(cursor)
        if found:
            declarations.append(found)
        elif not _constant(cursor, constants, written):
            _skip(cursor, before)
    if not declarations and not written:
        cursor.index = 0
        cursor.report("no-declaration", "The block declares nothing that can be understood")
    return Reading(tuple(declarations), tuple(written), tuple(cursor.problems))


def _declaration(cursor: Cursor) -> Declaration | None:
    marks = Marks()
    read_marks(cursor, marks)
    if cursor.has("["):  # attributes of an interface that the grammar does not know
        cursor.group()
    start = cursor.index
    while cursor.is_word and (cursor.token.text.lower() == "typedef" or cursor.token.text in SPECIFIERS):
        cursor.take()
        read_marks(cursor, marks)
    found = _with_body(cursor, tuple(marks.others))
    if found is None:
        cursor.index = start
        found = _complete(cursor, read_function(cursor, tuple(marks.others)))
    return found


def _with_body(cursor: Cursor, attributes: tuple[str, ...]) -> Declaration | None:
    """An enumeration, structure, interface or coclass; None (and nothing read) for anything else."""
    word = cursor.token.text
    has_body = _has_body(cursor)
    found: Declaration | None = None
    if word == "coclass":
        cursor.take()
        found = read_coclass(cursor)
    elif word == "enum" and has_body:
        cursor.take()
        cursor.accept("class", "struct")
        found = read_enum(cursor)
    elif word in {"struct", "union"} and has_body:
        cursor.take()
        found = read_struct(cursor)
    elif cursor.is_word and cursor.peek().text == ":" and (has_body or cursor.peek(3).text in {"", ";", ","}):
        found = read_interface(cursor, attributes)  # `IName : IBase`, the word `interface` is missing
    elif word in _INTERFACES and (has_body or cursor.peek(2).text in {":", ";", ""}):
        cursor.take()
        found = read_interface(cursor, attributes)
    elif word in _INTERFACE_MACROS:
        cursor.take()
        _macro_interface(cursor)
        found = read_interface(cursor, attributes)
    return found


def _complete(cursor: Cursor, found: FunctionDeclaration | None) -> FunctionDeclaration | None:
    if found and not found.return_type and found.arguments and not any(one.name for one in found.arguments):
        return None  # the use of a macro: `EXTERN_GUID(GUID_ManagedName, 0xf21f359, …)`
    if found and not found.return_type:
        cursor.report("missing-return-type", f"`{found.name}` states no return type")
    return found


def _macro_interface(cursor: Cursor) -> None:
    """`DECLARE_INTERFACE_(IName, IBase)`: turn the place where the names stand into the start of an ordinary head."""
    if not cursor.has("("):
        return
    first = cursor.index
    inside = cursor.group()[1:-1]
    names = [token for token in inside if token.sort is Sort.WORD]
    colon = [token for token in inside if token.text == ","]
    if names and cursor.has("{", ";"):
        kept = [names[0]]
        if len(names) > 1 and colon:
            kept += [type(names[0])(Sort.MARK, ":", names[0].line, names[0].start), names[1]]
        cursor.tokens[cursor.index - len(kept) : cursor.index] = kept
        cursor.index -= len(kept)
    elif not names:
        cursor.index = first


def _has_body(cursor: Cursor) -> bool:
    for distance in range(1, 12):
        text = cursor.peek(distance).text
        if text == "{":
            return True
        if text in {";", "(", ")", ""} and text != "(":
            return False
    return False


def _define(line: str, known: dict[str, int | None], written: list[Enumerator]) -> None:
    """`#define NAME value`."""
    parts = line[1:].split(None, 2)
    if len(parts) == 3 and parts[0] == "define" and "(" not in parts[1]:
        inner = Cursor(parts[2])
        known[parts[1]] = evaluate(inner, known)
        written.append(Enumerator(parts[1], known[parts[1]], " ".join(parts[2].split())))


def _constant(cursor: Cursor, known: dict[str, int | None], written: list[Enumerator]) -> bool:
    """`const DWORD NAME = value;`."""
    start = cursor.index
    name = ""
    while cursor.is_word or cursor.has("*"):
        name = cursor.take().text
    if not name or not cursor.accept("="):
        cursor.index = start
        return False
    first = cursor.index
    known[name] = evaluate(cursor, known)
    expression = cursor.written(tuple(cursor.tokens[first : cursor.index]))
    written.append(Enumerator(name, known[name], expression))
    while not cursor.is_at_end and not cursor.accept(";"):
        cursor.take()
    return True


def _skip(cursor: Cursor, before: int) -> None:
    """Get past what is no declaration: to behind the next semicolon, at least one token."""
    while not cursor.is_at_end and not cursor.accept(";", "}"):
        if cursor.has("(", "[", "{"):
            cursor.group()
        else:
            cursor.take()
    if cursor.index == before:
        cursor.take()
