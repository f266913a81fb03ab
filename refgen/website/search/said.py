"""What the search index says of each page, kept beside it for the next time: in one file a language, in deflated pieces.

A piece has pages that stand side by side, and is named after their keys: where one page of thousands has changed, come or
gone, one piece is inflated, changed and deflated again.
"""

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import accumulate, pairwise
from pathlib import Path

from refgen.cache.runs import itself, keyed_runs
from refgen.website.search.index import packed, unpacked
from refgen.website.search.record import Record

_PIECE = 32
"""Pages a piece, on average."""
_FAST = 1
"""How hard a piece is deflated: no reader ever loads it."""

Runs = Mapping[str, Sequence[str]]
"""The keys of all pages in order, in those that a piece has, by its name."""
Row = tuple[str, Record]
"""A page's key and its record."""


class Said:
    """The pages of a language in order, each with its record, as the last run left them."""

    def __init__(self, pieces: Mapping[str, bytes], runs: Runs) -> None:
        """The pieces by their names, and how the pages of this run stand in some."""
        self._pieces = pieces
        self._runs = runs

    @staticmethod
    def is_kept(path: Path) -> bool:
        """Whether a file has as much as it says."""
        return _read(path) is not None

    @classmethod
    def kept(cls, path: Path, runs: Runs) -> "Said":
        """What a file keeps; nothing where it is damaged or not there."""
        return cls(_read(path) or {}, runs)

    @property
    def file(self) -> bytes:
        """The bytes of the file that `kept` reads: a line of JSON with the size of each piece, then the pieces."""
        sizes = {name: len(piece) for name, piece in self._pieces.items()}
        return b"\n".join([json.dumps(sizes).encode(), b"".join(self._pieces.values())])

    def rows(self) -> Iterator[Row]:
        """All pages, in order.

        Raises:
            ValueError: what was kept is damaged.
        """
        for piece in self._pieces.values():
            yield from _rows(piece)

    def beside(self, some: Container[str]) -> dict[str, Record]:
        """By key, the records of some pages, and of those in their pieces.

        Raises:
            LookupError: what was kept is of other pages.
            ValueError: it is damaged.
        """
        touched = (name for name, keys in self._runs.items() if any(key in some for key in keys))
        return {key: record for name in touched for key, record in _rows(self._pieces[name])}

    def changed(self, some: Container[str], known: Mapping[str, Record]) -> "Said":
        """Of the pages of this run, where some have other records than before; `known` has those of all in their pieces.

        Raises:
            LookupError: a record is missing.
        """
        pieces = {}
        for name, keys in self._runs.items():
            stands = name in self._pieces and not any(key in some for key in keys)
            pieces[name] = self._pieces[name] if stands else packed([[key, *known[key]] for key in keys], _FAST)
        return Said(pieces, self._runs)


def runs_of(keys: Sequence[str]) -> Runs:
    """All pages, sorted, as they stand in pieces."""
    return {_name(run): run for run in keyed_runs(keys, itself, _PIECE)}


def _name(keys: Sequence[str]) -> str:
    return blake2b("\n".join(keys).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _read(path: Path) -> dict[str, bytes] | None:
    """The pieces of a file; None where it has not all that it says."""
    try:
        head, _, rest = path.read_bytes().partition(b"\n")
        sizes = dict(json.loads(head))
        ends = [0, *accumulate(map(int, sizes.values()))]
    except (OSError, ValueError, TypeError):
        return None
    pieces = {name: rest[start:end] for name, (start, end) in zip(sizes, pairwise(ends), strict=True)}
    return pieces if ends[-1] == len(rest) else None


def _rows(piece: bytes) -> list[Row]:
    rows = [(key, Record(*said)) for key, *said in unpacked(piece)]
    if not all(isinstance(record.words, str) for _, record in rows):
        raise ValueError("of another version")
    return rows
