"""Parameters: names, types and order from the syntax, descriptions from the section, directions from both."""

import re
from collections.abc import Callable

from refgen.api.context import PageContext
from refgen.api.entries import Entry, read_entries
from refgen.api.model import NOTHING, Direction, Parameter
from refgen.api.signature import Argument, FunctionDeclaration

_MARKER = re.compile(r"^\s*(?:[\[［]([^\]］]*)[\]］]\s*)+")
_IN = re.compile(r"\bin\b|\binout\b", re.IGNORECASE)
_OUT = re.compile(r"\bout\b|\binout\b", re.IGNORECASE)
_OPTIONAL = re.compile(r"\b(?:optional|opt)\b", re.IGNORECASE)


def read_parameters(context: PageContext, declaration: FunctionDeclaration | None) -> tuple[Parameter, ...]:
    """The parameters of a callable, in the order of the syntax; of the section where there is no syntax."""
    arguments = [argument for argument in declaration.arguments if argument.name] if declaration else []
    entries = read_entries(context, context.blocks("parameters"), _is_known({argument.name for argument in arguments}))
    if declaration is None:
        return tuple(_parameter(context, _bare(entry), entry) for entry in entries)
    paired = pair_entries([argument.name for argument in arguments], entries)
    _report_strays(context, arguments, entries, paired)
    described = iter(paired)
    return tuple(
        _parameter(context, argument, next(described) if argument.name else None) for argument in declaration.arguments
    )


def _is_known(names: set[str]) -> Callable[[str], bool]:
    folded = {name.casefold() for name in names}
    return lambda name: bool(name) and name.casefold() in folded


def pair_entries(names: list[str], entries: list[Entry]) -> list[Entry | None]:
    """An entry for each name: the same name, else the same but for case, else the only one left at that place."""
    paired: list[Entry | None] = [None] * len(names)
    free = list(entries)
    for same in (str, str.casefold):
        for place, name in enumerate(names):
            if paired[place] is None:
                found = next((entry for entry in free if same(entry.name) == same(name)), None)
                if found:
                    paired[place] = found
                    free.remove(found)
    missing = [place for place, entry in enumerate(paired) if entry is None]
    if len(missing) == len(free) and len(names) == len(entries):
        for place in missing:
            if entries[place] in free:  # the section misspells the name: same count, same place
                paired[place] = entries[place]
    return paired


def _bare(entry: Entry) -> Argument:
    return Argument(entry.name, "", is_in=False, is_out=False, is_optional=False, attributes=(), default=None)


def _parameter(context: PageContext, argument: Argument, entry: Entry | None) -> Parameter:
    words, is_optional = "", False
    if entry and entry.units:
        text = context.texts.text(entry.units[0])
        if entry.is_inline:
            text = text[text.find("[") :] if "[" in text else ""
        marker = _MARKER.match(text)
        words = marker.group() if marker else ""
        is_optional = bool(_OPTIONAL.search(words)) or bool(context.terms.optional.match(text[len(words) :].lstrip()))
    written = (argument.is_in, argument.is_out)
    described = (bool(_IN.search(words)), bool(_OUT.search(words)))
    if entry and any(written) and any(described) and written != described:
        context.report(
            context.texts.line(entry.named_by),
            "direction-conflict",
            f"The syntax says [{_spell(written)}] of `{argument.name}`, its description says [{_spell(described)}]",
            "correct the one that is wrong",
        )
    return Parameter(
        name=argument.name,
        type=argument.type,
        direction=_direction(written if any(written) else described),
        optional=argument.is_optional or is_optional,
        description=entry.passage(context) if entry else NOTHING,
        attributes=argument.attributes,
        default=argument.default,
    )


def _spell(direction: tuple[bool, bool]) -> str:
    return {(True, False): "in", (False, True): "out", (True, True): "in, out"}[direction]


def _direction(marks: tuple[bool, bool]) -> Direction | None:
    match marks:
        case (True, True):
            return Direction.INOUT
        case (True, False):
            return Direction.IN
        case (False, True):
            return Direction.OUT
        case _:
            return None


def _names_of_all(context: PageContext) -> set[str]:
    """Parameters of all functions in the block: a page may describe those of several together."""
    declarations = context.syntax.reading.declarations if context.syntax else ()
    functions = [one for one in declarations if isinstance(one, FunctionDeclaration)]
    return {argument.name for function in functions for argument in function.arguments}


def _report_strays(
    context: PageContext, arguments: list[Argument], entries: list[Entry], paired: list[Entry | None]
) -> None:
    used = {id(entry) for entry in paired if entry}
    elsewhere = _names_of_all(context)
    for argument, entry in zip(arguments, paired, strict=True):
        if entry is None:
            context.report(
                context.syntax.line if context.syntax else 1,
                "parameter-not-described",
                f"The parameter `{argument.name}` has no description",
                "describe it in the section on parameters",
            )
        elif entry.name != argument.name:
            context.report(
                context.texts.line(entry.named_by),
                "parameter-name-conflict",
                f"The syntax calls the parameter `{argument.name}`, its description calls it `{entry.name}`",
                "use one name",
            )
    for entry in entries:
        if id(entry) not in used and entry.name not in elsewhere:
            context.report(
                context.texts.line(entry.named_by),
                "parameter-not-in-syntax",
                f"`{entry.name}` is described as a parameter, but the syntax has none of that name",
                "add it to the syntax, or drop its description",
            )
