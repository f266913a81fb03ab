"""Coclasses and pages of constants: classes that document, with what numbers are known."""

from collections.abc import Iterator

from refgen.api.model import Api
from refgen.stub.emit.docstring import Entry, describe, quote
from refgen.stub.emit.names import BUILTINS, unique
from refgen.stub.emit.scene import Scene


def emit_group(api: Api, scene: Scene) -> Iterator[str]:
    """Lines of the class."""
    yield f"class {scene.places[api.id].name}:"
    entries = (Entry(member.name, "", scene.words.of(member.description)) for member in api.members)
    yield from quote(describe(api, scene.words, entries), "    ")
    known = [member for member in api.members if member.value is not None]
    if known:
        yield ""
        scene.imports.need("typing", "Final")
    for member, name in zip(known, unique((member.name for member in known), BUILTINS), strict=True):
        yield f"    {name}: Final = {member.value}"
