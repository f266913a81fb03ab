"""The module of one area."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from refgen.api.model import Api, Kind
from refgen.stub.emit.docstring import quote
from refgen.stub.emit.enumeration import emit_enumeration
from refgen.stub.emit.function import emit_function
from refgen.stub.emit.group import emit_group
from refgen.stub.emit.imports import Imports
from refgen.stub.emit.interface import emit_interface
from refgen.stub.emit.piece import Piece
from refgen.stub.emit.scene import Scene
from refgen.stub.emit.structure import emit_structure

EMITTERS: Mapping[Kind, Callable[[Api, Scene], Iterator[str]]] = {
    Kind.ENUMERATION: emit_enumeration,
    Kind.STRUCTURE: emit_structure,
    Kind.INTERFACE: emit_interface,
    Kind.FUNCTION: emit_function,
    Kind.CALLBACK: emit_function,
    Kind.COCLASS: emit_group,
    Kind.CONSTANTS: emit_group,
}


def emit_piece(api: Api, scene: Scene) -> Piece:
    """One API; the imports of the scene are its own."""
    text = "\n".join(EMITTERS[api.kind](api, scene))
    return Piece(text, frozenset(scene.imports.runtime), frozenset(scene.imports.typing))


def in_order(apis: Iterable[Api], bases: Mapping[str, tuple[str, ...]]) -> list[Api]:
    """The APIs of a module as they stand in it: enumerations and structures, interfaces behind their bases, functions."""
    return sorted(apis, key=lambda one: (list(EMITTERS).index(one.kind), _depth(one.id, bases), one.id))


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
