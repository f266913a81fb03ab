"""Findings counted: by severity, check, locale and area."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from posixpath import basename, dirname

from refgen.cache.held import remembered
from refgen.cache.runs import runs_of
from refgen.dataclass import dataclass
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


_Page = tuple[str, str]
"""Locale and path."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """Some findings, counted."""

    traits: Mapping[tuple[str, str], int]
    """By the name of a field of a summary, and what is counted there."""
    fixable: int
    machine: int
    pages: int
    first: _Page | None = None
    """The first of the pages, which those before may end with, and the last."""
    last: _Page | None = None


@remembered
def summarize(findings: Sequence[Finding]) -> Summary:
    """Count the findings, of which those of a page stand together."""
    counted = _sum(map(_summed, runs_of(runs_of(tuple(findings)))))
    counts: dict[str, dict[str, int]] = {trait: {} for trait in _TRAITS}
    for (trait, name), count in sorted(counted.traits.items()):
        counts[trait][name] = count
    return Summary(total=len(findings), **counts, fixable=counted.fixable, machine=counted.machine, pages=counted.pages)


@remembered
def _summed(runs: tuple[tuple[Finding, ...], ...]) -> _Counted:
    return _sum(map(_counted, runs))


@remembered
def _counted(findings: tuple[Finding, ...]) -> _Counted:
    pages = [page for page, _ in groupby((one.locale, one.path) for one in findings)]
    return _Counted(
        Counter((trait, name_of(one)) for one in findings for trait, name_of in _TRAITS.items()),
        sum(bool(one.edits) for one in findings),
        sum(one.is_machine for one in findings),
        len(pages),
        pages[0],
        pages[-1],
    )


def _sum(parts: Iterable[_Counted]) -> _Counted:
    found = [*parts]
    traits: dict[tuple[str, str], int] = defaultdict(int)
    for one in found:
        for trait, count in one.traits.items():
            traits[trait] += count
    return _Counted(
        dict(traits),
        sum(one.fixable for one in found),
        sum(one.machine for one in found),
        sum(one.pages for one in found) - sum(one.last == other.first for one, other in pairwise(found)),
        found[0].first if found else None,
        found[-1].last if found else None,
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
