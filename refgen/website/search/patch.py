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


def patched(locale: str, edits: Sequence[Edit], read: Callable[[str], Any]) -> dict[str, bytes | None]:
    """By address the files that the edits touch; None for one that goes.

    `read` gives a file of the index as it is, decoded.
    """
    index = read(index_address(locale))
    shards = set(index["shards"])
    moves = _moves(edits)
    by_shard: dict[str, list[str]] = defaultdict(list)
    for token in moves:
        by_shard[shard_of(token)].append(token)
    files: dict[str, bytes | None] = {}
    for name, tokens in by_shard.items():
        words = read(shard_address(locale, name)) if name in shards else {}
        for token in tokens:
            now = _moved(accumulate(words.pop(token, ())), moves[token])
            if now:
                words[token] = gaps(now)
        (shards.add if words else shards.discard)(name)
        files[shard_address(locale, name)] = packed(dict(sorted(words.items()))) if words else None
    return {**files, **_heads(locale, edits, read), index_address(locale): index_file(index["pages"], shards)}


def _moves(edits: Iterable[Edit]) -> Moves:
    moves: dict[str, dict[int, bool]] = defaultdict(dict)
    for edit in edits:
        before, after = set(edit.before.tokens), set(edit.after.tokens)
        for token in before ^ after:
            moves[token][edit.number] = token in after
    return moves


def _moved(before: Iterable[int], moves: Mapping[int, bool]) -> list[int]:
    return sorted({*before} - moves.keys() | {number for number, is_there in moves.items() if is_there})


def _heads(locale: str, edits: Iterable[Edit], read: Callable[[str], Any]) -> dict[str, bytes]:
    parts: dict[str, Any] = {}
    for edit in edits:
        head = head_of(edit.after)
        if head != head_of(edit.before):
            name = heads_address(locale, edit.number)
            parts.setdefault(name, read(name))[edit.number % PART] = head
    return {name: packed(part) for name, part in parts.items()}
