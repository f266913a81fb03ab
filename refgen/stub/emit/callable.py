"""What goes into a call in the plain style, and what it gives: names and annotations."""

from collections.abc import Container
from typing import NamedTuple

from refgen.api.model import Api
from refgen.stub.emit.names import unique
from refgen.stub.emit.scene import Scene
from refgen.stub.runtime.reference import Argument, Signature
from refgen.stub.runtime.supply import interface_of, is_untyped

ANY = "Any"


class Value(NamedTuple):
    """An in-value."""

    documented: str
    name: str
    """What Python calls it."""
    annotation: str
    is_needed: bool


def values_of(api: Api, scene: Scene, reserved: Container[str], hidden: Container[str]) -> tuple[Value, ...]:
    """The in-values of a call in documented order."""
    roomy = scene.behaviour.capacities(api.id)
    taken: dict[str, Argument] = {}
    for argument in signature_of(api, scene).arguments:
        if argument.is_in:
            taken.setdefault(argument.name, argument)
    names = unique(taken, reserved)
    return tuple(
        Value(
            argument.name,
            name,
            scene.annotator.given(argument.type, hidden),
            is_needed=not (argument.is_optional or argument.name in roomy),
        )
        for name, argument in zip(names, taken.values(), strict=True)
    )


def result_of(api: Api, scene: Scene, hidden: Container[str]) -> str:
    """The annotation of what a plain call gives; as `World.plain` decides."""
    signature = signature_of(api, scene)
    strict, permissive = scene.behaviour.successes(api.id)
    outs = [argument for argument in signature.arguments if argument.is_out]
    if permissive > 1:
        return _result(scene) if strict > 1 else scene.imports.need_typed("typing", ANY)
    if not signature.is_hresult:
        return _value(signature.returns, scene, hidden)
    if len(outs) > 1:
        return _result(scene)
    if outs and is_untyped(outs[0]):
        return scene.imports.need_typed("typing", ANY)
    if outs and interface_of(outs[0], scene.behaviour.reference):
        return scene.annotator.received(outs[0].type, hidden)
    return _perhaps(scene.annotator.received(outs[0].type, hidden) if outs else "", scene)


def signature_of(api: Api, scene: Scene) -> Signature:
    """What the runtime knows of a call."""
    return scene.behaviour.reference.signature(api.id)


def _result(scene: Scene) -> str:
    return scene.runtime_typed("result", "Result")


def _value(returns: str, scene: Scene, hidden: Container[str]) -> str:
    """What a call gives that answers without an HRESULT."""
    if returns in {"void", "VOID"}:
        return "None"
    if not returns:
        return scene.imports.need_typed("typing", ANY)
    return _perhaps(scene.annotator.given(returns, hidden).removesuffix(" | None"), scene)


def _perhaps(annotation: str, scene: Scene) -> str:
    """A value about which the docs may be silent; '' for none."""
    if annotation == "object":
        return annotation
    undocumented = scene.runtime_typed("code", "Undocumented")
    return f"{annotation} | {undocumented}" if annotation else f"{undocumented} | None"
