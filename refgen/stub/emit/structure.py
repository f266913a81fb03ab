"""Structures as dataclasses; one that is made without values is all zeros, as memory is that a caller has cleared."""

from collections.abc import Iterator

from refgen.api.model import Api
from refgen.stub.emit.docstring import Entry, describe, quote
from refgen.stub.emit.names import BUILTINS, GIVEN, unique
from refgen.stub.emit.scene import Scene


def emit_structure(api: Api, scene: Scene) -> Iterator[str]:
    """Lines of the class."""
    scene.imports.need("dataclasses", "dataclass")
    fields = unique((member.name for member in api.members), BUILTINS | GIVEN)
    entries = (Entry(member.name, member.type or "", scene.words.of(member.description)) for member in api.members)
    yield "@dataclass(slots=True)"
    yield f"class {scene.places[api.id].name}:"
    yield from quote(describe(api, scene.words, entries), "    ")
    if fields:
        yield ""
    for field, member in zip(fields, api.members, strict=True):
        annotation, zero = scene.annotator.held(member.type, fields)
        yield f"    {field}: {annotation} = {zero}"
