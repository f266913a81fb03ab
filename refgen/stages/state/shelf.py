"""What a stage made of each page in its last run, in two files: loaded at once, and written only where something is new.

A file a page would be opened thousands of times by a run in which one page has changed. What few pages have changed goes
into a small second file, so that the large one is not written again for them.
"""

import pickle
from collections.abc import Callable, Hashable
from typing import Any, NamedTuple, TypeVar

from refgen.cache.held import HELD
from refgen.cache.results import Cache, digest_of

Made = TypeVar("Made")

_FEW = 256
"""New results that are kept beside the others; with more, all are written anew."""
_SHARE = 8
"""Where there are not many results, as many new ones as all, divided by this."""


class _Late(NamedTuple):
    """The small file."""

    of: str
    """A digest of the keys in the large one."""
    results: dict[str, bytes]
    """Each pickled for itself: most runs neither ask for them nor write them anew."""


class Shelf:
    """Results by key; a key has to name all that decides its result."""

    def __init__(self, cache: Cache, *name: str) -> None:
        """Take the results of the last runs that had this name; refgen's own version is always a part of it."""
        self._cache, self._place = cache, digest_of(*name)
        written: _Late | None = cache.get(f"{self._place}.late")
        self._late = written or _Late("", {})
        of = HELD.get((Shelf, self._place, "of"))
        # Another process may have written all anew since.
        self._of: str | None = of if written is None or written.of == of else None
        held: dict[str, Any] | None = None if self._of is None else HELD.get((Shelf, self._place, "old"))
        self._old: dict[str, Any] = self._written() if held is None else held
        # What was made of a result is known by the object that was held, and not by the one in the file.
        self._held: dict[str, Any] = HELD.get((Shelf, self._place, "late")) or {}
        self._read: dict[str, Any] = {}
        self._used: dict[str, Any] = {}
        self._pickled: dict[str, bytes] = {}

    def kept(self, key: str) -> Any:
        """What earlier runs have kept; None where that is nothing."""
        for results in (self._old, self._held, self._read):
            if key in results:
                return results[key]
        if key not in self._late.results:
            return None
        self._read[key] = read = pickle.loads(self._late.results[key])  # noqa: S301  (sealed by this user)
        return read

    def find(self, key: str) -> Any:
        """The same, which this run uses as well."""
        kept = self.kept(key)
        if kept is not None:
            self._used[key] = kept
        return kept

    def add(self, key: str, made: object) -> None:
        """Keep a result, which is not None."""
        self._used[key] = made

    def take(self, key: str, pickled: bytes) -> Any:
        """Keep a result as another process has pickled it, and give it: to pickle it again would keep all others waiting."""
        self._pickled[key] = pickled
        self._used[key] = made = pickle.loads(pickled)  # noqa: S301  (of a process of this run)
        return made

    def get(self, key: str, make: Callable[[], Made], *, is_kept: Callable[[Made], bool] = lambda _: True) -> Made:
        """The kept result, else a new one, which is kept where `is_kept` says so."""
        kept = self.kept(key)
        found: Made = make() if kept is None else kept
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
        of, old = self._late.of if self._of is None else self._of, self._old
        late = {key: value for key, value in self._used.items() if key not in old}
        if len(late) > min(_FEW, len(self._used) // _SHARE):
            of, old, late = digest_of(*sorted(self._used)), self._used, {}
            self._cache.put(f"{self._place}.shelf", dict(zip(old, map(self._pickle, old), strict=True)))
        written = self._late.results
        if of != self._late.of or late.keys() != written.keys():
            self._cache.put(
                f"{self._place}.late", _Late(of, {key: written.get(key) or self._pickle(key) for key in late})
            )
        if of != self._of:
            HELD.put((Shelf, self._place, "of"), of)
            HELD.put((Shelf, self._place, "old"), old)
        if late.keys() != self._held.keys():
            HELD.put((Shelf, self._place, "late"), late)

    def _written(self) -> dict[str, Any]:
        """What is in the large file."""
        results: dict[str, bytes] = self._cache.get(f"{self._place}.shelf") or {}
        return dict(zip(results, map(pickle.loads, results.values()), strict=True))

    def _pickle(self, key: str) -> bytes:
        return self._pickled.get(key) or pickle.dumps(self._used[key], pickle.HIGHEST_PROTOCOL)
