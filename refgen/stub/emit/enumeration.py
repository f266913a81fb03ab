"""Enumerations as IntEnum, or IntFlag where the docs say that values combine."""

from collections.abc import Iterator
from enum import IntEnum, IntFlag

from refgen.api.model import Api, Member
from refgen.stub.emit.docstring import Entry, describe, quote
from refgen.stub.emit.names import BUILTINS, unique
from refgen.stub.emit.scene import Scene

TAKEN = frozenset(dir(IntEnum)) | frozenset(dir(IntFlag)) | BUILTINS | {"name", "value", "mro", "_"}
"""What enumerations already have, and may not be a member."""


def emit_enumeration(api: Api, scene: Scene) -> Iterator[str]:
    """Lines of the class. A member without a known number is in the docstring only."""
    name = scene.places[api.id].name
    yield f"class {name}({scene.imports.need('enum', 'IntFlag' if api.is_flags else 'IntEnum')}):"
    yield from quote(describe(api, scene.words, (_entry(member, scene) for member in api.members)), "    ")
    known = [member for member in api.members if member.value is not None]
    if known:
        yield ""
    for member, own in zip(known, unique((member.name for member in known), TAKEN), strict=True):
        value = member.value or 0
        yield f"    {own} = {f'0x{value:X}' if api.is_flags and value >= 0 else value}"


def _entry(member: Member, scene: Scene) -> Entry:
    return Entry(member.name, "" if member.value is not None else "value unknown", scene.words.of(member.description))
