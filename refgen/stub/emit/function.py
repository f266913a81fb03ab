"""Functions and callbacks: called with the world in which they run."""

from collections.abc import Iterator

from refgen.api.model import Api
from refgen.stub.emit.callable import (
    answer_lines,
    argument_lines,
    parameter_lines,
    result_of,
    values_of,
)
from refgen.stub.emit.docstring import describe, quote
from refgen.stub.emit.scene import Scene

INDENT = "    "
RESERVED = frozenset({"world", "arguments_", "answer_"})


def emit_function(api: Api, scene: Scene) -> Iterator[str]:
    """Lines of the definition."""
    values = values_of(api, scene, RESERVED, ())
    result = result_of(api, scene, ())
    world = scene.runtime_typed("world", "World")
    yield from parameter_lines(f"def {scene.places[api.id].name}", f"world: {world}", values, result, "")
    yield from quote(describe(api, scene.words), INDENT)
    yield from argument_lines(values, scene, INDENT)
    yield from answer_lines(f"world.call({api.id!r}{', **arguments_' if values else ''})", result, INDENT)
