"""From an aligned page and what drift says of it to what is handed to translators."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from refgen.align import AlignedPage, Both, OnlySource, Slot, View
from refgen.drift.check import Family, registry
from refgen.drift.embedded import stale_problems
from refgen.drift.finding import Finding
from refgen.drift.page_view import NO_INDEX, PageView
from refgen.export.handoff import HandoffPage, HandoffUnit, Portion, State, digest
from refgen.export.inline import has_words, parse_inline
from refgen.locales import load_locale
from refgen.text import Severity

SURE = 0.9
"""Confidence of a pair from which on it is handed out as translated."""
_STALE = "The English has changed since"


class Only(StrEnum):
    """Which segments to hand out."""

    ALL = "all"
    STALE = "stale"
    """Translated from another English."""
    FINDINGS = "findings"
    """Those that drift says something of."""
    MISSING = "missing"
    """Those without a translation."""


def collect_page(
    page: AlignedPage, locale: str, findings: Iterable[Finding] = (), only: Only = Only.ALL
) -> HandoffPage | None:
    """What a page gives to the translators of a locale; None where there is nothing for them.

    A page that has no English, or no file in that locale, gives nothing.
    """
    if locale not in page.translations or not page.has_english or locale.startswith("en"):
        return None
    slots = page.translations[locale].slots
    own = [_placed(one, slots) for one in findings if one.locale == locale and one.path == page.key]
    stale = _stale(page, locale)
    said = _said(own, stale)
    kept: list[HandoffUnit] = []
    for unit in units_of(page, locale):
        portions = tuple(
            portion
            for one in unit.portions
            if _is_wanted(portion := _judged(one, said.get(one.slot, ()), own, stale), only, own, stale)
        )
        if portions:
            kept.append(replace(unit, portions=portions))
    notes = tuple(f"{one.line}: {one.check}: {one.message}" for one in own if one.slot < 0)
    file = page.translations[locale].view.page.source.path
    return HandoffPage(page.key, file, tuple(kept), notes) if kept else None


def units_of(page: AlignedPage, locale: str) -> tuple[HandoffUnit, ...]:
    """All units of a page that there is something to translate in, as the page is now, without what drift says."""
    groups: dict[int, list[Portion]] = defaultdict(list)
    target = page.translations[locale].view
    for number, slot in enumerate(page.translations[locale].slots):
        if isinstance(slot, Both | OnlySource) and _is_for_translators(slot, target):
            groups[slot.source.unit].append(_portion(slot, number))
    names = unit_ids(page.canonical)
    return tuple(
        HandoffUnit(names[index], _place(page.canonical, index), tuple(portions))
        for index, portions in sorted(groups.items())
    )


def unit_ids(view: View) -> tuple[str, ...]:
    """A name for each unit of a page, from its section, role and text; equal ones are told apart by their order."""
    seen: Counter[str] = Counter()
    names = []
    for placed in view.units:
        name = digest(placed.place.section, placed.place.role, placed.unit.on(view.side))
        names.append("u" + digest(name, str(seen[name])))
        seen[name] += 1
    return tuple(names)


def _is_for_translators(slot: Both | OnlySource, target: View) -> bool:
    """Whether there is anything to translate: words, and on a side-by-side page a text that was handed off."""
    if isinstance(slot, OnlySource):
        return has_words(parse_inline(slot.source.text))
    if target.page.is_side_by_side and not target.units[slot.target.unit].unit.pairs:
        return False
    return has_words(parse_inline(slot.source.text)) or has_words(parse_inline(slot.target.text))


def _portion(slot: Both | OnlySource, number: int) -> Portion:
    name = f"s{slot.source.ordinal + 1}"
    if isinstance(slot, OnlySource):
        return Portion(name, slot.source.text, "", State.MISSING, slot.source.line, slot=number)
    state = State.TRANSLATED if slot.confidence >= SURE else State.REVIEW
    return Portion(name, slot.source.text, slot.target.text, state, slot.target.line, slot=number)


def _judged(portion: Portion, notes: Sequence[str], findings: Sequence[Finding], stale: Mapping[int, str]) -> Portion:
    is_doubtful = portion.slot in stale or any(
        one.slot == portion.slot and one.severity is not Severity.INFO for one in findings
    )
    is_review = is_doubtful and portion.state is State.TRANSLATED
    return replace(portion, notes=tuple(notes), state=State.REVIEW if is_review else portion.state)


def _is_wanted(portion: Portion, only: Only, findings: Sequence[Finding], stale: Mapping[int, str]) -> bool:
    match only:
        case Only.ALL:
            return True
        case Only.STALE:
            return portion.slot in stale or any(one.slot == portion.slot and _is_staleness(one) for one in findings)
        case Only.FINDINGS:
            return bool(portion.notes)
        case Only.MISSING:
            return portion.state is State.MISSING


def _placed(finding: Finding, slots: Sequence[Slot]) -> Finding:
    """The finding with the segment that it is about, where it names only its text and line."""
    if finding.slot >= 0 or not finding.target:
        return finding
    fitting = (
        number
        for number, slot in enumerate(slots)
        if isinstance(slot, Both) and (slot.target.text, slot.target.line) == (finding.target, finding.line)
    )
    return replace(finding, slot=next(fitting, -1))


def _stale(page: AlignedPage, locale: str) -> dict[int, str]:
    """Slots whose own English is not the canonical one, and how it differs; each of them, where drift tells a cause once."""
    language, english = load_locale(locale), load_locale(page.canonical.locale)
    view = PageView(page, locale, page.translations[locale], language, english, NO_INDEX)
    return {problem.slot: problem.message for problem in stale_problems(view, _STALE)}


def _said(findings: Sequence[Finding], stale: Mapping[int, str]) -> dict[int, list[str]]:
    """What is to be told about each slot."""
    said: dict[int, list[str]] = defaultdict(list)
    for one in findings:
        if one.slot >= 0:
            said[one.slot].append(f"{one.check}: {one.message}")
    for slot, message in stale.items():
        if not any(one.slot == slot and _is_staleness(one) for one in findings):
            said[slot].insert(0, message)
    return said


def _is_staleness(finding: Finding) -> bool:
    return registry()[finding.check].info.family is Family.STALENESS


def _place(view: View, index: int) -> str:
    place = view.units[index].place
    return f"{place.role} in {place.section}" if place.section else str(place.role)
