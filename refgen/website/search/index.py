"""The records of all pages → the files of the index.

`search/names.json` holds every API's name and every result code, for all locales. A locale's words stand in parts by
their first two characters, its titles in parts of 16 pages, so that a reader loads a few small files for a query.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from refgen.api.model import Kind
from refgen.website import address
from refgen.website.search.record import Record
from refgen.website.search.words import shard_of
from refgen.website.view import Site

_PART = 16
"""Pages a part: a query shows a dozen pages from all over, so that large parts are mostly loaded in vain."""
_KINDS = [kind.value for kind in Kind]
_COMMON = 0.4
"""A word on a larger share of the pages finds nothing in particular."""


def names_file(site: Site) -> Iterator[tuple[str, bytes]]:
    """Names and codes, and by code the numbers of the names that document it."""
    folders: dict[str, int] = {}
    apis: list[list[object]] = []
    numbers = {key: number for number, key in enumerate(sorted(site.keys))}
    last = -1
    listed = [api for api in site.given.model.apis if api.kind is not Kind.ARTICLE and api.page in numbers]
    for api in sorted(listed, key=lambda api: numbers[api.page]):
        folder, _, name = address.strip_ending(api.page).rpartition("/")
        guessed = f"{api.id.replace('.', '-').lower()}-{api.kind.value}"
        apis.append(
            [
                api.id,
                _KINDS.index(api.kind.value),
                folders.setdefault(folder, len(folders)),
                "" if name == guessed else name,
                # How far its page is behind the last one's in the index of words: mostly 1, which is left out.
                *([gap] if (gap := numbers[api.page] - last) != 1 else []),
            ]
        )
        last = numbers[api.page]
    codes: dict[str, list[int | None]] = {}
    places = {str(entry[0]): place for place, entry in enumerate(apis)}
    documented: dict[str, list[int]] = {}
    for api in site.given.model.apis:
        for outcome in api.outcomes:
            if api.id in places:
                documented.setdefault(outcome.code, []).append(places[api.id])
            known = codes.setdefault(outcome.code, [outcome.value, 0])
            known[1] = (known[1] or 0) + 1
    data = {"kinds": _KINDS, "folders": list(folders), "apis": apis, "codes": dict(sorted(codes.items()))}
    yield "search/names.json", _json(data)
    yield "search/results.json", _json(documented)


def word_files(
    locale: str, keys: Sequence[str], records: Mapping[str, Record], english: Mapping[str, Record]
) -> Iterator[tuple[str, bytes]]:
    """The index of one locale; `english` makes English titles findable in every locale."""
    shards: dict[str, dict[str, tuple[list[int], list[int]]]] = defaultdict(dict)
    for number, key in enumerate(keys):
        record = records[key]
        head = set(record.head) | set(english[key].head if key in english else ())
        for token in head:
            shards[shard_of(token)].setdefault(token, ([], []))[0].append(number)
        for token in record.body:
            if token not in head:
                shards[shard_of(token)].setdefault(token, ([], []))[1].append(number)
    most = max(len(keys) * _COMMON, 50)
    folder = f"search/{locale}"
    common: list[str] = []
    for name, words in sorted(shards.items()):
        common += [token for token, (head_in, body_in) in words.items() if len(head_in) + len(body_in) > most]
        kept = {
            token: [_gaps(one) for one in found]
            for token, found in sorted(words.items())
            if sum(map(len, found)) <= most
        }
        yield f"{folder}/{name}.json", _json(kept)
    for start in range(0, len(keys), _PART):
        part = [
            [records[key].title, records[key].summary, address.strip_ending(key), _KINDS.index(records[key].kind)]
            for key in keys[start : start + _PART]
        ]
        yield f"{folder}/pages-{start // _PART}.json", _json(part)
    yield (
        f"{folder}/index.json",
        _json({"part": _PART, "pages": len(keys), "kinds": _KINDS, "common": sorted(common), "shards": sorted(shards)}),
    )


def _gaps(numbers: Sequence[int]) -> list[int]:
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
