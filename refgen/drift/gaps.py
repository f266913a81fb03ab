"""Stretches of one side of a page that have no counterpart, taken together by cause: a row, an item, a section."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from refgen.align import Both, OnlySource, OnlyTarget, Segment, Slot, View, cut
from refgen.drift.facts import Facts, facts
from refgen.drift.message import Message, say
from refgen.drift.page_view import PageView
from refgen.drift.problem import SegmentPair
from refgen.drift.tokens import Kind
from refgen.drift.walk import code_blocks
from refgen.ops import Code, Place, Role


class Gap(NamedTuple):
    """What is missing, or too much."""

    what: Message
    """`A table row`, `A sentence`…"""
    is_missing: bool
    """True where the translation lacks it, False where the English does."""
    segments: tuple[Segment, ...]
    """In order, all on the side that has them."""
    offset: int
    """In the translated file: where it stands, or where it belongs."""
    origin: int
    """The same in the file of the canonical text."""
    after: str
    """The unit of the canonical page that it follows, or is in: the same in all locales that have it."""
    slot: int = -1
    """Ordinal of the slot that hides it; -1 where it has slots of its own."""
    at: int = -1
    """Ordinal of its first slot; -1 where it has none of its own."""
    instead: str = ""
    """What the translation has in its place; '' for nothing."""

    @property
    def text(self) -> str:
        """All that is missing or too much."""
        return " ".join(segment.text for segment in self.segments)


_NAMES = {
    Role.HEADING: say("A heading"), Role.PARAGRAPH: say("A paragraph"), Role.ITEM: say("A list item"),
    Role.CELL: say("A table row"), Role.IMAGE: say("An image"), Role.TAB: say("A tab"),
    Role.HTML: say("A block of HTML"),
}  # fmt: skip
_SENTENCE = say("A sentence")
_LESS, _MORE = 0.74, 1.4
"""Share of the usual length below and above which a pair of different numbers of sentences hides a gap."""
_COPIED = (Kind.CODE, Kind.NAME, Kind.FILE, Kind.HEX, Kind.GUID, Kind.LINK, Kind.XREF, Kind.INCLUDE, Kind.STRONG)
"""What translation leaves as it is."""
_SURE = 0.5
"""Confidence below which a text without counterpart may as well have one."""


def gaps_of(view: PageView) -> tuple[Gap, ...]:
    """The gaps of a translation, in its order; a page without any text is one gap."""
    if view.is_blank:
        first = next(one.source for one in view.slots if isinstance(one, OnlySource))
        return (Gap(say("The whole text"), True, (first,), view.page.front_matter.end, first.start, ""),)
    if not view.page.is_side_by_side:
        return tuple(_joined(list(_find(view))))
    if all(isinstance(one, Both) for one in view.slots):
        return ()
    # English beside its translation on this page is not missing, whatever an id that stands twice makes of the pairs
    pairs = [pair for placed in view.translation.view.units for pair in placed.unit.pairs]
    ids = Counter(pair.id for pair in pairs)
    carried = {pair.source.strip() for pair in pairs if pair.target.strip() and ids[pair.id] > 1}
    return tuple(_joined([gap for gap in _find(view) if not gap.is_missing or gap.text.strip() not in carried]))


def _joined(gaps: list[Gap]) -> Iterator[Gap]:
    """The gaps, where something stands in the place of something else as one."""
    while gaps:
        gap = gaps.pop(0)
        other = gaps[0] if gaps else None
        if (
            other
            and gap.is_missing != other.is_missing
            and gap.what == other.what
            and 0 <= gap.at == other.at - len(gap.segments)
        ):
            lost, came = (gap, gaps.pop(0)) if gap.is_missing else (gaps.pop(0), gap)
            yield lost._replace(offset=came.offset, instead=came.text)
        else:
            yield gap


def _find(view: PageView) -> Iterator[Gap]:
    slots, has_spans, texts = view.slots, view.page.is_side_by_side, iter(view.texts)
    index = 0
    while index < len(slots):
        slot = slots[index]
        if isinstance(slot, Both):
            pair = next(texts)
            # of nearly all pairs that are sure, the one is as long as the other lets one expect
            is_usual = has_spans or (_LESS <= pair.share <= _MORE and slot.confidence >= _SURE)
            if not is_usual and (gap := _inside(slot, pair, index, view)):
                yield gap
            index += 1
            continue
        run = [slot]
        while index + len(run) < len(slots) and _belongs(run[-1], slots[index + len(run)], view):
            run.append(slots[index + len(run)])  # type: ignore[arg-type]
        if max(one.confidence for one in run) >= _SURE:
            yield _gap(run, index, view)
        index += len(run)


def _inside(slot: Both, pair: SegmentPair, index: int, view: PageView) -> Gap | None:
    """A sentence that only one side has, where alignment could only pair the sentences around it."""
    share = pair.share
    is_off = not _LESS <= share <= _MORE
    sentences = cut(slot.source.text, view.source_language)
    more = len(sentences) - len(cut(slot.target.text, view.language))
    if more * (1 - share) <= 0:
        return None
    if not is_off and not (
        more > 0 and _is_lost(pair.source, pair.target, [slot.source.text[start:end] for start, end in sentences])
    ):
        return None
    place = str(slot.source.unit)
    return Gap(
        _SENTENCE,
        more > 0,
        (slot.source if more > 0 else slot.target,),
        slot.target.start,
        slot.source.start,
        place,
        index,
    )


def _is_lost(source: Facts, target: Facts, sentences: Sequence[str]) -> bool:
    """Whether a translation of several sentences has all that is copied, but for what one of them has."""
    gone = source.texts(*_COPIED) - target.texts(*_COPIED)
    return bool(gone) and any(facts(sentence).texts(*_COPIED) == gone for sentence in sentences)


def _belongs(one: Slot, other: Slot, view: PageView) -> bool:
    """Whether two slots side by side are one gap: same side, and one place or one section that is gone with its heading."""
    if isinstance(other, Both) or type(one) is not type(other):
        return False
    before, after = _place(one, view), _place(other, view)
    if after.role is Role.HEADING:
        return False
    return before.section == after.section and (
        before.role is Role.HEADING or _spot(before) == _spot(after) or _is_whole(one, view)
    )


def _is_whole(slot: Slot, view: PageView) -> bool:
    """Whether the heading over a one-sided slot is one-sided too."""
    section = _place(slot, view).section
    kind = type(slot)
    return any(
        isinstance(one, kind) and _place(one, view).role is Role.HEADING and _place(one, view).section == section
        for one in view.slots
    )


def _spot(place: Place) -> tuple[int, int]:
    return place.block, place.row


def _gap(run: Sequence[OnlySource | OnlyTarget], index: int, view: PageView) -> Gap:
    segments = tuple(slot.source if isinstance(slot, OnlySource) else slot.target for slot in run)
    first = _place(run[0], view)
    is_missing = isinstance(run[0], OnlySource)
    what = _what(run, first, view)
    before = next((one.source for one in reversed(view.slots[:index]) if not isinstance(one, OnlyTarget)), None)
    after = _whole(run, view) if what == _SENTENCE else ""
    after = after or (str(before.unit) if before else "")
    there = _where(index, len(run), view, is_missing=is_missing)
    here = segments[0].start
    slot = _taker(view.slots, index, segments) if is_missing else -1
    return Gap(what, is_missing, segments, *((there, here) if is_missing else (here, there)), after, slot, index)


def _taker(slots: Sequence[Slot], index: int, segments: Sequence[Segment]) -> int:
    """The pair beside a gap whose translation has what the missing text names: an item without its bullet; -1 for none."""
    around = (number for number in (index - 1, index + len(segments)) if 0 <= number < len(slots))
    return next((number for number in around if _has_taken(slots[number], segments)), -1)


def _has_taken(beside: Slot, segments: Sequence[Segment]) -> bool:
    if not isinstance(beside, Both):
        return False
    named = Counter[str]()
    for segment in segments:
        named += facts(segment.text).texts(*_COPIED)
    ours, theirs = facts(beside.source.text), facts(beside.target.text)
    return bool(named) and named <= theirs.texts(*_COPIED) - ours.texts(*_COPIED)


def _whole(run: Sequence[OnlySource | OnlyTarget], view: PageView) -> str:
    """The canonical unit whose translation a one-sided sentence stands in."""
    units = {slot.target.unit for slot in run if isinstance(slot, OnlyTarget)}
    found = (one.source.unit for one in view.slots if isinstance(one, Both) and one.target.unit in units)
    return str(next(found, ""))


def _what(run: Sequence[OnlySource | OnlyTarget], first: Place, view: PageView) -> Message:
    if first.role is Role.HEADING and len(run) > 1:
        return say("A section")
    side = _side(run[0], view)
    place_of = {placed.index: placed.place for placed in side.units}
    same_spot = [placed for placed in side.units if _spot(placed.place) == _spot(first)]
    units = {slot.source.unit if isinstance(slot, OnlySource) else slot.target.unit for slot in run}
    paired = {
        (slot.source if side is view.aligned.canonical else slot.target).unit
        for slot in view.slots
        if isinstance(slot, Both)
    }
    if units & paired:
        return _SENTENCE
    if first.role is Role.CELL and any(placed.index in paired for placed in same_spot):
        return say("A table cell")
    return _NAMES[place_of[min(units)].role]


def _where(index: int, length: int, view: PageView, *, is_missing: bool) -> int:
    """Where on the other side a gap belongs: at what stands nearer to it on its own, and before that if in doubt."""
    above = _neighbour(reversed(view.slots[:index]), is_missing=is_missing)
    below = _neighbour(view.slots[index + length :], is_missing=is_missing)
    own = [one.source if isinstance(one, OnlySource) else one.target for one in view.slots[index : index + length]]
    canonical, translated = view.aligned.canonical.page, view.page
    page, other_page = (canonical, translated) if is_missing else (translated, canonical)
    if above is None:
        return below.other.start if below else 0
    if below is not None:
        to_above = own[0].line - page.source.line(above.own.end)
        to_below = below.own.line - page.source.line(own[-1].end)
        if to_above >= to_below:
            return below.other.start
    start = above.other.end
    end = below.other.start if below else len(other_page.source.text)
    return _behind_code(
        sum(above.own.end <= code.start < own[0].start for code in code_blocks(page)),
        [code for code in code_blocks(other_page) if start <= code.start < end],
        start,
    )


class _Neighbour(NamedTuple):
    """A pair beside a gap."""

    own: Segment
    """On the side that has the gap's text."""
    other: Segment


def _neighbour(slots: Iterable[Slot], *, is_missing: bool) -> _Neighbour | None:
    """The first pair among some slots."""
    pair = next((one for one in slots if isinstance(one, Both)), None)
    if pair is None:
        return None
    return _Neighbour(pair.source, pair.target) if is_missing else _Neighbour(pair.target, pair.source)


def _behind_code(passed: int, blocks: Sequence[Code], start: int) -> int:
    """The end of the last of so many blocks of code that stand before a gap on its own side as well; else where they start."""
    return blocks[min(passed, len(blocks)) - 1].end if passed and blocks else start


def _side(slot: Slot, view: PageView) -> View:
    return view.aligned.canonical if isinstance(slot, OnlySource) else view.translation.view


def _place(slot: Slot, view: PageView) -> Place:
    segment = slot.source if isinstance(slot, OnlySource) else slot.target
    return _side(slot, view).units[segment.unit].place
