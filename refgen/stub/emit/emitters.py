"""How an API is written: one file a kind."""

from collections.abc import Callable, Iterator, Mapping

from refgen.api.model import Api, Kind
from refgen.stub.emit.enumeration import emit_enumeration
from refgen.stub.emit.function import emit_function
from refgen.stub.emit.group import emit_group
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
