"""Signatures and bodies of methods and functions: in-values go in by name, out-values are what the call gives back."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from refgen.api.model import Api
from refgen.stub.emit.names import unique
from refgen.stub.emit.scene import Scene
from refgen.stub.runtime.reference import Argument, Signature

ANY = "Any"


@dataclass(frozen=True, slots=True)
class Value:
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
    return _perhaps(scene.annotator.received(outs[0].type, hidden) if outs else "", scene)


def parameter_lines(opening: str, first: str, values: tuple[Value, ...], result: str, indent: str) -> Iterator[str]:
    """The head of a definition: needed values first, then those that may be left out, by name only."""
    written = [first, *(f"{value.name}: {value.annotation}" for value in values if value.is_needed)]
    spare = [f"{value.name}: {_with_none(value.annotation)} = None" for value in values if not value.is_needed]
    written += ["*", *spare] if spare else []
    line = f"{indent}{opening}({', '.join(written)}) -> {result}:"
    if len(line) <= 100:
        yield line
        return
    yield f"{indent}{opening}("
    yield from (f"{indent}    {one}," for one in written)
    yield f"{indent}) -> {result}:"


def argument_lines(values: tuple[Value, ...], scene: Scene, indent: str) -> Iterator[str]:
    """Statements that collect the arguments of a call; none where it takes none."""
    if not values:
        return
    scene.imports.need_typed("typing", ANY)
    yield f"{indent}arguments_: dict[str, Any] = {{"
    yield from (f"{indent}    {value.documented!r}: {value.name}," for value in values if value.is_needed)
    yield f"{indent}}}"
    for value in values:
        if not value.is_needed:
            yield f"{indent}if {value.name} is not None:"
            yield f"{indent}    arguments_[{value.documented!r}] = {value.name}"


def answer_lines(call: str, result: str, indent: str) -> Iterator[str]:
    """Statements that make the call and give back what it gives."""
    if result == ANY:
        yield f"{indent}return {call}"
    elif result == "None":
        yield f"{indent}{call}"
    else:
        yield f"{indent}answer_: {result} = {call}"
        yield f"{indent}return answer_"


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


def _with_none(annotation: str) -> str:
    return annotation if annotation.endswith("None") or annotation == "object" else f"{annotation} | None"
