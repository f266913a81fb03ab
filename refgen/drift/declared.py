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


def differences(ours: Declaration, theirs: Declaration) -> Iterator[str]:
    """Each difference of a translated declaration from the English one; nothing where they mean the same."""
    if type(ours) is not type(theirs):
        yield f"{theirs.name} is declared as another kind of thing"
        return
    if ours.name != theirs.name:
        yield f"the name is {theirs.name}, not {ours.name}"
    match ours, theirs:
        case FunctionDeclaration(), FunctionDeclaration():
            if ours.return_type != theirs.return_type:
                yield f"the return type is {theirs.return_type or 'missing'}, not {ours.return_type or 'none'}"
            yield from _arguments(ours.arguments, theirs.arguments)
        case EnumDeclaration(), EnumDeclaration():
            own = [f"{one.name} = {one.value}" for one in theirs.enumerators]
            yield from _names([f"{one.name} = {one.value}" for one in ours.enumerators], own, "value")
        case StructDeclaration(), StructDeclaration():
            own = [f"{one.type} {one.name}" for one in theirs.fields]
            yield from _names([f"{one.type} {one.name}" for one in ours.fields], own, "field")
            yield from _methods(ours.methods, theirs.methods)
        case InterfaceDeclaration(), InterfaceDeclaration():
            yield from _names(list(ours.bases), list(theirs.bases), "base")
            yield from _methods(ours.methods, theirs.methods)


def _methods(ours: Sequence[FunctionDeclaration], theirs: Sequence[FunctionDeclaration]) -> Iterator[str]:
    yield from _names([one.name for one in ours], [one.name for one in theirs], "method")
    known = {one.name: one for one in theirs}
    for one in ours:
        if one.name in known:
            yield from (f"in {one.name}, {said}" for said in differences(one, known[one.name]))


def _arguments(ours: Sequence[Argument], theirs: Sequence[Argument]) -> Iterator[str]:
    names, own = [one.name for one in ours], [one.name for one in theirs]
    yield from _names(names, own, "parameter")
    if names != own:
        return
    for one, other in zip(ours, theirs, strict=True):
        if one.type != other.type:
            yield f"the type of {one.name or 'a parameter'} is {other.type}, not {one.type}"
        if (one.is_in, one.is_out) != (other.is_in, other.is_out):
            yield f"the direction of {one.name} is {_direction(other)}, not {_direction(one)}"
        if one.is_optional != other.is_optional:
            yield f"{one.name} is {'' if other.is_optional else 'not '}optional"


def _direction(argument: Argument) -> str:
    words = [word for word, is_so in (("in", argument.is_in), ("out", argument.is_out)) if is_so]
    return ", ".join(words) or "not said"


def _names(ours: Sequence[str], theirs: Sequence[str], what: str) -> Iterator[str]:
    lost, foreign = [one for one in ours if one not in theirs], [one for one in theirs if one not in ours]
    if len(lost) == len(foreign) == 1 and len(ours) == len(theirs):
        yield f"a {what} is {foreign[0]}, not {lost[0]}"
    else:
        yield from (f"the {what} {one} is missing" for one in lost)
        yield from (f"the {what} {one} is not in the English" for one in foreign)
    if not lost and not foreign and list(ours) != list(theirs):
        yield f"the {what}s stand in another order"
