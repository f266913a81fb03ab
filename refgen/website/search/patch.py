"""The files of the index that change when a few pages have other words, made from the files that are there.

They come out as `word_files` makes them from the words of all pages, which takes a second for a few thousand of them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from refgen.website.search.index import (
    PART,
    gaps,
    head_of,
    heads_address,
    index_address,
    index_file,
    most_pages,
    packed,
    shard_address,
)
from refgen.website.search.record import Record
from refgen.website.search.words import shard_of


class Edit(NamedTuple):
    """A page that the index knows otherwise now."""

    number: int
    """Of the page, in the order of the index."""
    before: Record
    after: Record


Moves = Mapping[str, Mapping[int, bool]]
"""By token, by number of a page: whether it stands there now, or no longer does."""


def patched(
    locale: str, edits: Sequence[Edit], read: Callable[[str], Any], records: Callable[[], Iterable[Record]]
) -> dict[str, bytes | None]:
    """By address the files that the edits touch; None for one that goes.

    `read` gives a file of the index as it is, decoded; `records` all pages in order, as they were, for a word that is
    common no longer.
    """
    index = read(index_address(locale))
    most = most_pages(index["pages"])
    shards, common = set(index["shards"]), dict(index["common"])
    moves = _moves(edits)
    counts = {token: common.pop(token) + _more(moves[token]) for token in moves.keys() & common.keys()}
    common |= {token: count for token, count in counts.items() if count > most}
    rare = {token for token, count in counts.items() if count <= most}
    counted = _counted(rare, records) if rare else {}
    by_shard: dict[str, list[str]] = defaultdict(list)
    for token in moves.keys() - common.keys():
        by_shard[shard_of(token)].append(token)
    files: dict[str, bytes | None] = {}
    for name, tokens in by_shard.items():
        words = read(shard_address(locale, name)) if name in shards else {}
        for token in tokens:
            before = counted.get(token) or accumulate(words.pop(token, ()))
            now = _moved(before, moves[token])
            if len(now) > most:
                common[token] = len(now)
            elif now:
                words[token] = gaps(now)
        (shards.add if words else shards.discard)(name)
        files[shard_address(locale, name)] = packed(dict(sorted(words.items()))) if words else None
    return {**files, **_heads(locale, edits, read), index_address(locale): index_file(index["pages"], common, shards)}


def _moves(edits: Iterable[Edit]) -> Moves:
    moves: dict[str, dict[int, bool]] = defaultdict(dict)
    for edit in edits:
        before, after = set(edit.before.words), set(edit.after.words)
        for token in before ^ after:
            moves[token][edit.number] = token in after
    return moves


def _more(moves: Mapping[int, bool]) -> int:
    return sum(1 if is_there else -1 for is_there in moves.values())


def _moved(before: Iterable[int], moves: Mapping[int, bool]) -> list[int]:
    return sorted({*before} - moves.keys() | {number for number, is_there in moves.items() if is_there})


def _counted(tokens: set[str], records: Callable[[], Iterable[Record]]) -> dict[str, list[int]]:
    """Where tokens stand that the index has no lists of."""
    found: dict[str, list[int]] = {token: [] for token in tokens}
    for number, record in enumerate(records()):
        for token in tokens.intersection(record.words):
            found[token].append(number)
    return found


def _heads(locale: str, edits: Iterable[Edit], read: Callable[[str], Any]) -> dict[str, bytes]:
    parts: dict[str, Any] = {}
    for edit in edits:
        head = head_of(edit.after)
        if head != head_of(edit.before):
            name = heads_address(locale, edit.number)
            parts.setdefault(name, read(name))[edit.number % PART] = head
    return {name: packed(part) for name, part in parts.items()}
