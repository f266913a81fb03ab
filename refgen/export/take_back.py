"""Makes of the verdicts on a returned file the new bytes of a page: pure, and nothing is overwritten unseen.

Each change is tried before it counts: the page with it must read as before everywhere else.
"""

from collections.abc import Iterator, Mapping, Sequence

from refgen.align import AlignedPage, Both
from refgen.dataclass import dataclass
from refgen.export.current import Current, current_page, stale_english
from refgen.export.handoff import Portion, Returned
from refgen.export.judge import Leave, Refuse, Take, judge_all, problem_of
from refgen.export.missing import place_missing
from refgen.export.place import new_english, target_edit, text_start
from refgen.export.verify import Change, reads_back
from refgen.ops.write import Edit
from refgen.text import Diagnostic
from refgen.text.shortened import shortened


@dataclass(frozen=True, slots=True)
class PagePlan:
    """What a returned file does to one page."""

    file: str
    """Relative to the source root."""
    data: bytes | None
    """The new bytes of the file; None where nothing changes."""
    taken: int = 0
    """Segments that go in."""
    already: int = 0
    """Segments that are in the page already."""
    problems: tuple[Diagnostic, ...] = ()
    """What does not go in, and why."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """A change, and the segments whose wish it is."""

    change: Change
    portions: tuple[Portion, ...]


def plan_page(page: AlignedPage, locale: str, returned: Sequence[Returned]) -> PagePlan:
    """What the returned segments of one page do to its file."""
    current = current_page(page, locale)
    verdicts = list(judge_all(current, returned))
    taken = [verdict for verdict in verdicts if isinstance(verdict, Take)]
    missing = {one.portion.slot: one for one in taken if not one.portion.target}
    asked = [_replaced(current, one) for one in taken if one.portion.target]
    asked += _inserted(page, locale, missing)
    wishes = [one for one in asked if isinstance(one, _Wish)]
    data, kept = _try(current, wishes)
    refused = [one for one in (*verdicts, *asked) if isinstance(one, Refuse)]
    refused += (_misread(portion, wish.change) for wish in wishes if wish not in kept for portion in wish.portions)
    problems = sorted((problem_of(current, one) for one in refused), key=lambda one: (one.line, one.code, one.message))
    return PagePlan(
        current.file,
        data if data != current.view.page.source.to_bytes() else None,
        sum(len(wish.portions) for wish in kept),
        sum(one.is_there for one in verdicts if isinstance(one, Leave)),
        tuple(problems),
    )


def _replaced(current: Current, take: Take) -> _Wish | Refuse:
    """The change for a segment that has a translation; its outdated English goes with it."""
    portion = take.portion
    slot = current.slots[portion.slot]
    assert isinstance(slot, Both)
    edits: list[Edit] = []
    if take.target != portion.target:
        edit = target_edit(current.view, slot.target, take.target)
        if edit is None:
            message = "What changed reaches over markup of the page"
            return Refuse(portion, "import-unplaced", message, _by_hand(take.target))
        edits.append(edit)
    renewed = None
    if english := stale_english(current, portion):
        found = new_english(current.view.units[slot.target.unit].unit, english, portion.source)
        if found:
            edits.append(found[0])
            renewed = found[1:]
    start = text_start(current.view, slot.target)
    change = Change(tuple(edits), slot.target.unit, start, start + len(slot.target.text), take.target, renewed)
    return _Wish(change, (portion,))


def _inserted(page: AlignedPage, locale: str, missing: Mapping[int, Take]) -> Iterator[_Wish | Refuse]:
    """Changes for translations that were missing; those without a certain place are told."""
    placed = place_missing(page, locale, {slot: take.target for slot, take in missing.items()})
    for change, slots in placed:
        yield _Wish(change, tuple(missing[slot].portion for slot in slots))
    for slot in sorted(missing.keys() - {slot for _, slots in placed for slot in slots}):
        yield _unplaced(missing[slot].portion, missing[slot].target)


def _try(current: Current, wishes: Sequence[_Wish]) -> tuple[bytes | None, list[_Wish]]:
    """All changes together; where that does not read back, those that do, one after the other."""
    page = current.view.page
    data = reads_back(page, [wish.change for wish in wishes]) if wishes else None
    if data is not None or not wishes:
        return data, list(wishes)
    kept: list[_Wish] = []
    for wish in wishes:
        tried = reads_back(page, [one.change for one in (*kept, wish)])
        if tried is not None:
            data = tried
            kept.append(wish)
    return data, kept


def _misread(portion: Portion, change: Change) -> Refuse:
    if not portion.target:
        return _unplaced(portion, change.text or " ".join(change.added))
    message = f"The new translation of “{shortened(portion.source)}” would change the structure of the page"
    return Refuse(portion, "import-structure", message, "take line breaks, bars and other markup out of it")


def _unplaced(portion: Portion, target: str) -> Refuse:
    message = f"Where the translation of “{shortened(portion.source)}” belongs is not certain"
    return Refuse(portion, "import-unplaced", message, _by_hand(target))


def _by_hand(target: str) -> str:
    return f"write it into the page by hand: “{shortened(target)}”"
