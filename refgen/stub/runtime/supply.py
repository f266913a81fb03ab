"""The data that a world hands out: contents of buffers, elements of enumerators, values of out-parameters."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from refgen.dataclass import dataclass
from refgen.stub.rule import Enumerate
from refgen.stub.runtime.code import Undocumented
from refgen.stub.runtime.moment import Attempt
from refgen.stub.runtime.plan import Plan
from refgen.stub.runtime.reference import Argument, Reference


@dataclass(slots=True)
class Enumerator:
    """The elements of one enumerator object, and how far they are read."""

    elements: Sequence[object]
    position: int = 0

    @property
    def remaining(self) -> int:
        """How many are left."""
        return max(0, len(self.elements) - self.position)


@dataclass(slots=True)
class Supplies:
    """What the world's author supplied."""

    values: dict[tuple[str, str], object] = field(default_factory=dict)
    """By id of the callable and parameter."""
    enumerators: dict[str, Enumerator] = field(default_factory=dict)
    """By name of the object."""


def needed(plan: Plan, attempt: Attempt, supplies: Supplies) -> dict[str, int]:
    """Elements that the answer needs, by the parameter that offers room for them; a text counts its terminating null."""
    found = {}
    for _, buffer in plan.buffers:
        content = supplies.values.get((attempt.signature.id, buffer.buffer))
        if isinstance(content, str | bytes | list | tuple):
            found[buffer.capacity] = len(content) + isinstance(content, str)
    return found


def buffer_outs(
    plan: Plan, attempt: Attempt, supplies: Supplies, room: Mapping[str, int], *, is_failed: bool
) -> dict[str, object]:
    """Contents of buffers that are large enough, and the sizes needed; a failed call only tells what it lacked."""
    outs: dict[str, object] = {}
    for _, buffer in plan.buffers:
        if buffer.capacity not in room:
            continue
        offered = attempt.arguments.get(buffer.capacity, room[buffer.capacity])
        is_enough = isinstance(offered, int) and offered >= room[buffer.capacity]
        if is_failed and is_enough:
            continue
        if is_enough:
            outs[buffer.buffer] = supplies.values[attempt.signature.id, buffer.buffer]
        if buffer.needed:
            outs[buffer.needed] = room[buffer.capacity]
    return outs


def enumerate_outs(
    effect: Enumerate, attempt: Attempt, enumerator: Enumerator, clone: Callable[[Enumerator], object]
) -> dict[str, object]:
    """What a method of an enumerator gives, and how it moves the position."""
    asked = attempt.arguments.get(effect.count or "", 1)
    asked = max(0, asked) if isinstance(asked, int) else 1
    outs: dict[str, object] = {}
    match effect.role:
        case "next":
            delivered = list(enumerator.elements[enumerator.position : enumerator.position + asked])
            enumerator.position += len(delivered)
            if effect.elements:
                outs[effect.elements] = delivered
            if effect.fetched:
                outs[effect.fetched] = len(delivered)
        case "skip":
            enumerator.position = min(len(enumerator.elements), enumerator.position + asked)
        case "reset":
            enumerator.position = 0
        case "clone" if effect.elements:
            outs[effect.elements] = clone(Enumerator(enumerator.elements, enumerator.position))
        case "count" if effect.elements:
            outs[effect.elements] = len(enumerator.elements)
    return outs


def interface_of(argument: Argument, reference: Reference) -> str:
    """Id of the documented interface that an out-parameter gives a pointer to; '' for any other."""
    bare = argument.type.replace(" ", "")
    name = bare.removesuffix("**")
    return name if bare.endswith("**") and name in reference.shapes.interfaces else ""


def asked_interface(argument: Argument, attempt: Attempt, reference: Reference) -> str:
    """Id of the documented interface that the caller asks for by its IID, `IID_ICLRMetaHost`; '' where that is not certain.

    A call that takes one IID and gives one untyped interface pointer gives the interface that the IID names.
    """
    arguments = attempt.signature.arguments
    asked = [attempt.arguments.get(one.name) for one in arguments if one.is_in and _is_iid(one)]
    given = [one for one in arguments if one.is_out and is_untyped(one)]
    if given != [argument] or len(asked) != 1 or not isinstance(asked[0], str):
        return ""
    name = asked[0].removeprefix("IID_")
    return name if name in reference.shapes.interfaces else ""


def _is_iid(argument: Argument) -> bool:
    return argument.type.replace(" ", "") in {"REFIID", "constIID&"}


def is_untyped(argument: Argument) -> bool:
    """Whether an out-parameter gives a pointer to an interface that its type does not tell."""
    return argument.type.replace(" ", "").replace("FAR", "") in {"void**", "VOID**", "LPVOID*", "PVOID*"}


def missing(argument: Argument, attempt: Attempt) -> Undocumented:
    """An out-value about which the docs say nothing."""
    return Undocumented(f"{attempt.signature.id}.{argument.name}")
