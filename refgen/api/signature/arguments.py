"""The parameter list of a function, however it is punctuated."""

from refgen.api.signature.attributes import Marks, is_attribute_list, is_headless_list, read_marks
from refgen.api.signature.cursor import Cursor
from refgen.api.signature.declarator import read_declarator
from refgen.api.signature.tree import Argument


def read_arguments(cursor: Cursor) -> tuple[Argument, ...]:
    """Read from behind the opening parenthesis to behind the closing one, or to the end where it is missing."""
    found: list[Argument] = []
    while cursor.accept("("):
        cursor.report("extra-parenthesis", "A parenthesis opens twice")
    while not cursor.is_at_end and not cursor.has("{", "}"):
        if cursor.has(")"):
            cursor.take()
            if not _goes_on(cursor):
                return tuple(found)
        elif cursor.accept(","):
            if cursor.has(")"):
                cursor.report("extra-comma", "A comma stands before the closing parenthesis")
        elif cursor.has(";"):
            if not cursor.is_inside_parentheses():
                break
            cursor.take()
            cursor.report("misplaced-end", "A semicolon stands inside the parameters")
        elif cursor.accept("..."):
            found.append(Argument("...", "...", is_in=False, is_out=False, is_optional=False, attributes=(), default=None))
        else:
            before = cursor.index
            argument = _argument(cursor)
            if argument:
                found.append(argument)
            if cursor.index == before:
                cursor.take()
            elif argument and not cursor.has(",", ")", ";", "{", "}") and not cursor.is_at_end:
                cursor.report("missing-comma", f"The comma after parameter `{argument.name}` is missing")
    cursor.report("missing-parenthesis", "The closing parenthesis is missing")
    return tuple(found)


def _goes_on(cursor: Cursor) -> bool:
    """Whether parameters follow a closing parenthesis, `);` in the middle; swallows a parenthesis closed twice."""
    start = cursor.index
    cursor.accept(";")
    if cursor.has(")"):
        cursor.take()
        cursor.report("extra-parenthesis", "The parenthesis closes twice")
    elif cursor.is_inside_parentheses() and (is_attribute_list(cursor) or is_headless_list(cursor) or cursor.has(",")):
        cursor.report("misplaced-end", "The declaration ends in the middle of the parameters")
        return True
    else:
        cursor.index = start
    return False


def _argument(cursor: Cursor) -> Argument | None:
    marks = Marks()
    read_marks(cursor, marks)
    declarator = read_declarator(cursor, marks)
    written = declarator.type()
    if not declarator.name and written in {"", "void", "VOID", "THIS"}:
        return None
    return Argument(
        declarator.name, written, marks.is_in, marks.is_out, marks.is_optional, tuple(marks.others), declarator.default
    )
