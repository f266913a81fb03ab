"""The module of one area."""

from collections.abc import Iterable, Mapping

from refgen.api.model import Kind
from refgen.stub.emit.docstring import quote
from refgen.stub.emit.imports import Imports
from refgen.stub.emit.names import Known
from refgen.stub.emit.piece import Piece

_ORDER = (
    *(Kind.ENUMERATION, Kind.STRUCTURE, Kind.INTERFACE, Kind.FUNCTION, Kind.CALLBACK),
    *(Kind.COCLASS, Kind.CONSTANTS),
)
"""As kinds stand in a module."""


def in_order(apis: Iterable[Known], bases: Mapping[str, tuple[str, ...]]) -> list[Known]:
    """The APIs of a module as they stand in it: enumerations and structures, interfaces behind their bases, functions."""
    return sorted(apis, key=lambda one: (_ORDER.index(one.kind), _depth(one.id, bases), one.id))


def join_area(area: str, pieces: Iterable[Piece], package: str) -> str:
    """The module of pieces in order; `area` is its name as documented."""
    body: list[str] = []
    imports = Imports(package)
    for piece in pieces:
        body += ["", "", piece.text]
        imports.runtime |= piece.needed
        imports.typing |= piece.needed_typed
    head = [*quote([f"What the reference documents under `{area}`."], ""), "", *imports.lines()]
    return "\n".join([*head, *body, ""])


def _depth(name: str, bases: Mapping[str, tuple[str, ...]]) -> int:
    """How many bases stand above an interface."""
    return max((1 + _depth(base, bases) for base in bases.get(name, ())), default=0)
