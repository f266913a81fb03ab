"""The module of one area."""

from collections.abc import Callable, Iterator, Mapping

from refgen.api.model import Api, Kind
from refgen.stub.emit.docstring import quote
from refgen.stub.emit.enumeration import emit_enumeration
from refgen.stub.emit.function import emit_function
from refgen.stub.emit.group import emit_group
from refgen.stub.emit.interface import emit_interface
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


def emit_area(apis: tuple[Api, ...], scene: Scene) -> str:
    """The module: enumerations and structures, then interfaces behind their bases, then functions."""
    body: list[str] = []
    for api in sorted(apis, key=lambda one: (list(EMITTERS).index(one.kind), _depth(one.id, scene), one.id)):
        body += ["", "", *EMITTERS[api.kind](api, scene)]
    title = next((api.area for api in apis), scene.area)
    head = [*quote([f"What the reference documents under `{title}`."], ""), "", *scene.imports.lines()]
    return "\n".join([*head, *body, ""])


def _depth(name: str, scene: Scene) -> int:
    """How many bases stand above an interface."""
    return max((1 + _depth(base, scene) for base in scene.bases.get(name, ())), default=0)
