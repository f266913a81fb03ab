"""The whole table of contents of each locale, in parts that a reader's browser loads when they are opened.

Pages carry their surroundings only: the tree on each of them is what makes such sites huge. An entry is
`[name, page]`, `[name, page, [entries]]` or `[name, page, "part"]`; `page` is a key without its ending, or null. Behind that
stands the language of a name that is in another than the contents, as in `[name, page, null, "fr-FR"]`.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from refgen.api.model import Api, Kind
from refgen.corpus import TocNode
from refgen.locales.names import language_tag
from refgen.website import address
from refgen.website.site.catalog import label_of
from refgen.website.site.lone import lone_methods
from refgen.website.site.view import Site


def contents(site: Site, locale: str) -> Iterator[tuple[str, bytes]]:
    """`contents/<locale>/index.json`, and a file for each entry of the second level that has something below it."""
    folder = f"contents/{locale}"
    listed: list[Any] = []
    number = 0
    roots = site.catalog.contents.get(locale)
    for root in _of_model(site, locale) if roots is None else roots:
        below: list[Any] = []
        for child in root.children:
            if child.children:
                yield f"{folder}/{number}.json", _json([_entry(one, site) for one in child.children])
                below.append([*_head(child, site), *_tail(child, str(number))])
                number += 1
            else:
                below.append([*_head(child, site), *_tail(child, None)])
        listed.append([*_head(root, site), *_tail(root, below or None)])
    yield f"{folder}/index.json", _json(listed)


def _head(node: TocNode, site: Site) -> list[Any]:
    return [node.name, address.strip_ending(node.target) if node.target and node.target in site.keys else None]


def _tail(node: TocNode, below: Any) -> list[Any]:
    """What follows the head of an entry."""
    if node.spoken:
        return [below, language_tag(node.spoken)]
    return [] if below is None else [below]


def _entry(node: TocNode, site: Site) -> list[Any]:
    head = _head(node, site)
    return [*head, *_tail(node, [_entry(child, site) for child in node.children] if node.children else None)]


def _of_model(site: Site, locale: str) -> Iterator[TocNode]:
    """What stands in for a table of contents where there is none: areas, and in them all pages by name, methods below what they are of."""
    areas: dict[str, list[TocNode]] = defaultdict(list)
    for api in site.given.model.apis:
        if api.kind is not Kind.METHOD:
            areas[api.area].append(
                TocNode(label_of(api, locale), api.page, _below(site.catalog.methods.get(api.id, ())))
            )
    for owner, methods in lone_methods(site, {*Kind} - {Kind.METHOD}).items():
        for area in {one.area: None for one in methods}:
            inside = _below(one for one in methods if one.area == area)
            areas[area].extend([TocNode(owner, None, inside)] if owner else inside)
    for area, nodes in sorted(areas.items()):
        yield TocNode(area or site.name(locale), None, tuple(sorted(nodes, key=lambda node: node.name.lower())))


def _below(methods: Iterable[Api]) -> tuple[TocNode, ...]:
    return tuple(TocNode(one.name, one.page) for one in methods)


def _json(data: Sequence[Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
