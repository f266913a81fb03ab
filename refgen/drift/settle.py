"""One cause, one finding: within a segment the most specific check speaks, across locales the canonical page does."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from refgen.align import AlignedPage
from refgen.drift.check import registry
from refgen.drift.finding import Finding


def settle(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of several pages in order, exact repetitions dropped."""
    unique = {(one.fingerprint, one.file, one.line, one.column): one for one in findings}
    return tuple(sorted(unique.values(), key=lambda one: (one.locale, one.path, one.line, one.column, one.check)))


def settle_locale(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of one locale of a page, without those that another one explains."""
    by_slot: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_slot[finding.slot].append(finding)
    kept = list(by_slot.pop(-1, ()))
    for group in by_slot.values():
        kept += _settle_segment(group) if len(group) > 1 else group
    return kept


def _settle_segment(findings: list[Finding]) -> list[Finding]:
    info = {name: check.info for name, check in registry().items()}
    covered = {name for finding in findings for name in info[finding.check].covers}
    coverers = {finding.check for finding in findings if info[finding.check].covers}
    kept: list[Finding] = []
    said: set[str] = set()
    for finding in sorted(findings, key=lambda one: (info[one.check].rank, one.column)):
        is_covered = finding.check in covered or ("*" in covered and finding.check not in coverers)
        if is_covered or (finding.evidence and any(part in said for part in finding.evidence)):
            continue
        said.update(finding.evidence)
        kept.append(finding)
    return kept


def settle_page(page: AlignedPage, findings: Sequence[Finding]) -> list[Finding]:
    """What is the same in every other locale is the canonical page's own, and is reported once, there.

    Two locales must agree at least; where the translation can be repaired for certain, every locale keeps its finding.
    """
    english = page.canonical.page.source.path
    others = {locale for locale, one in page.translations.items() if one.view.page.source.path != english}
    groups: dict[tuple[str, str, tuple[str, ...]], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.locale in others and finding.evidence and not finding.edits:
            groups[finding.check, finding.source, finding.evidence].append(finding)
    blamed = {
        id(finding): key
        for key, group in groups.items()
        if len(others) > 1 and {one.locale for one in group} == others
        for finding in group
    }
    kept = [finding for finding in findings if id(finding) not in blamed]
    kept += [_on_source(page, groups[key]) for key in dict.fromkeys(blamed.values())]
    return kept


def _on_source(page: AlignedPage, group: list[Finding]) -> Finding:
    """The finding of all locales as one about the canonical page."""
    first = group[0]
    source = page.canonical.page.source
    segment = next((one for one in page.segments if one.text == first.source), None)
    line, column = source.position(segment.start) if segment else (first.line, 1)
    home = next((name for name, one in page.translations.items() if one.view.page is page.canonical.page), page.canonical.locale)
    return replace(
        first, locale=home, line=line, column=column, file=source.path, fix=None, edits=(), slot=-1,
        message=f"{first.message}, in every other locale; so the English is to be looked at",
    )  # fmt: skip
