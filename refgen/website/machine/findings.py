"""The findings as the dashboard's list loads them, in parts, and as a table for spreadsheets.

A reader sees fifty of what may be thousands: `drift/index.json` has what filters need of all of them, and the words of each
stand in parts, which are loaded as they are shown. What a part holds decides where it ends and what it is called, so that a
finding more makes one part another one, and leaves those behind it alone.
"""

import csv
import io
import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import chain
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from refgen.drift.finding import Finding
from refgen.drift.message import message_in
from refgen.website import address
from refgen.website.markup.inline import quoted
from refgen.website.sentences.marks import finding_id
from refgen.website.site.found import Found
from refgen.website.site.view import Site

_COLUMNS = ("locale", "page", "line", "check", "severity", "message", "source", "target")
_FILTERS = ("locale", "page", "check", "severity")
INDEX = "drift/index.json"
TABLE = "drift.csv"
_FORMULAS = ("=", "+", "-", "@", "\t")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Row(NamedTuple):
    """A finding as a part has it."""

    listed: Mapping[str, Any]
    said: Mapping[str, str]
    """By locale what its message reads there; those that have no words for it are absent."""


def part_file(site: Site, findings: Sequence[Finding], known: Sequence[Row | None] | None = None) -> tuple[str, bytes]:
    """`drift/<name>.json`, a part; a finding with a row that is known is not read."""
    locales = site.given.model.locales
    listed: list[Mapping[str, Any]] = []
    messages: dict[str, Mapping[str, str]] = {}
    for one, row in zip(findings, known or [None] * len(findings), strict=True):
        listed.append(row.listed if row else _listed(one, site))
        message = listed[-1]["message"]
        if message not in messages:
            messages[message] = row.said if row else _said(message, locales)
    said = {locale: {one: some[locale] for one, some in messages.items() if locale in some} for locale in locales}
    data = _json({"findings": listed, "messages": said})
    return f"drift/{blake2b(data, digest_size=8).hexdigest()}.json", data


def rows_of(data: bytes) -> list[Row]:
    """The rows of a part."""
    part = json.loads(data)
    return [Row(one, _said_in(part["messages"], one["message"])) for one in part["findings"]]


def _said_in(messages: Mapping[str, Mapping[str, str]], message: str) -> Mapping[str, str]:
    return {locale: some[message] for locale, some in messages.items() if message in some}


def index_file(found: Found, parts: Iterable[tuple[str, int]]) -> tuple[str, bytes]:
    """`INDEX`: the parts by address and how much each holds, and what filters need of each finding.

    That is the numbers of what it is about in four lists; the findings are in the order of the list.
    """
    groups = found.listed
    paths = [[found.places[number][1] for number in numbers] for numbers in groups.values()]
    pages = _numbered(chain.from_iterable(paths))
    locales, severities, checks = map(_numbered, zip(*groups, strict=True)) if groups else ({}, {}, {})
    rows = []
    for group, inside in zip(groups, paths, strict=True):
        before, behind = f"[{locales[group.locale]},", f",{checks[group.check]},{severities[group.severity]}]"
        # What stands around the numbers of their pages is the same in all rows of a group.
        rows.append(before + f"{behind},{before}".join([pages[path] for path in inside]) + behind)
    named = [(PurePosixPath(name).stem, count) for name, count in parts]
    lists = dict(zip(_FILTERS, map(list, (locales, pages, checks, severities)), strict=True))
    head = _json({"version": 3, "parts": named, **lists})[:-1]
    return INDEX, b'%b,"rows":[%b]}' % (head, ",".join(rows).encode())


def table_head() -> bytes:
    """The first line of the table for spreadsheets, behind the mark by which they know UTF-8; programs have `drift.json`."""
    return BOM_UTF8 + _lines((_COLUMNS,))


def table_rows(findings: Iterable[Finding]) -> bytes:
    """The lines of some findings in that table, as CSV in UTF-8.

    In a flat folder a page is named by its file: the key that it has on the site names none.
    """
    return _lines([[_inert(cell) for cell in _cells(one, _written_in(one))] for one in findings])


def _written_in(one: Finding) -> str:
    return one.path if one.file.endswith(f"/{one.path}") else one.file or one.path


def _lines(rows: Iterable[Sequence[str | int]]) -> bytes:
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n").writerows(rows)
    return lines.getvalue().encode("utf-8", "replace")


def _said(message: str, locales: Iterable[str]) -> Mapping[str, str]:
    """What a message reads in other languages; those that have no words for it are absent."""
    said = ((locale, message_in(message, locale)) for locale in locales)
    return {locale: text for locale, text in said if text != message}


def _numbered(values: Iterable[str]) -> dict[str, str]:
    """The different values with their numbers, in the order in which they first come."""
    return {value: str(number) for number, value in enumerate(dict.fromkeys(values))}


def _cells(one: Finding, page: str) -> tuple[str | int, ...]:
    return one.locale, page, one.line, one.check, one.severity.value, one.message, one.source, one.target


def _listed(one: Finding, site: Site) -> Mapping[str, Any]:
    # A language of which no file can be read has no pages at all.
    is_shown = one.path in site.keys and one.locale in site.given.model.locales
    url = f"{address.page_address(one.locale, one.path)}#{finding_id(one.fingerprint)}" if is_shown else None
    words = {"source": quoted(one.source), "target": quoted(one.target)}
    return {**dict(zip(_COLUMNS, _cells(one, one.path), strict=True)), **words, "url": url}


def _inert(cell: str | int) -> str | int:
    """A cell that begins like a formula would be run by spreadsheets."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULAS) else cell


def _json(data: object) -> bytes:
    return _ENCODER.encode(data).encode("utf-8", "replace")
