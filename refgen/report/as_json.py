"""JSON for programs; `drift.schema.json` beside this file describes it."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from refgen.cache.runs import runs_of
from refgen.cache.stretch import Part, remade
from refgen.drift.finding import Finding
from refgen.report.rows import joined, leads, row, with_rows
from refgen.report.summary import summarize

VERSION = 1


def render(findings: Sequence[Finding]) -> tuple[Part, ...]:
    """The whole report."""
    head = {"version": VERSION, "summary": asdict(summarize(findings))}
    return with_rows(head, "findings", map(_rows, runs_of(tuple(findings)), leads()))


@remade
def _rows(findings: tuple[Finding, ...], lead: bytes) -> bytes:
    return joined(lead, (row(encode(one)) for one in findings))


def encode(finding: Finding) -> dict[str, Any]:
    """One finding."""
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "locale": finding.locale,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "source": finding.source,
        "target": finding.target,
        "fix": finding.fix,
        "fingerprint": finding.fingerprint,
        "file": finding.file,
        "machine": finding.is_machine,
        "score": finding.score,
    }
