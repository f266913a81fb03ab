"""Repairs: only those that are certain, only the wrong characters, and a second run finds nothing to do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from refgen.dataclass import dataclass
from refgen.drift.finding import Finding
from refgen.ops import Page
from refgen.ops.write import Edit, edit_page


@dataclass(frozen=True, slots=True)
class FilePlan:
    """What is to be changed in one file."""

    file: str
    """Relative to the source root."""
    edits: tuple[Edit, ...]
    """In order; they never overlap."""
    findings: tuple[Finding, ...]
    """The findings that the edits answer."""


def plan_fixes(findings: Iterable[Finding]) -> tuple[FilePlan, ...]:
    """The repairs of some findings, file by file; of two that touch each other, the second waits for the next run."""
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.edits and finding.file:
            by_file[finding.file].append(finding)
    return tuple(_plan(file, by_file[file]) for file in sorted(by_file))


def _plan(file: str, findings: list[Finding]) -> FilePlan:
    taken: list[Edit] = []
    answered: list[Finding] = []
    for finding in sorted(findings, key=lambda one: (one.edits[0].start, -one.edits[0].end, one.check)):
        edits = [Edit(fix.start, fix.end, fix.text) for fix in finding.edits]
        fresh = [edit for edit in edits if edit not in taken]
        if not any(_touch(edit, other) for edit in fresh for other in taken):
            taken += fresh
            answered.append(finding)
    return FilePlan(file, tuple(sorted(taken, key=lambda edit: (edit.start, edit.end))), tuple(answered))


def _touch(one: Edit, other: Edit) -> bool:
    """Whether two edits change the same characters, or put something at the same place."""
    return (one.start < other.end and other.start < one.end) or one.start == other.start


def apply_fixes(plans: Iterable[FilePlan], pages: Mapping[str, Page]) -> dict[str, bytes]:
    """The new bytes of each file; `pages` are the parsed files by path. Nothing is written."""
    return {plan.file: edit_page(pages[plan.file], plan.edits) for plan in plans}
