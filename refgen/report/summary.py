"""Findings counted: by severity, check, locale and area."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from refgen.drift.finding import Finding
from refgen.text import Severity


@dataclass(frozen=True, slots=True)
class Summary:
    """How many findings there are. Every mapping is sorted by key."""

    total: int
    by_severity: Mapping[str, int]
    by_check: Mapping[str, int]
    by_locale: Mapping[str, int]
    by_area: Mapping[str, int]
    """By the folder that holds the page; `.` for the top."""
    fixable: int
    """How many `--fix` repairs."""
    machine: int
    """How many stand on pages that say a machine translated them."""
    pages: int
    """Pages with a finding."""


def summarize(findings: Sequence[Finding]) -> Summary:
    """Count the findings."""
    return Summary(
        total=len(findings),
        by_severity=_count(one.severity.value for one in findings),
        by_check=_count(one.check for one in findings),
        by_locale=_count(one.locale for one in findings),
        by_area=_count(area_of(one.path) for one in findings),
        fixable=sum(bool(one.edits) for one in findings),
        machine=sum(one.is_machine for one in findings),
        pages=len({(one.locale, one.path) for one in findings}),
    )


@cache
def area_of(path: str) -> str:
    """The folder that holds a page; `.` where it stands at the top."""
    return PurePosixPath(path).parent.name or "."


def exit_status(findings: Sequence[Finding], fail_on: Severity) -> int:
    """1 if a finding is as bad as that, else 0."""
    return int(any(one.severity.rank <= fail_on.rank for one in findings))


def _count(values: Iterable[str]) -> Mapping[str, int]:
    counts = Counter(values)
    return {key: counts[key] for key in sorted(counts)}
