"""The import block of a generated module: only what the module names, in the order that linters ask for."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import field

from refgen.dataclass import dataclass


@dataclass(slots=True)
class Imports:
    """Grows while a module is written."""

    package: str
    runtime: set[tuple[str, str]] = field(default_factory=set)
    """Modules and names that must be there when the module is imported."""
    typing: set[tuple[str, str]] = field(default_factory=set)
    """Those that only annotations need."""

    def need(self, module: str, name: str) -> str:
        """Name something that the module needs when it is imported."""
        self.runtime.add((module, name))
        return name.rpartition(" ")[2]

    def need_typed(self, module: str, name: str) -> str:
        """Name something that only annotations need."""
        self.typing.add((module, name))
        return name.rpartition(" ")[2]

    def area(self, module: str, *, is_base: bool = False) -> str:
        """Name the module of an area: underscored, so that no API hides it."""
        return (self.need if is_base else self.need_typed)(self.package, f"{module} as _{module}")

    def lines(self) -> Iterator[str]:
        """The block."""
        typing = self.typing - self.runtime
        runtime = self.runtime | ({("typing", "TYPE_CHECKING")} if typing else set())
        yield "from __future__ import annotations"
        yield from self._sections(runtime, "")
        if typing:
            yield ""
            yield "if TYPE_CHECKING:"
            yield from list(self._sections(typing, "    "))[1:]

    def _sections(self, wanted: set[tuple[str, str]], indent: str) -> Iterator[str]:
        own = {pair for pair in wanted if pair[0].split(".")[0] == self.package}
        for section in (wanted - own, own):
            if section:
                yield ""
                yield from (indent + line for line in _from_lines(section))


def _from_lines(wanted: set[tuple[str, str]]) -> Iterator[str]:
    names: dict[str, list[str]] = defaultdict(list)
    for module, name in wanted:
        names[module].append(name)
    for module in sorted(names):
        renamed = sorted(name for name in names[module] if " as " in name)
        plain = sorted((name for name in names[module] if " as " not in name), key=_rank)
        yield from (f"from {module} import {name}" for name in renamed)
        if plain:
            yield f"from {module} import {', '.join(plain)}"


def _rank(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)
