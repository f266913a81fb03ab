"""The files of the index that change when a few pages have other words, made from the files that are there.

They come out as `word_files` makes them from the words of all pages, which takes a second for a few thousand of them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from refgen.website.search.index import (
    PART,
    Lists,
    as_json,
    index_address,
    index_file,
    is_common,
    most_pages,
    no_lists,
    packed,
    part_address,
    places,
    row_of,
    shard_address,
)
from refgen.website.search.record import Record
from refgen.website.search.words import shard_of


@dataclass(frozen=True, slots=True)
class Version:
    """A page as the index of a locale knows it."""

    record: Record
    english: Record

    @property
    def places(self) -> dict[str, int]:
        """Where each of its tokens stands."""
        return places(self.record, self.english)


@dataclass(frozen=True, slots=True)
class Edit:
    """A page that the index knows otherwise now."""

    number: int
    """Of the page, in the order of the index."""
    key: str
    before: Version
    after: Version


Moves = Mapping[str, Mapping[int, int | None]]
"""By token, by number of a page: where it stands there now, None where it no longer does."""


def patched(
    locale: str, edits: Sequence[Edit], read: Callable[[str], Any], versions: Callable[[], Iterable[Version]]
) -> dict[str, bytes | None]:
    """By address the files that the edits touch; None for one that goes.

    `read` gives a file of the index as it is, decoded; `versions` all pages in order, for the words that are common.
    """
    index = read(index_address(locale))
    most = most_pages(index["pages"])
    shards, common = set(index["shards"]), set(index["common"])
    moves = _moves(edits)
    uncounted = _counted(moves.keys() & common, versions) if moves.keys() & common else {}
    by_shard: dict[str, list[str]] = defaultdict(list)
    for token in moves:
        by_shard[shard_of(token)].append(token)
    files: dict[str, bytes | None] = {}
    for name, tokens in by_shard.items():
        words = read(shard_address(locale, name)) if name in shards else {}
        for token in tokens:
            kept = _unpacked(words.pop(token, []))
            lists = _moved(uncounted.get(token, kept), moves[token])
            common.discard(token)
            if is_common(lists, most):
                common.add(token)
            if now := packed(lists, most):
                words[token] = now
        is_left = words or any(shard_of(token) == name for token in common)
        (shards.add if is_left else shards.discard)(name)
        files[shard_address(locale, name)] = as_json(dict(sorted(words.items()))) if is_left else None
    return {**files, **_titles(locale, edits, read), index_address(locale): index_file(index["pages"], common, shards)}


def _moves(edits: Iterable[Edit]) -> Moves:
    moves: dict[str, dict[int, int | None]] = defaultdict(dict)
    for edit in edits:
        before, after = edit.before.places, edit.after.places
        for token in before.keys() | after.keys():
            if before.get(token) != after.get(token):
                moves[token][edit.number] = after.get(token)
    return moves


def _unpacked(lists: Lists) -> Lists:
    return [list(accumulate(one)) for one in lists] + no_lists()[len(lists) :]


def _moved(lists: Lists, moves: Mapping[int, int | None]) -> Lists:
    return [
        sorted({*found} - moves.keys() | {number for number, there in moves.items() if there == place})
        for place, found in enumerate(lists)
    ]


def _counted(tokens: set[str], versions: Callable[[], Iterable[Version]]) -> dict[str, Lists]:
    """The lists of tokens that the index has not all of."""
    found = {token: no_lists() for token in tokens}
    for number, version in enumerate(versions()):
        known = version.places
        for token in tokens & known.keys():
            found[token][known[token]].append(number)
    return found


def _titles(locale: str, edits: Iterable[Edit], read: Callable[[str], Any]) -> dict[str, bytes]:
    parts: dict[str, Any] = {}
    for edit in edits:
        row = row_of(edit.key, edit.after.record)
        if row != row_of(edit.key, edit.before.record):
            name = part_address(locale, edit.number)
            parts.setdefault(name, read(name))[edit.number % PART] = row
    return {name: as_json(part) for name, part in parts.items()}
