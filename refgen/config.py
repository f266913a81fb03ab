"""Where the values of `mkdocs.yml` stand in it, so that a message can say where to correct one."""

from collections.abc import Mapping
from dataclasses import field, replace

from refgen.dataclass import dataclass

CONFIG_FILE = "mkdocs.yml"
Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the values of a configuration stand."""

    file: str = CONFIG_FILE
    lines: Mapping[Keys, int] = field(default_factory=dict)
    """1-based line of each value, by the keys that lead to it; members of a list count from 0."""
    base: Keys = ()
    """The keys that what is asked for stands below."""

    def at(self, *keys: object) -> str:
        """`FILE:LINE` of a value, or of the nearest above it; only the file where it does not have it."""
        path = (*self.base, *map(str, keys))
        known = (self.lines[path[:length]] for length in range(len(path), 0, -1) if path[:length] in self.lines)
        line = next(known, None)
        return self.file if line is None else f"{self.file}:{line}"

    def below(self, *keys: object) -> "Lines":
        """The lines of what stands below some keys."""
        return replace(self, base=(*self.base, *map(str, keys)))
