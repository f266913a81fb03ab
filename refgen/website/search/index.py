"""The records of all pages → the files of the index.

`search/names.json` holds every API's name and every result code, for all locales. A locale's words stand in parts by
their first two characters, its titles in parts of 16 pages, so that a reader loads a few small files for a query.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from refgen.api.model import Kind
from refgen.website import address
from refgen.website.search.record import CALLED, TITLE, Record
from refgen.website.search.words import shard_of
from refgen.website.site.view import Site

PART = 16
"""Pages a part: a query shows a dozen pages from all over, so that large parts are mostly loaded in vain."""
_KINDS = [kind.value for kind in Kind]
_COMMON = 0.4
"""A word on a larger share of the pages finds nothing in particular."""
_COMMON_FROM = 50
"""Pages on which a word may always stand."""


_PLACES = CALLED + 1

Lists = list[list[int]]
"""By place the numbers of the pages where a token stands there, rising."""


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
    yield "search/names.json", as_json(data)
    yield "search/results.json", as_json(documented)


def word_files(
    locale: str, keys: Sequence[str], records: Mapping[str, Record], english: Mapping[str, Record]
) -> Iterator[tuple[str, bytes]]:
    """The index of one locale; `english` makes English titles findable in every locale."""
    # A number for page and place: lists of their own for each of 60,000 tokens would take most of the time.
    standing: dict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        first = number * _PLACES
        for token, place in places(records[key], english.get(key)).items():
            standing[token].append(first + place)
    shards: dict[str, list[str]] = defaultdict(list)
    for token in sorted(standing):
        shards[shard_of(token)].append(token)
    most = most_pages(len(keys))
    common = [token for token, found in standing.items() if len(found) > most]
    for name, words in sorted(shards.items()):
        kept = {token: lists for token in words if (lists := packed(_apart(standing[token]), most))}
        yield shard_address(locale, name), as_json(kept)
    for start in range(0, len(keys), PART):
        part = [row_of(key, records[key]) for key in keys[start : start + PART]]
        yield part_address(locale, start), as_json(part)
    yield index_address(locale), index_file(len(keys), common, shards)


def places(record: Record, english: Record | None) -> dict[str, int]:
    """Where each token of a page stands; those of its English title are found in every locale."""
    found: dict[str, int] = {}
    for place, own in enumerate(record.words):
        found.update(dict.fromkeys(own, place))
        found.update(dict.fromkeys(english.head[place] if english else (), place))
    return found


def no_lists() -> Lists:
    """Of a token that stands nowhere."""
    return [[] for _ in range(_PLACES)]


def _apart(found: Iterable[int]) -> Lists:
    lists = no_lists()
    for one in found:
        number, place = divmod(one, _PLACES)
        lists[place].append(number)
    return lists


def is_common(found: Lists, most: float) -> bool:
    """Whether a token stands on too many pages to find anything by it."""
    return sum(map(len, found)) > most


def packed(found: Lists, most: float) -> Lists:
    """The lists of a token as a file has them; of a common one those of titles, which a reader may well mean."""
    if is_common(found, most):
        found = [one if place >= TITLE and len(one) <= most else [] for place, one in enumerate(found)]
    last = max((place for place, one in enumerate(found) if one), default=-1)
    return [gaps(one) for one in found[: last + 1]]


def most_pages(count: int) -> float:
    """On how many of so many pages a word may stand; one on more is common."""
    return max(count * _COMMON, _COMMON_FROM)


def row_of(key: str, record: Record) -> list[str | int]:
    """What a hit shows of a page."""
    return [record.title, record.summary, address.strip_ending(key), _KINDS.index(record.kind)]


def index_file(pages: int, common: Iterable[str], shards: Iterable[str]) -> bytes:
    """What a reader's browser loads first."""
    return as_json({"part": PART, "pages": pages, "kinds": _KINDS, "common": sorted(common), "shards": sorted(shards)})


def index_address(locale: str) -> str:
    """Of the file that is loaded first."""
    return f"search/{locale}/index.json"


def shard_address(locale: str, name: str) -> str:
    """Of the file with the words that begin alike."""
    return f"search/{locale}/{name}.json"


def part_address(locale: str, number: int) -> str:
    """Of the file with the title of a page, by the page's number."""
    return f"search/{locale}/pages-{number // PART}.json"


def gaps(numbers: Sequence[int]) -> list[int]:
    """Rising numbers as their differences, which are shorter."""
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)] if numbers else []


def as_json(data: object) -> bytes:
    """A file that a reader's browser loads."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
