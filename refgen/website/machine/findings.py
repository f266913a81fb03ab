"""The findings as the dashboard's list loads them, and as a table for spreadsheets."""

import csv
import io
import json
from collections.abc import Iterator

from refgen.drift.message import message_in
from refgen.website import address
from refgen.website.marks import finding_id
from refgen.website.view import Site

_COLUMNS = ("locale", "page", "line", "check", "severity", "message", "source", "target")


def findings_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """`drift/findings.json`, `drift/messages-<locale>.json` and `drift.csv`."""
    rows = [
        (one.locale, one.path, one.line, one.check, one.severity.value, one.message, one.source, one.target)
        for one in site.given.findings
    ]
    listed = [
        {
            **dict(zip(_COLUMNS, row, strict=True)),
            "url": f"{address.page_address(one.locale, one.path)}#{finding_id(one.fingerprint)}"
            if one.path in site.keys
            else None,
        }
        for row, one in zip(rows, site.given.findings, strict=True)
    ]
    text = json.dumps({"version": 1, "findings": listed}, ensure_ascii=False, separators=(",", ":"))
    yield "drift/findings.json", text.encode("utf-8", "replace")
    yield from _messages(site)
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS)
    # A cell that begins like a formula would be run by spreadsheets.
    writer.writerows([f"'{cell}" if str(cell)[:1] in set("=+-@\t") else cell for cell in row] for row in rows)
    yield "drift.csv", table.getvalue().encode("utf-8", "replace")


def _messages(site: Site) -> Iterator[tuple[str, bytes]]:
    """What each message reads in a locale's language, by its English; those that it has no words for are absent."""
    distinct = {one.message: one.message for one in site.given.findings}.values()
    for locale in site.given.model.locales:
        said = {str(one): text for one in distinct if (text := message_in(one, locale)) != one}
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        yield f"drift/messages-{locale}.json", text.encode("utf-8", "replace")
