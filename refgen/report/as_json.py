"""JSON for programs; `drift.schema.json` beside this file describes it."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from refgen.drift.finding import Finding
from refgen.report.summary import summarize

VERSION = 1


def render(findings: Sequence[Finding]) -> str:
    """The whole report."""
    data = {"version": VERSION, "summary": asdict(summarize(findings)), "findings": [encode(one) for one in findings]}
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode() + "\n"


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
