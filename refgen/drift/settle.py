"""One cause, one finding: within a segment the most specific check speaks, across locales the canonical page does."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from operator import attrgetter

from refgen.align import AlignedPage, Both
from refgen.drift.check import Family, Info, Scope, registry
from refgen.drift.facts import facts
from refgen.drift.finding import Finding
from refgen.drift.message import say
from refgen.drift.tokens import Kind

_COPIED = (Kind.CODE, Kind.NAME, Kind.FILE, Kind.HEX, Kind.GUID, Kind.VERSION, Kind.NUMBER)
_PLACE = attrgetter("fingerprint", "file", "line", "column")
_SPOT = attrgetter("file", "line", "column")
_ORDER = attrgetter("locale", "path", "line", "column", "check")
_BYTE = re.compile("[\udc80-\udcff]")
"""A byte that is not UTF-8: `unreadable` tells it once of the file, and whatever else it does to a text follows from it."""


@cache
def _info() -> Mapping[str, Info]:
    return {name: check.info for name, check in registry().items()}


def settle(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of several pages in order, exact repetitions dropped."""
    unique = {_PLACE(one): one for one in findings}
    return tuple(sorted(unique.values(), key=_ORDER))


def without_covered(beyond: Iterable[Finding], findings: Iterable[Finding]) -> list[Finding]:
    """What was found by comparing pages, without what the findings of a page explain at the same place."""
    covers: dict[tuple[str, int, int], set[str]] = defaultdict(set)
    info = _info()
    for one in findings:
        if one.check in info:  # what a comment has to say of itself is of no check
            covers[one.file, one.line, one.column].update(info[one.check].covers)
    return [one for one in beyond if not (one.source and _is_covered(one, covers.get(_SPOT(one), frozenset())))]


def _is_covered(finding: Finding, covers: Collection[str]) -> bool:
    return _info()[finding.check].scope is Scope.CORPUS and not {finding.check, "*"}.isdisjoint(covers)


def settle_locale(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of one locale of a page, without those that another one explains."""
    groups: dict[tuple[int, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.slot, finding.line if finding.slot < 0 else 0].append(finding)
    kept: list[Finding] = []
    for group in groups.values():
        kept += _settle_segment(group) if len(group) > 1 else group
    repeated = _repeated(kept)
    roots = {one.line for one in kept if _is_root(one)}
    return [
        one
        for one in kept
        if one not in repeated
        and (one.line not in roots or _is_root(one))
        and not any(map(_BYTE.fullmatch, one.evidence))
    ]


def _is_root(finding: Finding) -> bool:
    return _info()[finding.check].is_root


def _repeated(findings: Sequence[Finding]) -> list[Finding]:
    """Staleness that a finding before it already tells: the same change in the same paragraph."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    again = []
    for finding in sorted(findings, key=lambda one: (one.line, one.column)):
        if _info()[finding.check].family is Family.STALENESS:
            key = (finding.check, finding.evidence)
            again += [finding] if key in seen else []
            seen.add(key)
    return again


def _settle_segment(findings: list[Finding]) -> list[Finding]:
    info = _info()
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
    """What every other locale has against the canonical page is about that page, and is reported once, there.

    Where that page is broken or out of order by itself, what other locales say against it on that line is no news.

    At least two locales must say the same, and it must be such that the canonical page can be at fault: it is about what
    translation leaves alone (links, code, rows), or people have written the same other name or number in every language.
    What every language lost in a way of its own, or by a machine, is no fault of the English: each keeps its findings.
    """
    english = page.canonical.page.source.path
    others = {locale for locale, one in page.translations.items() if one.view.page.source.path != english}
    if len(others) < 2:
        return list(findings)
    roots = {one.line for one in findings if one.file == english and _is_root(one)}
    roots |= _doubled_lines(page) if roots else set()
    findings = [one for one in findings if one.file == english or one.origin[0] not in roots]
    translated = set(page.translations) - {page.canonical.locale}
    groups: dict[tuple[str, str, tuple[str, ...]], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.evidence and finding.locale in (others if _is_shared(finding) else translated):
            groups[finding.check, finding.source, finding.evidence].append(finding)
    moved = [
        group
        for group in groups.values()
        if {one.locale for one in group} == (others if _is_shared(group[0]) else translated)
        and (_is_shared(group[0]) or _is_alike(group))
    ]
    gone = {id(finding) for group in moved for finding in group}
    left = [one for one in findings if id(one) not in gone]
    same_line = [group for group in _by_origin(left, others) if {one.locale for one in group} == others]
    gone = {id(finding) for group in same_line for finding in group}
    return [*(one for one in left if id(one) not in gone), *(_on_source(page, group) for group in (*moved, *same_line))]


def _doubled_lines(page: AlignedPage) -> set[int]:
    """The lines of the canonical page with ids that stand twice: nothing tells which of the two is one too many."""
    pairs = [pair for placed in page.canonical.units for pair in placed.unit.pairs]
    ids = Counter(pair.id for pair in pairs)
    return {page.canonical.page.source.line(pair.start) for pair in pairs if ids[pair.id] > 1}


def _is_shared(finding: Finding) -> bool:
    return _info()[finding.check].is_shared


def _is_alike(group: list[Finding]) -> bool:
    """Whether people wrote the same name, value or number in every language, and another than the English has."""
    if any(one.is_machine for one in group):
        return False
    return bool(set.intersection(*(_copied(one.target) - _copied(one.source) for one in group)))


def _copied(text: str) -> set[str]:
    return set(facts(text).texts(*_COPIED))


def _by_origin(findings: Sequence[Finding], others: set[str]) -> list[list[Finding]]:
    """What other locales say of one line of the English: rows, sentences and links that they do not find there."""
    info = _info()
    lines: dict[int, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=lambda one: info[one.check].rank):
        is_about_place = info[finding.check].family is Family.STRUCTURE or finding.check == "link-target"
        if finding.locale in others and is_about_place and finding.origin[0]:
            lines[finding.origin[0]].append(finding)
    return list(lines.values())


def _on_source(page: AlignedPage, group: list[Finding]) -> Finding:
    """The finding of all other locales as one about the canonical page."""
    first = group[0]
    line, column = first.origin if first.origin != (0, 0) else (first.line, 1)
    home = next(
        (name for name, one in page.translations.items() if one.view.page is page.canonical.page), page.canonical.locale
    )
    own = (
        (slot for slot in page.translations[home].slots if isinstance(slot, Both)) if home in page.translations else ()
    )
    target = next((slot.target.text for slot in own if slot.source.text == first.source), "")
    if _is_shared(first):
        message = say("All other locales differ from this page, so look here first: {message}", message=first.message)
    else:
        message = say("{message}; it is the same in every locale, so look at the English", message=first.message)
    return replace(
        first, locale=home, line=line, column=column, file=page.canonical.page.source.path, fix=None, edits=(), slot=-1,
        message=message, target=target,
        fingerprint=f"{first.fingerprint}:{home}", is_machine=False,
    )  # fmt: skip
