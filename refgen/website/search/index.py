"""The records of all pages → the files of the index.

What a reader's browser needs for the first results is small, and loaded before it is asked for: `search/names.json` (names of
APIs, result codes and addresses, for all locales) and, of a locale, the heads of its pages: titles, summaries, keywords,
in which it looks for a query as it stands. The words of the texts are in parts by their first two characters, of which a
query needs a few. All but the names are deflated: two thirds of them would say nothing new. No word is left out, however
common: where it stands on most pages, the gaps between them are the same, and deflate to some hundreds of bytes.
"""

import json
import zlib
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from operator import sub
from typing import Any

from refgen.api.model import Kind
from refgen.website import address
from refgen.website.search.record import Record
from refgen.website.search.words import shard_of
from refgen.website.site.catalog import RESULTS
from refgen.website.site.view import Site

PART = 512
"""Pages a file of heads: large, so that they come in few files; small, so that an edit changes little."""
ENDING = ".z"
"""Of deflated files: one that no server takes for an encoding."""
_KINDS = [kind.value for kind in Kind]


def names_file(site: Site) -> Iterator[tuple[str, bytes]]:
    """Names and codes, and by code the numbers of the names that document it."""
    model = site.given.model
    keys = sorted(site.keys)
    listed = [(api.id, api.kind, api.page) for api in model.apis if api.kind is not Kind.ARTICLE]
    data = names_of(listed, keys)
    codes: dict[str, list[int | None]] = {}
    places = {str(entry[0]): place for place, entry in enumerate(data["apis"])}
    documented: dict[str, list[int]] = {}
    for api in model.apis:
        for outcome in api.outcomes:
            if api.id in places:
                documented.setdefault(outcome.code, []).append(places[api.id])
            known = codes.setdefault(outcome.code, [outcome.value, 0])
            known[1] = (known[1] or 0) + 1
    yield "search/names.json", as_json({**data, "results": RESULTS, "codes": dict(sorted(codes.items()))})
    yield "search/results.json", as_json(documented)


def names_of(listed: Iterable[tuple[str, Kind, str]], keys: Sequence[str]) -> dict[str, Any]:
    """Of the APIs, given with their pages, and of the pages that document none: what each is called, and where it stands."""
    numbers = {key: number for number, key in enumerate(keys)}
    folders: dict[str, int] = {}
    apis: list[list[object]] = []
    last = -1
    found = sorted(
        ((numbers[page], name, kind) for name, kind, page in listed if page in numbers), key=lambda one: one[0]
    )
    for number, name, kind in found:
        folder, _, file = address.strip_ending(keys[number]).rpartition("/")
        guessed = f"{name.replace('.', '-').lower()}-{kind.value}"
        place = folders.setdefault(folder, len(folders))
        # How far its page is behind the last one's in the order of all: mostly 1, which is left out.
        gap = [] if number - last == 1 else [number - last]
        apis.append([name, _KINDS.index(kind.value), place, "" if file == guessed else file, *gap])
        last = number
    articles = []
    for number in sorted({*numbers.values()} - {number for number, _, _ in found}):
        folder, _, file = address.strip_ending(keys[number]).rpartition("/")
        articles.append([number, folders.setdefault(folder, len(folders)), file])
    return {"kinds": _KINDS, "folders": list(folders), "apis": apis, "articles": articles}


def word_files(locale: str, records: Sequence[Record]) -> Iterator[tuple[str, bytes]]:
    """The index of one locale, from its pages in order."""
    standing: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        # Without a loop that Python would have to interpret: a tree has millions of words.
        deque(map(list.append, map(standing.__getitem__, record.tokens), repeat(number)), 0)
    shards: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for token in sorted(standing):
        shards[shard_of(token)][token] = gaps(standing[token])
    for name, lists in shards.items():
        yield shard_address(locale, name), packed(lists)
    for start in range(0, len(records), PART):
        yield heads_address(locale, start), heads_file(records[start : start + PART])
    yield index_address(locale), index_file(len(records), shards)


def index_file(pages: int, shards: Iterable[str]) -> bytes:
    """How many pages there are, and which parts."""
    return packed({"part": PART, "pages": pages, "shards": sorted(shards)})


def heads_file(records: Iterable[Record]) -> bytes:
    """What the first results are found in, and what a hit shows."""
    return packed([head_of(record) for record in records])


def head_of(record: Record) -> list[str]:
    """Of one page, as the file has it."""
    return [record.title, record.summary, record.terms, *([record.language] if record.language else [])]


def index_address(locale: str) -> str:
    """Of the file that is loaded first."""
    return f"search/{locale}/index{ENDING}"


def shard_address(locale: str, name: str) -> str:
    """Of the file with the words that begin alike."""
    return f"search/{locale}/{name}{ENDING}"


def heads_address(locale: str, number: int) -> str:
    """Of the file with the head of a page, by the page's number."""
    return f"search/{locale}/heads-{number // PART}{ENDING}"


def gaps(numbers: Sequence[int]) -> list[int]:
    """Rising numbers as their differences, which are shorter."""
    return [*map(sub, numbers, [0, *numbers])]


def as_json(data: object) -> bytes:
    """A file that a reader's browser loads."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def packed(data: object, level: int = zlib.Z_DEFAULT_COMPRESSION) -> bytes:
    """The same, deflated: a third, on servers too that deflate nothing themselves."""
    return zlib.compress(as_json(data), level)


def unpacked(data: bytes) -> Any:
    """What a file says.

    Raises:
        ValueError: it is damaged.
    """
    try:
        return json.loads(zlib.decompress(data))
    except zlib.error as error:
        raise ValueError(str(error)) from error
