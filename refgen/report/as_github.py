"""Annotations of GitHub Actions: one workflow command a finding.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Sequence

from refgen.drift.finding import Finding

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(findings: Sequence[Finding]) -> bytes:
    """The commands, one a line."""
    return "".join(_command(finding) for finding in findings).encode("utf-8", "replace")


def _command(finding: Finding) -> str:
    text = finding.message if finding.fix is None else f"{finding.message}\nFix: {finding.fix}"
    level = _LEVELS[finding.severity.value]
    place = f"file={_property(finding.file)},line={finding.line},col={finding.column},title={_property(finding.check)}"
    return f"::{level} {place}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
