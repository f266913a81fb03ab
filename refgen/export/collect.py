"""From an aligned page and what drift says of it to what is handed to translators."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from refgen.align import SURE, AlignedPage, Both, OnlySource, View
from refgen.drift.finding import Finding
from refgen.export.handoff import HandoffPage, HandoffUnit, Portion, State, digest
from refgen.export.inline import has_words, parse_inline
from refgen.export.remarks import Remark, remarks_of


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
    remarks = remarks_of(page, locale, findings)
    kept: list[HandoffUnit] = []
    for unit in units_of(page, locale):
        said = [(one, remarks.by_slot.get(one.slot, ())) for one in unit.portions]
        portions = tuple(_with_remarks(one, about) for one, about in said if _is_wanted(one, about, only))
        if portions:
            kept.append(replace(unit, portions=portions))
    file = page.translations[locale].view.page.source.path
    return HandoffPage(page.key, file, tuple(kept), remarks.of_page) if kept else None


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


def _with_remarks(portion: Portion, remarks: Sequence[Remark]) -> Portion:
    is_review = portion.state is State.TRANSLATED and any(remark.is_doubt for remark in remarks)
    state = State.REVIEW if is_review else portion.state
    return replace(portion, notes=tuple(remark.note for remark in remarks), state=state)


def _is_wanted(portion: Portion, remarks: Sequence[Remark], only: Only) -> bool:
    match only:
        case Only.ALL:
            return True
        case Only.STALE:
            return any(remark.is_stale for remark in remarks)
        case Only.FINDINGS:
            return bool(remarks)
        case Only.MISSING:
            return portion.state is State.MISSING


def _place(view: View, index: int) -> str:
    place = view.units[index].place
    return f"{place.role} in {place.section}" if place.section else str(place.role)
