"""What the search index says of each page, kept beside it for the next time: in one file a language, in deflated pieces.

Where one page of thousands has changed, one piece is inflated, changed and deflated again.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from refgen.website.search.index import packed, unpacked
from refgen.website.search.record import Record

_PIECE = 64
"""Pages a piece."""

Row = tuple[str, Record]
"""A page's key and its record."""


class Said:
    """The pages of a language in order, each with its record, as the last run left them."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = pieces

    @staticmethod
    def is_kept(path: Path) -> bool:
        """Whether a file has as much as it says."""
        return _read(path) is not None

    @classmethod
    def kept(cls, path: Path) -> "Said":
        """What a file keeps; nothing where it is damaged or not there."""
        return cls(_read(path) or ())

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Said":
        """Of these pages."""
        return cls([_piece(rows[start : start + _PIECE]) for start in range(0, len(rows), _PIECE)])

    @property
    def file(self) -> bytes:
        """What `kept` reads."""
        end, ends = 0, []
        for piece in self._pieces:
            end += len(piece)
            ends.append(end)
        return b"\n".join([json.dumps(ends).encode(), b"".join(self._pieces)])

    def rows(self) -> Iterator[Row]:
        """All pages, in order.

        Raises:
            ValueError: what was kept is damaged.
        """
        for piece in self._pieces:
            yield from _rows(piece)

    def of_page(self, number: int, key: str) -> Record:
        """Of one page, by its place.

        Raises:
            LookupError: another page has that place.
            ValueError: what was kept is damaged.
        """
        found, record = _rows(self._pieces[number // _PIECE])[number % _PIECE]
        if found != key:
            raise LookupError(key)
        return record

    def changed(self, now: Mapping[int, Row]) -> "Said":
        """With other records for some pages, by their places."""
        pieces = [*self._pieces]
        for at in {number // _PIECE for number in now}:
            rows = [now.get(at * _PIECE + place, row) for place, row in enumerate(_rows(pieces[at]))]
            pieces[at] = _piece(rows)
        return Said(pieces)


def _read(path: Path) -> list[bytes] | None:
    """The pieces of a file; None where it has not all that it says."""
    try:
        head, _, rest = path.read_bytes().partition(b"\n")
        ends = [0, *map(int, json.loads(head))]
    except (OSError, ValueError, TypeError):
        return None
    return [rest[start:end] for start, end in pairwise(ends)] if ends[-1] == len(rest) else None


def _piece(rows: Sequence[Row]) -> bytes:
    return packed([[key, *record] for key, record in rows])


def _rows(piece: bytes) -> list[Row]:
    return [(key, Record(title, summary, terms, tuple(words))) for key, title, summary, terms, words in unpacked(piece)]
