"""The findings as the dashboard's list loads them, in parts, and as a table for spreadsheets.

A reader sees fifty of what may be thousands: `drift/index.json` has what filters need of all of them, and the words of each
stand in parts, which are loaded as they are shown. What a part holds decides where it ends and what it is called, so that a
finding more makes one part another one, and leaves those behind it alone.
"""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import chain
from pathlib import PurePosixPath

from refgen.drift.finding import Finding
from refgen.drift.message import message_in
from refgen.text import Severity
from refgen.website import address
from refgen.website.markup.inline import quoted
from refgen.website.sentences.marks import finding_id
from refgen.website.site.found import Found
from refgen.website.site.view import Site

_COLUMNS = ("locale", "page", "line", "check", "severity", "message", "source", "target")
_FILTERS = ("locale", "page", "check", "severity")
INDEX = "drift/index.json"
TABLE = "drift.csv"
_MOST = 200
"""Findings a part."""
_ORDER = tuple(severity.value for severity in Severity)
_FORMULAS = ("=", "+", "-", "@", "\t")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def cut(found: Iterable[Found]) -> Iterator[Sequence[Found]]:
    """Findings in parts."""
    part: list[Found] = []
    for one in found:
        part.append(one)
        if one.ends_part or len(part) == _MOST:
            yield part
            part = []
    if part:
        yield part


def in_order_of_list(found: Iterable[Found]) -> list[Sequence[Found]]:
    """In the groups in which the dashboard lists them: one filter at a time leaves rows that stand together."""
    groups: dict[tuple[str, str, str], list[Found]] = defaultdict(list)
    for one in found:
        groups[one.group].append(one)
    names = sorted(groups, key=lambda name: (name[0], _ORDER.index(name[1]), name[2]))
    return [groups[name] for name in names]


def part_file(site: Site, found: Iterable[Found]) -> tuple[str, bytes]:
    """`drift/<name>.json`, a part."""
    findings = [one.finding for one in found]
    listed = [_listed(one, site.keys) for one in findings]
    messages = {str(one.message): one.message for one in findings}
    said = _json({locale: _said(messages, locale) for locale in site.given.model.locales})
    data = b'{"findings":[%b],"messages":%b}' % (b",".join(listed), said)
    return f"drift/{blake2b(data, digest_size=8).hexdigest()}.json", data


def index_file(groups: Sequence[Sequence[Found]], parts: Iterable[tuple[str, int]]) -> tuple[str, bytes]:
    """`INDEX`: the parts by address and how much each holds, and what filters need of each finding.

    That is the numbers of what it is about in four lists; the findings are in the order of the list.
    """
    paths = [[one.place[1] for one in group] for group in groups]
    pages = _numbered(chain.from_iterable(paths))
    locales, severities, checks = (_numbered(group[0].group[place] for group in groups) for place in range(3))
    rows = []
    for (first, *_), inside in zip(groups, paths, strict=True):
        locale, severity, check = first.group
        before, behind = f"[{locales[locale]},", f",{checks[check]},{severities[severity]}]"
        # What stands around the numbers of their pages is the same in all rows of a group.
        rows.append(before + f"{behind},{before}".join([pages[path] for path in inside]) + behind)
    named = [(PurePosixPath(name).stem, count) for name, count in parts]
    lists = dict(zip(_FILTERS, map(list, (locales, pages, checks, severities)), strict=True))
    head = _json({"version": 3, "parts": named, **lists})[:-1]
    return INDEX, b'%b,"rows":[%b]}' % (head, ",".join(rows).encode())


def table_head() -> bytes:
    """The first line of the table for spreadsheets."""
    return _lines((_COLUMNS,))


def table_rows(found: Iterable[Found]) -> bytes:
    """Some more lines."""
    return _lines([[_inert(cell) for cell in _cells(one.finding)] for one in found])


def _lines(rows: Iterable[Sequence[str | int]]) -> bytes:
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n").writerows(rows)
    return lines.getvalue().encode("utf-8", "replace")


def _said(messages: Mapping[str, str], locale: str) -> dict[str, str]:
    """What messages read in a language, by their English; those that it has no words for are absent."""
    said = ((english, message_in(message, locale)) for english, message in messages.items())
    return {english: text for english, text in said if text != english}


def _numbered(values: Iterable[str]) -> dict[str, str]:
    """The different values with their numbers, in the order in which they first come."""
    return {value: str(number) for number, value in enumerate(dict.fromkeys(values))}


def _cells(one: Finding) -> tuple[str | int, ...]:
    return one.locale, one.path, one.line, one.check, one.severity.value, one.message, one.source, one.target


def _listed(one: Finding, pages: frozenset[str]) -> bytes:
    is_shown = one.path in pages
    url = f"{address.page_address(one.locale, one.path)}#{finding_id(one.fingerprint)}" if is_shown else None
    words = {"source": quoted(one.source), "target": quoted(one.target)}
    return _json({**dict(zip(_COLUMNS, _cells(one), strict=True)), **words, "url": url})


def _inert(cell: str | int) -> str | int:
    """A cell that begins like a formula would be run by spreadsheets."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULAS) else cell


def _json(data: object) -> bytes:
    return _ENCODER.encode(data).encode("utf-8", "replace")
