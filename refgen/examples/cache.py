"""Results of sessions kept in one file, by a hash of what decides them."""

import json
from pathlib import Path
from typing import Any

from refgen.examples.example import Got, Outcome
from refgen.output import write_file

VERSION = 1


class ResultCache:
    """Outcomes by session key; only those used in a run are written back, so the file does not grow for ever."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._old: dict[str, Any] = _read(path)
        self._used: dict[str, Any] = {}

    def get(self, key: str) -> tuple[Outcome, ...] | None:
        """The outcomes of a session that has run before; None where it has not."""
        kept = self._used.get(key, self._old.get(key))
        if kept is None:
            return None
        self._used[key] = kept
        return tuple(Outcome(tuple(Got(*one) for one in got), skipped, 0.0) for got, skipped in kept)

    def put(self, key: str, outcomes: tuple[Outcome, ...]) -> None:
        """Keep the outcomes of a session; one that took too long may do better on another day, and is not kept."""
        if self._path is not None and not any("took longer" in got.message for one in outcomes for got in one.got):
            self._used[key] = [
                [[[got.step, got.output, got.message] for got in one.got], one.skipped] for one in outcomes
            ]

    def save(self) -> None:
        """Write the file, whole or not at all; does nothing where nothing changed."""
        if self._path is None or self._used == self._old:
            return
        data = json.dumps({"version": VERSION, "sessions": self._used}, sort_keys=True)
        write_file(self._path, data.encode())


def _read(path: Path | None) -> dict[str, Any]:
    """The sessions of a file; a file that is absent, damaged or of another version holds none."""
    if path is None or not path.exists():
        return {}
    try:
        data = json.loads(path.read_text("utf-8"))
    except ValueError:
        return {}
    return dict(data["sessions"]) if isinstance(data, dict) and data.get("version") == VERSION else {}


NO_CACHE = ResultCache(None)
"""Keeps nothing."""
