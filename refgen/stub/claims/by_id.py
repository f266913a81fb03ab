"""Claims by id: a process that begins with what others held reads only those that are near one that it asks for."""

from collections.abc import Iterator, Mapping
from zlib import crc32

from refgen.cache.held import remembered
from refgen.cache.runs import runs_of
from refgen.stub.rule import Claim


class ClaimsById(Mapping[str, Claim]):
    """All claims by id; only runs that may have the id that is asked for are read."""

    def __init__(self, claims: tuple[Claim, ...]) -> None:
        self._claims = claims
        self._near: dict[int, list[tuple[Claim, ...]]] = {}
        for run in runs_of(claims):
            for mark in _marks(run):
                self._near.setdefault(mark, []).append(run)
        self._known: dict[str, Claim] = {}

    def __getitem__(self, name: str) -> Claim:
        if name not in self._known:
            self._read(name)
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        # That of a mapping raises an error for each that is not there, and catches it.
        if name not in self._known and isinstance(name, str):
            self._read(name)
        return name in self._known

    def _read(self, name: str) -> None:
        near = self._near.get(mark_of(name), ())
        self._known.update((name, claim) for run in near for claim in run if claim.id == name)

    def __iter__(self) -> Iterator[str]:
        return (claim.id for claim in self._claims)

    def __len__(self) -> int:
        return len(self._claims)


def mark_of(name: str) -> int:
    """A hash of a claim's id, by which the runs are found that may have it; two ids seldom have the same."""
    return crc32(name.encode("utf-8", "surrogatepass"))


@remembered
def _marks(claims: tuple[Claim, ...]) -> frozenset[int]:
    return frozenset(mark_of(claim.id) for claim in claims)
