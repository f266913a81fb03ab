"""The findings as the dashboard's list loads them, in parts, and as a table for spreadsheets.

A reader sees fifty of what may be thousands: `drift/index.json` has what filters need of all of them, and the words of each
stand in parts, which are loaded as they are shown.
"""

import csv
import io
import json
from collections.abc import Iterator, Sequence

from refgen.corpus.held import HELD, in_runs, remembered
from refgen.drift.finding import Finding
from refgen.drift.message import message_in
from refgen.text import Severity
from refgen.website import address
from refgen.website.markup.inline import quoted
from refgen.website.sentences.marks import finding_id
from refgen.website.site.view import Site

_COLUMNS = ("locale", "page", "line", "check", "severity", "message", "source", "target")
_PART = 100
"""Findings a part: two screens of the list."""
_ORDER = tuple(severity.value for severity in Severity)


def findings_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """`drift/index.json`, `drift/<number>.json` and `drift.csv`."""
    given = site.given.findings
    # One filter at a time leaves rows that stand together: few parts have what a reader asks for.
    places = in_runs(_place, given)
    ordered = [given[number] for number in sorted(range(len(given)), key=places.__getitem__)]
    yield "drift/index.json", _index(ordered).encode("utf-8", "replace")
    locales = HELD.same(tuple(site.given.model.locales), __name__, "locales")
    listed = in_runs(_listed, ordered, HELD.same(site.keys, __name__))
    said = in_runs(_said, ordered, locales)
    for number, start in enumerate(range(0, len(ordered), _PART)):
        part = slice(start, start + _PART)
        text = f'{{"findings":[{",".join(listed[part])}],"messages":{_messages(locales, *said[part])}}}'
        yield f"drift/{number}.json", text.encode("utf-8", "replace")
    yield "drift.csv", "".join((_line(_COLUMNS), *in_runs(_tabled, given))).encode("utf-8", "replace")


@remembered
def _messages(locales: tuple[str, ...], *said: tuple[str, ...]) -> str:
    """By locale, what each message reads in its language, by its English; those that it has no words for are absent."""
    return _json(
        {
            locale: {english: texts[number] for english, *texts in said if texts[number] != english}
            for number, locale in enumerate(locales)
        }
    )


def _said(one: Finding, locales: tuple[str, ...]) -> tuple[str, ...]:
    """A message in English, and in each of the languages."""
    return str(one.message), *(message_in(one.message, locale) for locale in locales)


def _place(one: Finding) -> tuple[str, int, str, str, int, str]:
    return one.locale, _ORDER.index(one.severity.value), one.check, one.path, one.line, one.fingerprint


def _index(ordered: Sequence[Finding]) -> str:
    """For each finding, as it stands in the parts, the numbers of its locale, page, check and severity in four lists."""
    names = ("locale", "page", "check", "severity")
    columns = list(zip(*in_runs(_facts, ordered), strict=True)) or [()] * len(names)
    lists = [list(dict.fromkeys(column)) for column in columns]
    numbers = [{value: number for number, value in enumerate(values)} for values in lists]
    rows = list(
        zip(*(map(known.__getitem__, column) for known, column in zip(numbers, columns, strict=True)), strict=True)
    )
    return _json({"version": 2, "part": _PART, **dict(zip(names, lists, strict=True)), "rows": rows})


def _facts(one: Finding) -> tuple[str, str, str, str]:
    return one.locale, one.path, one.check, one.severity.value


def _cells(one: Finding) -> tuple[str | int, ...]:
    return one.locale, one.path, one.line, one.check, one.severity.value, one.message, one.source, one.target


def _listed(one: Finding, pages: frozenset[str]) -> str:
    is_shown = one.path in pages
    url = f"{address.page_address(one.locale, one.path)}#{finding_id(one.fingerprint)}" if is_shown else None
    words = {"source": quoted(one.source), "target": quoted(one.target)}
    return _json({**dict(zip(_COLUMNS, _cells(one), strict=True)), **words, "url": url})


def _tabled(one: Finding) -> str:
    # A cell that begins like a formula would be run by spreadsheets.
    return _line([f"'{cell}" if str(cell)[:1] in set("=+-@\t") else cell for cell in _cells(one)])


def _line(cells: Sequence[str | int]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
