"""HTML: a fragment to be put into any page; every text from a page is escaped."""

from collections.abc import Mapping, Sequence
from html import escape

from refgen.drift.finding import Finding
from refgen.report.summary import summarize
from refgen.text.counted import counted


def render(findings: Sequence[Finding]) -> bytes:
    """The totals, then a table of all findings; the data attributes are for scripts to filter by."""
    summary = summarize(findings)
    found = "finding" if summary.total == 1 else "findings"
    pages = counted(summary.pages, "page")
    rows = [
        '<section class="refgen-drift">',
        f'<p class="refgen-drift-total"><strong>{summary.total}</strong> {found} on {pages}, {summary.fixable} with a certain repair</p>',
        _counts("Severity", summary.by_severity),
        _counts("Check", summary.by_check),
        _counts("Locale", summary.by_locale),
        _counts("Area", summary.by_area),
        '<table class="refgen-drift-findings"><thead><tr><th>Severity</th><th>Check</th><th>Place</th><th>Finding</th></tr></thead><tbody>',
        *(_row(finding) for finding in findings),
        "</tbody></table>",
        "</section>",
    ]
    return "\n".join([*rows, ""]).encode()


def _counts(title: str, counts: Mapping[str, int]) -> str:
    cells = "".join(f"<tr><td>{_text(name)}</td><td>{count}</td></tr>" for name, count in counts.items())
    return f'<table class="refgen-drift-counts"><thead><tr><th>{title}</th><th>Findings</th></tr></thead><tbody>{cells}</tbody></table>'


def _row(finding: Finding) -> str:
    data = f'data-severity="{finding.severity.value}" data-check="{_text(finding.check)}" data-locale="{_text(finding.locale)}" data-machine="{str(finding.is_machine).lower()}"'
    place = f"{_text(finding.locale)}/{_text(finding.path)}:{finding.line}"
    texts = "".join(
        f"<dt>{name}</dt><dd>{_text(text)}</dd>"
        for name, text in (("source", finding.source), ("target", finding.target), ("fix", finding.fix or ""))
        if text
    )
    return (
        f'<tr {data} id="f-{_text(finding.fingerprint)}"><td>{finding.severity.value}</td><td><code>{_text(finding.check)}</code></td>'
        f"<td>{place}</td><td>{_text(finding.message)}<dl>{texts}</dl></td></tr>"
    )


def _text(text: str) -> str:
    return escape(text.encode("utf-8", "replace").decode(), quote=True)
