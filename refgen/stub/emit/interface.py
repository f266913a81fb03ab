"""Interfaces as classes: inheritance as documented, every method in the plain style."""

from collections.abc import Iterator

from refgen.api.model import Api
from refgen.stub.emit.callable import (
    ANY,
    answer_lines,
    argument_lines,
    parameter_lines,
    result_of,
    values_of,
)
from refgen.stub.emit.docstring import describe, quote
from refgen.stub.emit.names import BUILTINS, unique
from refgen.stub.emit.scene import Scene
from refgen.stub.runtime.objects import ComObject

TAKEN = frozenset(dir(ComObject)) | BUILTINS
"""What every object has already."""
INDENT = "        "


def emit_interface(api: Api, scene: Scene) -> Iterator[str]:
    """Lines of the class."""
    bases = [scene.annotator.name(base, is_base=True) for base in scene.bases[api.id]]
    yield f"class {scene.places[api.id].name}({', '.join(bases) or scene.runtime('objects', 'ComObject')}):"
    yield from quote(describe(api, scene.words), "    ")
    yield ""
    yield "    __slots__ = ()"
    methods = scene.methods.get(api.id, ())
    names = method_names(methods)
    for method, name in zip(methods, names, strict=True):
        yield ""
        yield from _emit_method(method, name, names, scene)


def method_names(methods: tuple[Api, ...]) -> tuple[str, ...]:
    """What Python calls the methods of an interface."""
    return unique((method.name for method in methods), TAKEN)


def _emit_method(api: Api, name: str, names: tuple[str, ...], scene: Scene) -> Iterator[str]:
    if _is_redefined(api, scene):
        yield from _emit_open_method(api, name, scene)
        return
    values = values_of(api, scene, {"self", "arguments_", "answer_"}, names)
    result = result_of(api, scene, names)
    yield from parameter_lines(f"def {name}", "self", values, result, "    ")
    yield from quote(describe(api, scene.words), INDENT)
    yield from argument_lines(values, scene, INDENT)
    yield from answer_lines(f"self._call({api.name!r}, {'arguments_' if values else '{}'})", result, INDENT)


def _emit_open_method(api: Api, name: str, scene: Scene) -> Iterator[str]:
    """A method that another one of an inherited interface hides or overloads: Python has one signature a name."""
    scene.imports.need_typed("typing", ANY)
    yield f"    def {name}(self, *values: Any, **named: Any) -> Any:"
    yield from quote(describe(api, scene.words), INDENT)
    yield f"{INDENT}return self._by_position({api.id!r}, *values, **named)"


def _is_redefined(api: Api, scene: Scene) -> bool:
    waiting = list(scene.bases.get(api.parent or "", ()))
    while waiting:
        base = waiting.pop()
        if any(method.name == api.name for method in scene.methods.get(base, ())):
            return True
        waiting.extend(scene.bases.get(base, ()))
    return False
