"""Interfaces as classes: inheritance as documented, every method in the plain style."""

from collections.abc import Iterator

from refgen.api.model import Api
from refgen.stub.emit.callable import ANY, result_of, values_of
from refgen.stub.emit.definition import LOCALS, Definition
from refgen.stub.emit.docstring import describe, quote
from refgen.stub.emit.literal import quoted
from refgen.stub.emit.names import BUILTINS, GIVEN, SPOKEN, unique
from refgen.stub.emit.scene import Scene
from refgen.stub.runtime.objects import ComObject

TAKEN = frozenset(dir(ComObject)) | BUILTINS | GIVEN
"""What every object has already."""
INDENT = "        "


def emit_interface(api: Api, scene: Scene) -> Iterator[str]:
    """Lines of the class."""
    bases = [scene.annotator.name(base, is_base=True) for base in scene.bases[api.id]]
    yield f"class {scene.places[api.id].name}({', '.join(bases) or scene.runtime('objects', 'ComObject')}):"
    yield from quote(describe(api, scene.words), "    ")
    yield ""
    yield "    __slots__ = ()"
    yield f"    _documented = {quoted(api.id)}"
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
    values = values_of(api, scene, {"self", *LOCALS, *SPOKEN}, names)
    result = result_of(api, scene, (*names, *(value.name for value in values)))
    definition = Definition(name, "self", values, result, "self._call", api.name, is_by_name=False)
    yield from definition.head("    ")
    yield from quote(describe(api, scene.words), INDENT)
    yield from definition.body(scene, INDENT)


def _emit_open_method(api: Api, name: str, scene: Scene) -> Iterator[str]:
    """A method that another one of an inherited interface hides or overloads: Python has one signature a name."""
    scene.imports.need_typed("typing", ANY)
    yield f"    def {name}(self, *values: Any, **named: Any) -> Any:"
    yield from quote(describe(api, scene.words), INDENT)
    yield f"{INDENT}return self._by_position({quoted(api.id)}, *values, **named)"


def _is_redefined(api: Api, scene: Scene) -> bool:
    waiting = list(scene.bases.get(api.parent or "", ()))
    while waiting:
        base = waiting.pop()
        if api.name in scene.named.get(base, ()):
            return True
        waiting.extend(scene.bases.get(base, ()))
    return False
