"""Findings counted: by severity, check, locale and area."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from posixpath import basename, dirname
from typing import Any

from refgen.corpus.held import remembered
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


@remembered
def summarize(findings: Sequence[Finding]) -> Summary:
    """Count the findings."""
    return Summary(
        total=len(findings),
        by_severity=_count(findings, "severity", lambda severity: severity.value),
        by_check=_count(findings, "check", str),
        by_locale=_count(findings, "locale", str),
        by_area=_count(findings, "path", area_of),
        fixable=sum(bool(one.edits) for one in findings),
        machine=sum(one.is_machine for one in findings),
        pages=len({(one.locale, one.path) for one in findings}),
    )


def area_of(path: str) -> str:
    """The folder that holds a page; `.` where it stands at the top."""
    return basename(dirname(path)) or "."


def exit_status(findings: Sequence[Finding], fail_on: Severity) -> int:
    """1 if a finding is as bad as that, else 0."""
    return int(any(one.severity.rank <= fail_on.rank for one in findings))


def _count(findings: Sequence[Finding], trait: str, named: Callable[[Any], str]) -> Mapping[str, int]:
    """By name, sorted; few traits are named, since many findings share each."""
    counts: Counter[str] = Counter()
    for value, count in Counter(map(attrgetter(trait), findings)).items():
        counts[named(value)] += count
    return dict(sorted(counts.items()))
