"""Results that a process keeps in its memory, for one that runs again and again, as a server does.

They are shared, so nobody may change them; what a whole run has not asked for is let go.
"""

from pathlib import Path
from typing import Any


class Held:
    """Results by the file that has them, of this run and of the one before."""

    def __init__(self) -> None:
        self._now: dict[Path, Any] | None = None
        self._before: dict[Path, Any] = {}

    def begin_run(self) -> None:
        """Hold results from now on; those that the last run has neither made nor used go."""
        self._before, self._now = self._now or {}, {}

    def end(self) -> None:
        """Hold nothing any more."""
        self._before, self._now = {}, None

    def get(self, path: Path) -> Any:
        """The result of a file, None where it is not held."""
        if self._now is None:
            return None
        if path not in self._now and path in self._before:
            self._now[path] = self._before[path]
        return self._now.get(path)

    def put(self, path: Path, value: object) -> None:
        """Hold a result."""
        if self._now is not None:
            self._now[path] = value


HELD = Held()
"""Of this process."""
