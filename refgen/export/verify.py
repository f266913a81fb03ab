"""Holds an edited page against the one before: nothing but the segments that were edited may read differently."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from refgen.dataclass import dataclass
from refgen.ops import Page, Paragraph, Place, Placed, Role, parse_page, units
from refgen.ops.write import Edit, edit_page


@dataclass(frozen=True, slots=True)
class Change:
    """What a segment asks of its page."""

    edits: tuple[Edit, ...]
    unit: int
    """Index of the unit."""
    start: int
    """Of what is replaced, in the unit's text."""
    end: int
    text: str
    """What stands there then."""
    english: tuple[str, str] | None = None
    """Id of a pair whose English changes too, and the new English in its span."""
    added: tuple[str, ...] = ()
    """Texts of new units that follow the unit: a new row, item or paragraph."""
    paragraphs: int = 0
    """How many of them are paragraphs by themselves."""


def reads_back(page: Page, changes: Sequence[Change]) -> bytes | None:
    """The page's new bytes, if it then reads as it should; None if an edit would make something else of the page."""
    data = edit_page(page, [edit for change in changes for edit in change.edits])
    after = parse_page(data, page.source.path)
    is_same = (
        after.is_side_by_side == page.is_side_by_side
        and _kinds(after) == _kinds(page) + Counter({Paragraph: sum(change.paragraphs for change in changes)})
        and len(page.diagnostics) == len(after.diagnostics)
        and _fits(list(_expected(page, changes)), units(after), dict(_english(changes)))
    )
    return data if is_same else None


def _kinds(page: Page) -> Counter[type]:
    return Counter(type(block) for block in page.blocks)


def _fits(wanted: Sequence[tuple[str, Placed | None]], found: Sequence[Placed], english: Mapping[str, str]) -> bool:
    return len(wanted) == len(found) and all(
        now.unit.text == text and (before is None or _is_same_place(before, now, english))
        for (text, before), now in zip(wanted, found, strict=True)
    )


def _is_same_place(before: Placed, now: Placed, english: Mapping[str, str]) -> bool:
    pairs = [(pair.id, english.get(pair.id, pair.source)) for pair in before.unit.pairs]
    return _where(before.place) == _where(now.place) and [(pair.id, pair.source) for pair in now.unit.pairs] == pairs


def _where(place: Place) -> tuple[object, ...]:
    """What stays of a place when a row, an item or a paragraph comes before it."""
    part = place.part if place.role is Role.CELL else -1
    return place.role, place.section, place.level, place.column, part, place.alert


def _expected(page: Page, changes: Sequence[Change]) -> Iterator[tuple[str, Placed | None]]:
    """The text of each unit, with the unit before that it was; None for a new one."""
    ordered = sorted(changes, key=lambda one: -one.start)
    for placed in units(page):
        text = placed.unit.text
        own = [change for change in ordered if change.unit == placed.index]
        for change in own:
            text = text[: change.start] + change.text + text[change.end :]
        yield text, placed
        yield from ((added, None) for change in own for added in change.added)


def _english(changes: Sequence[Change]) -> Iterator[tuple[str, str]]:
    return (change.english for change in changes if change.english)
