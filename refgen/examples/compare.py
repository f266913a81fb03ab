"""Whether an example is the same code in every locale: syntax trees and outputs are compared, comments are not."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from refgen.examples.compiled import compiled
from refgen.examples.example import Example, Occurrence, Step
from refgen.examples.find import read_steps
from refgen.text.late import late

_COMMENTS = late(r"(?:^>>> #.*\n)+(?=>>> )", re.MULTILINE)
"""Those above a step, without anything that they seem to print."""
_CODE = late(r"(?!.*\t)[^ #\n].*\n")
"""One line, which is neither blank nor a comment."""
_OUTPUT = late(r"(?! *\.\.\.)(?:(?! *(?:>>>|\n))[^\t\n]+\n)*")
"""Lines of which none is blank or looks like a prompt, the first not even like one that goes on."""


class Difference(NamedTuple):
    """An example that is not the same everywhere."""

    example: str
    """Id of the example."""
    path: str
    line: int
    """1-based, where it differs from the first locale."""
    locale: str
    message: str


def compare_locales(places: Iterable[Occurrence]) -> tuple[Difference, ...]:
    """Compare written examples with the same id across locales, and the texts of a generated one with its own code."""
    by_id: dict[str, list[Occurrence]] = defaultdict(list)
    for place in places:
        by_id[place.example.id].append(place)
    found: list[Difference] = []
    for name, group in sorted(by_id.items()):
        first = min(group, key=lambda one: one.locale)
        for place in group:
            if place.example.shape != first.example.shape:
                message = f"the code or its output differs from that of {first.locale}"
                found.append(Difference(name, place.path, place.line, place.locale, message))
    return tuple(found)


def has_same_code(example: Example) -> bool:
    """Whether the text of every locale reads back as the example's own code and outputs."""
    written = _written(example.steps)
    # Most texts differ in their comments alone, which are no steps: one of these is read, unless it is plain what it says.
    read = {_COMMENTS.sub("", text): text for text in example.texts.values()}
    return all(
        _is_compiled(example.steps)
        if code == written and "doctest:" not in text
        else _is_same(read_steps(text), example)
        for code, text in read.items()
    )


def _is_compiled(steps: tuple[Step, ...]) -> bool:
    """True; what cannot be compiled raises `SyntaxError`, as reading it does."""
    return all(compiled(one.code) for one in steps)


def _written(steps: tuple[Step, ...]) -> str | None:
    """The text that `doctest` can read as nothing but these steps; None where more has to be known of how it reads them."""
    if not all(_CODE.fullmatch(one.code) and _OUTPUT.fullmatch(one.expected) for one in steps):
        return None
    return "".join([f">>> {one.code}{one.expected}" for one in steps])


def _is_same(steps: tuple[Step, ...], example: Example) -> bool:
    # Nearly all are the same to the letter; a syntax tree takes long to make.
    if [(one.code, one.expected) for one in steps] == [(one.code, one.expected) for one in example.steps]:
        return True
    return Example("", "", steps).shape == example.shape
