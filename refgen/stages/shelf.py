"""What a stage made of each page in its last run, in two files: loaded at once, and written only where something is new.

A file a page would be opened thousands of times by a run in which one page has changed. What few pages have changed goes
into a small second file, so that the large one is not written again for them.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from refgen.corpus import Cache
from refgen.corpus.cache import digest_of
from refgen.corpus.held import HELD

Made = TypeVar("Made")

_FEW = 64
"""New results that are kept beside the others; with more, all are written anew."""


class Shelf:
    """Results by key; a key has to name all that decides its result."""

    def __init__(self, cache: Cache, *name: str) -> None:
        """Take the results of the last runs that had this name; refgen's own version is always a part of it."""
        self._cache, self._place = cache, digest_of(*name)
        held: dict[str, Any] | None = HELD.get((Shelf, self._place))
        self._old: dict[str, Any] = held or cache.get(f"{self._place}.shelf") or {}
        if held is None:
            HELD.put((Shelf, self._place), self._old)
        self._late: dict[str, Any] = cache.get(f"{self._place}.late") or {}
        self._used: dict[str, Any] = {}

    def find(self, key: str) -> Any:
        """The kept result; None where there is none."""
        kept = self._old.get(key, self._late.get(key))
        if kept is not None:
            self._used[key] = kept
        return kept

    def add(self, key: str, made: object) -> None:
        """Keep a result, which is not None."""
        self._used[key] = made

    def get(self, key: str, make: Callable[[], Made], *, is_kept: Callable[[Made], bool] = lambda _: True) -> Made:
        """The kept result, else a new one, which is kept where `is_kept` says so."""
        kept = self._old.get(key)
        found: Made = kept if kept is not None else self._late[key] if key in self._late else make()
        if is_kept(found):
            self._used[key] = found
        return found

    def once(self, what: Hashable, given: tuple[Any, ...], make: Callable[[], Made]) -> Made:
        """What `make` makes, which asks this shelf; where that is held (`Held.once`), what it asked for is used as well."""

        def made() -> tuple[Made, dict[str, Any]]:
            others, self._used = self._used, {}
            try:
                return make(), self._used
            finally:
                self._used = others

        value, used = HELD.once(what, given, made)
        self._used.update(used)
        return value

    def save(self) -> None:
        """Keep what this run has used; what no run asks for goes when all is written anew."""
        late = {key: value for key, value in self._used.items() if key not in self._old}
        if len(late) > _FEW:
            self._cache.put(f"{self._place}.shelf", self._used)
            HELD.put((Shelf, self._place), self._used)
            late = {}
        if late.keys() != self._late.keys():
            self._cache.put(f"{self._place}.late", late)
