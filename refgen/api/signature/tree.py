"""What a syntax block declares. Names and types stand as the block writes them, with blanks folded."""

from typing import NamedTuple


class Problem(NamedTuple):
    """Where a block departs from the grammar, and how it was read all the same."""

    code: str
    """Stable kebab-case name, `missing-comma`."""
    message: str
    line: int
    """0-based line inside the block."""


class Argument(NamedTuple):
    """A parameter of a function, in written order."""

    name: str
    """'' where the block names only the type."""
    type: str
    """Blanks folded, attributes and name removed; array bounds follow the type: `WCHAR[256]`."""
    is_in: bool
    is_out: bool
    """Both are False where the block marks no direction."""
    is_optional: bool
    attributes: tuple[str, ...]
    """The other IDL attributes, as written: `size_is(cchName)`, `retval`."""
    default: str | None


class FunctionDeclaration(NamedTuple):
    """A function, a method, or a pointer to a function."""

    name: str
    return_type: str
    """`HRESULT` for the STDAPI and STDMETHOD macros, which stand for it; '' where the block states none."""
    arguments: tuple[Argument, ...]
    is_pointer: bool
    """Whether it declares the type of a pointer to such a function."""
    attributes: tuple[str, ...] = ()


class Enumerator(NamedTuple):
    """A name in the body of an enumeration."""

    name: str
    value: int | None
    """Written or implied; None where the expression refers to what the block does not define."""
    expression: str
    """The value as written; '' where it is implied by the order."""


class EnumDeclaration(NamedTuple):
    """An enumeration."""

    name: str
    """The name of the type: of the typedef if there is one, else the tag."""
    tag: str
    """The name after `enum`; '' without one."""
    enumerators: tuple[Enumerator, ...]


class Field(NamedTuple):
    """A field of a structure; those of an inner union follow it, or stand in its place where it has no name."""

    name: str
    type: str


class StructDeclaration(NamedTuple):
    """A structure or a union."""

    name: str
    tag: str
    fields: tuple[Field, ...]
    methods: tuple[FunctionDeclaration, ...]
    bases: tuple[str, ...]


class InterfaceDeclaration(NamedTuple):
    """An interface, with the methods where the block has a body."""

    name: str
    bases: tuple[str, ...]
    methods: tuple[FunctionDeclaration, ...]
    attributes: tuple[str, ...] = ()


class Coclass(NamedTuple):
    """A class that can be created, and the interfaces that it offers, the default one first as written."""

    name: str
    interfaces: tuple[str, ...]


Declaration = FunctionDeclaration | EnumDeclaration | StructDeclaration | InterfaceDeclaration | Coclass


class Reading(NamedTuple):
    """All that a block declares, in order, and what was wrong with it."""

    declarations: tuple[Declaration, ...]
    """Empty where nothing could be understood."""
    constants: tuple[Enumerator, ...]
    """What `#define` and `const` lines give values to."""
    problems: tuple[Problem, ...]
