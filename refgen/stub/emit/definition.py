"""The text of a method or function: its head, and a body that hands the arguments to the world by documented name."""

import keyword
from collections.abc import Iterator
from typing import NamedTuple

from refgen.stub.emit.callable import ANY, Value
from refgen.stub.emit.literal import quoted
from refgen.stub.emit.scene import Scene

COLUMNS = 100
LOCALS = frozenset({"arguments_", "answer_"})
"""What bodies call their own; trailing underscores keep documented names free."""


class Definition(NamedTuple):
    """A method or function that makes one call."""

    name: str
    first: str
    """`self`, or the world."""
    values: tuple[Value, ...]
    result: str
    call: str
    """What is called: `self._call`, `world.call`."""
    subject: str
    """Its first argument: a method's name, a function's id."""
    is_by_name: bool
    """Whether the call takes arguments by name; else it takes a mapping."""

    def head(self, indent: str) -> Iterator[str]:
        """Needed values first, then those that may be left out, by name only."""
        needed = [f"{value.name}: {value.annotation}" for value in self.values if value.is_needed]
        spare = [f"{value.name}: {_with_none(value.annotation)} = None" for value in self._spare]
        return _folded(
            f"{indent}def {self.name}(",
            [self.first, *needed, *(["*", *spare] if spare else [])],
            f") -> {self.result}:",
        )

    def body(self, scene: Scene, indent: str) -> Iterator[str]:
        """Collect the arguments, make the call, give back what it gives."""
        if self._is_collected:
            scene.imports.need_typed("typing", ANY)
            yield from self._collect(indent)
        opening = {ANY: "return ", "None": ""}.get(self.result, f"answer_: {self.result} = ")
        yield from _folded(f"{indent}{opening}{self.call}(", [quoted(self.subject), *self._arguments], ")")
        if self.result not in {ANY, "None"}:
            yield f"{indent}return answer_"

    @property
    def _spare(self) -> tuple[Value, ...]:
        return tuple(value for value in self.values if not value.is_needed)

    @property
    def _pairs(self) -> list[str]:
        return [f"{quoted(value.documented)}: {value.name}" for value in self.values if value.is_needed]

    @property
    def _is_collected(self) -> bool:
        """Whether the arguments need a statement of their own: some may be left out, or there are too many for a line."""
        if self.is_by_name:
            return bool(self._spare) or not all(_is_word(value.documented) for value in self.values)
        return bool(self._spare) or sum(map(len, self._pairs)) > COLUMNS // 2

    @property
    def _arguments(self) -> list[str]:
        if self._is_collected:
            return ["**arguments_" if self.is_by_name else "arguments_"]
        if self.is_by_name:
            return [f"{value.documented}={value.name}" for value in self.values]
        return [f"{{{', '.join(self._pairs)}}}"]

    def _collect(self, indent: str) -> Iterator[str]:
        yield from _folded(f"{indent}arguments_: dict[str, Any] = {{", self._pairs, "}")
        for value in self._spare:
            yield f"{indent}if {value.name} is not None:"
            yield f"{indent}    arguments_[{quoted(value.documented)}] = {value.name}"


def _folded(opening: str, items: list[str], closing: str) -> Iterator[str]:
    """One line, or an item a line where it would be too long."""
    line = f"{opening}{', '.join(items)}{closing}"
    if len(line) <= COLUMNS:
        yield line
        return
    indent = " " * (len(opening) - len(opening.lstrip()))
    yield opening
    yield from (f"{indent}    {item}," for item in items)
    yield f"{indent}{closing}"


def _is_word(name: str) -> bool:
    return name.isidentifier() and not keyword.iskeyword(name)


def _with_none(annotation: str) -> str:
    return annotation if annotation.endswith("None") or annotation == "object" else f"{annotation} | None"
