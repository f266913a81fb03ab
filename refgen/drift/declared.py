"""What two declarations of one thing say differently: return type, parameters, members, in the words of a finding."""

from collections.abc import Iterator, Sequence

from refgen.api.signature import (
    Argument,
    Declaration,
    EnumDeclaration,
    FunctionDeclaration,
    InterfaceDeclaration,
    StructDeclaration,
)
from refgen.drift.message import Message, say


def differences(ours: Declaration, theirs: Declaration) -> Iterator[Message]:
    """Each difference of a translated declaration from the English one; nothing where they mean the same."""
    if ours.__class__ is not theirs.__class__:
        yield say("{name} is declared as another kind of thing", name=theirs.name)
        return
    if ours.name != theirs.name:
        yield say("the name is {written}, not {name}", written=theirs.name, name=ours.name)
    match ours, theirs:
        case FunctionDeclaration(), FunctionDeclaration():
            if ours.return_type != theirs.return_type:
                names = {"written": theirs.return_type or say("missing"), "name": ours.return_type or say("none")}
                yield say("the return type is {written}, not {name}", **names)
            yield from _arguments(ours.arguments, theirs.arguments)
        case EnumDeclaration(), EnumDeclaration():
            own = [f"{one.name} = {one.value}" for one in theirs.enumerators]
            yield from _names([f"{one.name} = {one.value}" for one in ours.enumerators], own, say("value"))
        case StructDeclaration(), StructDeclaration():
            own = [f"{one.type} {one.name}" for one in theirs.fields]
            yield from _names([f"{one.type} {one.name}" for one in ours.fields], own, say("field"))
            yield from _methods(ours.methods, theirs.methods)
        case InterfaceDeclaration(), InterfaceDeclaration():
            yield from _names(list(ours.bases), list(theirs.bases), say("base"))
            yield from _methods(ours.methods, theirs.methods)


def _methods(ours: Sequence[FunctionDeclaration], theirs: Sequence[FunctionDeclaration]) -> Iterator[Message]:
    yield from _names([one.name for one in ours], [one.name for one in theirs], say("method"))
    known = {one.name: one for one in theirs}
    for one in ours:
        if one.name in known:
            yield from (
                say("in {name}, {message}", name=one.name, message=said) for said in differences(one, known[one.name])
            )


def _arguments(ours: Sequence[Argument], theirs: Sequence[Argument]) -> Iterator[Message]:
    names, own = [one.name for one in ours], [one.name for one in theirs]
    yield from _names(names, own, say("parameter"))
    if names != own:
        return
    for one, other in zip(ours, theirs, strict=True):
        what = one.name or say("a parameter")
        if one.type != other.type:
            yield say("the type of {what} is {written}, not {name}", what=what, written=other.type, name=one.type)
        if (one.is_in, one.is_out) != (other.is_in, other.is_out):
            yield say(
                "the direction of {what} is {written}, not {name}",
                what=what,
                written=_direction(other),
                name=_direction(one),
            )
        if one.is_optional != other.is_optional:
            yield say("{name} is optional" if other.is_optional else "{name} is not optional", name=what)


def _direction(argument: Argument) -> str:
    words = [word for word, is_so in (("in", argument.is_in), ("out", argument.is_out)) if is_so]
    return ", ".join(words) or say("not said")


def _names(ours: Sequence[str], theirs: Sequence[str], what: Message) -> Iterator[Message]:
    lost, foreign = [one for one in ours if one not in theirs], [one for one in theirs if one not in ours]
    if len(lost) == len(foreign) == 1 and len(ours) == len(theirs):
        yield say("a {what} is {written}, not {name}", what=what, written=foreign[0], name=lost[0])
    else:
        yield from (say("the {what} {name} is missing", what=what, name=one) for one in lost)
        yield from (say("the {what} {name} is not in the English", what=what, name=one) for one in foreign)
    if not lost and not foreign and list(ours) != list(theirs):
        yield say("the {what}s stand in another order", what=what)
