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
from zlib import crc32

from refgen.corpus.held import HELD, remembered, runs_of
from refgen.drift.finding import Finding
from refgen.drift.message import message_in
from refgen.text import Severity
from refgen.website import address
from refgen.website.markup.inline import quoted
from refgen.website.sentences.marks import finding_id
from refgen.website.site.view import Site

_COLUMNS = ("locale", "page", "line", "check", "severity", "message", "source", "target")
_PART = 64
"""Findings a part, on average: about a screen of the list."""
_MOST = 200
"""Findings a part."""
_ORDER = tuple(severity.value for severity in Severity)
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def findings_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """`drift/index.json`, `drift/<name>.json` and `drift.csv`."""
    given = site.given.findings
    # One filter at a time leaves rows that stand together: few parts have what a reader asks for.
    groups: dict[tuple[str, str, str], list[Finding]] = defaultdict(list)
    for one in given:
        groups[one.locale, one.severity.value, one.check].append(one)
    names = sorted(groups, key=lambda name: (name[0], _ORDER.index(name[1]), name[2]))
    locales = HELD.same(site.given.model.locales, __name__, "locales")
    keys = HELD.same(site.keys, __name__)
    parts: list[tuple[str, int]] = []
    for part in _cut(one for name in names for one in groups[name]):
        data = _part(locales, keys, *part)
        name = blake2b(data, digest_size=8).hexdigest()
        parts.append((name, len(part)))
        yield f"drift/{name}.json", data
    yield "drift/index.json", _index({name: groups[name] for name in names}, parts)
    yield "drift.csv", b"".join((_lines((_COLUMNS,)), *map(_table, runs_of(given))))


def _cut(findings: Iterable[Finding]) -> Iterator[tuple[Finding, ...]]:
    part: list[Finding] = []
    for one in findings:
        part.append(one)
        if len(part) == _MOST or not crc32(one.fingerprint.encode()) % _PART:
            yield tuple(part)
            part = []
    if part:
        yield tuple(part)


@remembered
def _part(locales: tuple[str, ...], keys: frozenset[str], *findings: Finding) -> bytes:
    listed = [_listed(one, keys) for one in findings]
    messages = {str(one.message): one.message for one in findings}
    said = _json({locale: _said(messages, locale) for locale in locales})
    return b'{"findings":[%b],"messages":%b}' % (b",".join(listed), said)


def _said(messages: Mapping[str, str], locale: str) -> dict[str, str]:
    """What messages read in a language, by their English; those that it has no words for are absent."""
    said = ((english, message_in(message, locale)) for english, message in messages.items())
    return {english: text for english, text in said if text != english}


def _index(groups: Mapping[tuple[str, str, str], Sequence[Finding]], parts: Sequence[tuple[str, int]]) -> bytes:
    """The parts and how much each holds; for each finding in them, the numbers of what it is about in four lists."""
    locales, severities, checks = (_numbered(column) for column in zip(*groups, strict=True)) if groups else ({},) * 3
    pages = _numbered(one.path for found in groups.values() for one in found)
    rows = [
        f"[{locales[locale]},{pages[one.path]},{checks[check]},{severities[severity]}]"
        for (locale, severity, check), found in groups.items()
        for one in found
    ]
    lists = {"locale": [*locales], "page": [*pages], "check": [*checks], "severity": [*severities]}
    head = _json({"version": 3, "parts": parts, **lists})[:-1]
    return b'%b,"rows":[%b]}' % (head, ",".join(rows).encode())


def _numbered(values: Iterable[str]) -> dict[str, int]:
    """The different values with their numbers, in the order in which they first come."""
    return {value: number for number, value in enumerate(dict.fromkeys(values))}


def _cells(one: Finding) -> tuple[str | int, ...]:
    return one.locale, one.path, one.line, one.check, one.severity.value, one.message, one.source, one.target


def _listed(one: Finding, pages: frozenset[str]) -> bytes:
    is_shown = one.path in pages
    url = f"{address.page_address(one.locale, one.path)}#{finding_id(one.fingerprint)}" if is_shown else None
    words = {"source": quoted(one.source), "target": quoted(one.target)}
    return _json({**dict(zip(_COLUMNS, _cells(one), strict=True)), **words, "url": url})


@remembered
def _table(findings: tuple[Finding, ...]) -> bytes:
    # A cell that begins like a formula would be run by spreadsheets.
    return _lines([f"'{cell}" if str(cell)[:1] in set("=+-@\t") else cell for cell in _cells(one)] for one in findings)


def _lines(rows: Iterable[Sequence[str | int]]) -> bytes:
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n").writerows(rows)
    return lines.getvalue().encode("utf-8", "replace")


def _json(data: object) -> bytes:
    return _ENCODER.encode(data).encode("utf-8", "replace")
