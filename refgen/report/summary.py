"""Findings counted: by severity, check, locale and area."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from posixpath import basename, dirname
from typing import NamedTuple

from refgen.corpus.held import remembered
from refgen.corpus.runs import runs_of
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


class _Counted(NamedTuple):
    """Some findings, counted."""

    traits: Mapping[tuple[str, str], int]
    """By the name of a field of a summary, and what is counted there."""
    fixable: int
    machine: int
    pages: frozenset[tuple[str, str]]
    """Locale and path; other findings may stand on the same page."""


@remembered
def summarize(findings: Sequence[Finding]) -> Summary:
    """Count the findings."""
    counted = [*map(_counted, runs_of(tuple(findings)))]
    counts: dict[str, dict[str, int]] = {trait: defaultdict(int) for trait in _TRAITS}
    for one in counted:
        for (trait, name), count in one.traits.items():
            counts[trait][name] += count
    return Summary(
        total=len(findings),
        **{trait: dict(sorted(counts[trait].items())) for trait in _TRAITS},
        fixable=sum(one.fixable for one in counted),
        machine=sum(one.machine for one in counted),
        pages=len(frozenset[tuple[str, str]]().union(*(one.pages for one in counted))),
    )


@remembered
def _counted(findings: tuple[Finding, ...]) -> _Counted:
    return _Counted(
        Counter((trait, name_of(one)) for one in findings for trait, name_of in _TRAITS.items()),
        sum(bool(one.edits) for one in findings),
        sum(one.is_machine for one in findings),
        frozenset((one.locale, one.path) for one in findings),
    )


def area_of(path: str) -> str:
    """The folder that holds a page; `.` where it stands at the top."""
    return basename(dirname(path)) or "."


def exit_status(findings: Sequence[Finding], fail_on: Severity) -> int:
    """1 if a finding is as bad as that, else 0."""
    return int(any(one.severity.rank <= fail_on.rank for one in findings))


_TRAITS: Mapping[str, Callable[[Finding], str]] = {
    "by_severity": lambda one: one.severity.value,
    "by_check": lambda one: one.check,
    "by_locale": lambda one: one.locale,
    "by_area": lambda one: area_of(one.path),
}
"""What findings are counted by: fields of a summary."""
