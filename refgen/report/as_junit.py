"""JUnit XML: one test case a finding, one suite a locale; facts (`info`) are no failures."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from refgen.drift.finding import Finding
from refgen.text import Severity
from refgen.text.xml import without_illegal


def render(findings: Sequence[Finding]) -> bytes:
    """The suites; a locale without findings is not in them."""
    failures = sum(one.severity is not Severity.INFO for one in findings)
    rows = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="refgen drift" tests="{len(findings)}" failures="{failures}">',
    ]
    for locale in sorted({one.locale for one in findings}):
        group = [one for one in findings if one.locale == locale]
        failed = sum(one.severity is not Severity.INFO for one in group)
        rows.append(f'<testsuite name={_attribute(locale)} tests="{len(group)}" failures="{failed}">')
        rows += [_case(one) for one in group]
        rows.append("</testsuite>")
    return "\n".join([*rows, "</testsuites>", ""]).encode("utf-8", "replace")


def _case(finding: Finding) -> str:
    name = f"{finding.path}:{finding.line}:{finding.column} {finding.check}"
    head = f'<testcase classname={_attribute(finding.check)} name={_attribute(name)} file={_attribute(finding.file)} line="{finding.line}"'
    if finding.severity is Severity.INFO:
        return f"{head}/>"
    body = f"source: {finding.source}\ntarget: {finding.target}" + (
        f"\nfix: {finding.fix}" if finding.fix is not None else ""
    )
    failure = f"<failure type={_attribute(finding.severity.value)} message={_attribute(finding.message)}>{escape(without_illegal(body))}</failure>"
    return f"{head}>{failure}</testcase>"


def _attribute(text: str) -> str:
    return quoteattr(without_illegal(text))
