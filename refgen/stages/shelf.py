"""What a stage made of each page in its last run, in one file: loaded at once, and written only where something is new.

A file a page would be opened thousands of times by a run in which one page has changed.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from refgen.corpus import Cache
from refgen.corpus.cache import digest_of

Made = TypeVar("Made")


class Shelf:
    """Results by key; a key has to name all that decides its result. What a run does not ask for is dropped."""

    def __init__(self, cache: Cache, *name: str) -> None:
        """Take the results of the last run that had this name; refgen's own version is always a part of it."""
        self._cache, self._place = cache, f"{digest_of(*name)}.shelf"
        self._old: dict[str, Any] = cache.get(self._place) or {}
        self._used: dict[str, Any] = {}

    def get(self, key: str, make: Callable[[], Made]) -> Made:
        """The kept result, else a new one."""
        if key not in self._used:
            self._used[key] = self._old[key] if key in self._old else make()
        found: Made = self._used[key]
        return found

    def save(self) -> None:
        """Keep what this run has used."""
        if self._used.keys() != self._old.keys():
            self._cache.put(self._place, self._used)
