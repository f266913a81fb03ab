"""The findings as the dashboard's list loads them, and as a table for spreadsheets."""

import csv
import io
import json
from collections.abc import Iterator, Sequence

from refgen.corpus.held import HELD, in_runs
from refgen.drift.finding import Finding
from refgen.drift.message import message_in
from refgen.website import address
from refgen.website.marks import finding_id
from refgen.website.view import Site

_COLUMNS = ("locale", "page", "line", "check", "severity", "message", "source", "target")


def findings_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """`drift/findings.json`, `drift/messages-<locale>.json` and `drift.csv`."""
    findings = site.given.findings
    keys = HELD.same(site.keys, __name__)
    listed = ",".join(in_runs(_listed, findings, keys))
    yield "drift/findings.json", f'{{"version":1,"findings":[{listed}]}}'.encode("utf-8", "replace")
    yield from _messages(site)
    yield "drift.csv", "".join((_line(_COLUMNS), *in_runs(_tabled, findings))).encode("utf-8", "replace")


def _cells(one: Finding) -> tuple[str | int, ...]:
    return one.locale, one.path, one.line, one.check, one.severity.value, one.message, one.source, one.target


def _listed(one: Finding, pages: frozenset[str]) -> str:
    is_shown = one.path in pages
    url = f"{address.page_address(one.locale, one.path)}#{finding_id(one.fingerprint)}" if is_shown else None
    return _json({**dict(zip(_COLUMNS, _cells(one), strict=True)), "url": url})


def _tabled(one: Finding) -> str:
    # A cell that begins like a formula would be run by spreadsheets.
    return _line([f"'{cell}" if str(cell)[:1] in set("=+-@\t") else cell for cell in _cells(one)])


def _line(cells: Sequence[str | int]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _messages(site: Site) -> Iterator[tuple[str, bytes]]:
    """What each message reads in a locale's language, by its English; those that it has no words for are absent."""
    distinct = tuple({one.message: one.message for one in site.given.findings}.values())
    for locale in site.given.model.locales:
        texts = in_runs(message_in, distinct, locale)
        said = {str(one): text for one, text in zip(distinct, texts, strict=True) if text != one}
        yield f"drift/messages-{locale}.json", _json(said).encode("utf-8", "replace")


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
