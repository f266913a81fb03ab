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
        if cursor.accept(")"):
            if not _goes_on(cursor):
                return tuple(found)
        elif cursor.has(";") and not cursor.is_inside_parentheses():
            break
        elif not _separator(cursor):
            _next_argument(cursor, found)
    cursor.report("missing-parenthesis", "The closing parenthesis is missing")
    return tuple(found)


def _separator(cursor: Cursor) -> bool:
    if cursor.accept(";"):
        cursor.report("misplaced-end", "A semicolon stands inside the parameters")
        return True
    if not cursor.accept(","):
        return False
    if cursor.has(")"):
        cursor.report("extra-comma", "A comma stands before the closing parenthesis")
    return True


def _next_argument(cursor: Cursor, found: list[Argument]) -> None:
    is_optional = _opens_optional(cursor)
    if is_optional:
        start = cursor.index
        cursor.group()
        if not cursor.has("..."):  # `format [, argument] ...` is only another way to write `format, ...`
            cursor.index = start + 2
    if cursor.accept("..."):
        found.append(Argument("...", "...", is_in=False, is_out=False, is_optional=False, attributes=(), default=None))
        return
    before = cursor.index
    argument = _argument(cursor)
    if argument and is_optional:
        argument = argument._replace(is_optional=True)
    if cursor.index == before:
        cursor.take()
    if argument:
        found.append(argument)
        if not cursor.has(",", ")", ";", "{", "}", "...") and not _opens_optional(cursor) and not cursor.is_at_end:
            cursor.report("missing-comma", f"The comma after parameter `{argument.name}` is missing")


def _opens_optional(cursor: Cursor) -> bool:
    """Whether brackets open here that hold optional parameters: `int flags [, int mode]`."""
    return cursor.has("[") and cursor.peek().text == ","


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
    if not declarator.name and written.lower() in {"", "void", "this"}:
        return None
    is_optional = marks.is_optional or cursor.tokens[max(cursor.index - 1, 0)].line in cursor.optional_lines
    return Argument(
        declarator.name, written, marks.is_in, marks.is_out, is_optional, tuple(marks.others), declarator.default
    )
