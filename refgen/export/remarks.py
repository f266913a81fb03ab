"""What drift says of each segment, as notes for translators and as reasons to look at it again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from refgen.align import AlignedPage, Both, OnlySource, Slot
from refgen.dataclass import dataclass
from refgen.drift.check import Family, registry
from refgen.drift.embedded import stale_problems
from refgen.drift.finding import Finding
from refgen.drift.page_view import NO_INDEX, PageView
from refgen.locales import load_locale
from refgen.text import Severity

_CHANGED = "The English has changed since"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that is said of a segment."""

    note: str
    is_stale: bool
    """Whether it says that the translation is one of another English."""
    is_doubt: bool
    """Whether it is a reason for a review; a mere remark of drift is none."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """All that is said of one locale of a page."""

    by_slot: Mapping[int, Sequence[Remark]]
    of_page: tuple[str, ...]
    """Notes about no single segment."""


def remarks_of(page: AlignedPage, locale: str, findings: Iterable[Finding]) -> Remarks:
    """What the findings of a page say, and every stale segment: drift tells a cause once, translators need each place."""
    by_slot: dict[int, list[Remark]] = defaultdict(list)
    of_page: list[str] = []
    slots = page.translations[locale].slots
    for one in findings:
        if (one.locale, one.path) != (locale, page.key):
            continue
        about = _slots_of(one, slots)
        if not about:
            of_page.append(f"{one.line}: {one.check}: {one.message}")
        for slot in about:
            is_stale = registry()[one.check].info.family is Family.STALENESS
            is_doubt = is_stale or one.severity is not Severity.INFO
            by_slot[slot].append(Remark(f"{one.check}: {one.message}", is_stale, is_doubt))
    for slot, message in _stale(page, locale).items():
        if not any(remark.is_stale for remark in by_slot[slot]):
            by_slot[slot].append(Remark(message, is_stale=True, is_doubt=True))
    return Remarks(by_slot, tuple(of_page))


def _slots_of(finding: Finding, slots: Sequence[Slot]) -> tuple[int, ...]:
    """The segments that a finding is about, by their texts where it does not name one; of what is missing, all of it."""
    if finding.slot >= 0:
        return (finding.slot,)
    if not finding.target:
        absent = ((number, slot) for number, slot in enumerate(slots) if isinstance(slot, OnlySource))
        return tuple(number for number, slot in absent if slot.source.text and slot.source.text in finding.source)
    fitting = (
        number
        for number, slot in enumerate(slots)
        if isinstance(slot, Both) and (slot.target.text, slot.target.line) == (finding.target, finding.line)
    )
    return tuple(islice(fitting, 1))


def _stale(page: AlignedPage, locale: str) -> dict[int, str]:
    """Slots whose own English is not the canonical one, and how it differs."""
    language, english = load_locale(locale), load_locale(page.canonical.locale)
    view = PageView(page, locale, page.translations[locale], language, english, NO_INDEX)
    return {problem.slot: problem.message for problem in stale_problems(view, _CHANGED)}
