"""Functions and callbacks: called with the world in which they run."""

from collections.abc import Iterator

from refgen.api.model import Api
from refgen.stub.emit.callable import result_of, values_of
from refgen.stub.emit.definition import LOCALS, Definition
from refgen.stub.emit.docstring import describe, quote
from refgen.stub.emit.names import SPOKEN
from refgen.stub.emit.scene import Scene

INDENT = "    "


def emit_function(api: Api, scene: Scene) -> Iterator[str]:
    """Lines of the definition."""
    values = values_of(api, scene, {"world", *LOCALS, *SPOKEN}, ())
    first = f"world: {scene.runtime_typed('world', 'World')}"
    name, result = scene.places[api.id].name, result_of(api, scene, tuple(value.name for value in values))
    definition = Definition(name, first, values, result, "world.call", api.id, is_by_name=True)
    yield from definition.head("")
    yield from quote(describe(api, scene.words), INDENT)
    yield from definition.body(scene, INDENT)
