"""C and IDL declarations, as documentation writes them: text to declarations, never an exception."""

from refgen.api.signature.parse import parse_signature
from refgen.api.signature.tree import (
    Argument,
    Coclass,
    Declaration,
    EnumDeclaration,
    Enumerator,
    Field,
    FunctionDeclaration,
    InterfaceDeclaration,
    Problem,
    Reading,
    StructDeclaration,
)

__all__ = [
    "Argument",
    "Coclass",
    "Declaration",
    "EnumDeclaration",
    "Enumerator",
    "Field",
    "FunctionDeclaration",
    "InterfaceDeclaration",
    "Problem",
    "Reading",
    "StructDeclaration",
    "parse_signature",
]
