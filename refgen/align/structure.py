"""Pairs a translation with its original by what translation keeps: structure, marks, lengths.

In order first (`monotone`), then what was moved inside its list or table (`moved`), then, inside each pair of units,
the sentences (`follow`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refgen.align.elements import Element, elements_of
from refgen.align.follow import Match, follow
from refgen.align.lexicon import Lexicon, shipped_lexicon
from refgen.align.likeness import Likeness, likeness_of
from refgen.align.monotone import pair_in_order
from refgen.align.moved import reassign
from refgen.align.segments import joined, make_segments, segments_of
from refgen.align.sentences import Border, Strength, borders
from refgen.align.slot import Both, Method, OnlySource, OnlyTarget, Segment, Slot, View
from refgen.locales import load_locale
from refgen.ops import Placed

GAP = 3.0
"""Nats that an element without counterpart costs: two that are less alike than two gaps stay alone."""


@dataclass(frozen=True, slots=True)
class _UnitPair:
    source: Placed | None
    target: Placed | None
    method: Method
    score: float


def align_views(source: View, target: View, lexicon: Lexicon | None = None) -> tuple[Slot, ...]:
    """All slots of two views of a page, in the order of the source; what only the target has stands where it has it.

    `lexicon` adds words learnt from other pages to those that the target's locale file has.
    """
    lexicons = shipped_lexicon(source.locale), shipped_lexicon(target.locale, lexicon)
    left, right = elements_of(source, lexicons[0]), elements_of(target, lexicons[1])
    rules, own = load_locale(target.locale).segmentation, load_locale(source.locale).segmentation
    likeness = likeness_of(left, right, rules.length_ratio / own.length_ratio, rules.length_variance, lexicons)
    ordered = pair_in_order(
        [_signature(element) for element in left],
        [_signature(element) for element in right],
        lambda i, j: likeness.elements(left[i], right[j]),
        GAP,
    )
    pairs = reassign(left, right, dict(ordered), likeness, GAP)
    found: list[Slot] = []
    sentences = segments_of(source)
    reader = _TargetReader(target)
    for pair in _in_page_order(left, right, pairs, set(ordered), likeness):
        found += _slots(source, reader, pair, sentences, likeness)
    return tuple(found)


class _TargetReader:
    """Where the units of the target may be cut, and their segments by rule, made when asked for."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.rules = load_locale(view.locale).segmentation
        self.segments = segments_of(view)

    def borders(self, placed: Placed) -> tuple[Border, ...]:
        if not placed.unit.pairs:
            return borders(placed.unit.on(self.view.side), self.rules)
        text = placed.unit.on(self.view.side)
        found, cursor = [], 0
        for one, following in zip(self.segments[placed.index], self.segments[placed.index][1:], strict=False):
            end = text.find(one.text, cursor) + len(one.text)
            cursor = text.find(following.text, end)
            found.append(Border(end, cursor, Strength.STRONG))
        return tuple(found)


def _signature(element: Element) -> object:
    marks = element.traits.anchors
    return (element.kind, element.name, marks) if marks or element.name else None


def _in_page_order(
    left: Sequence[Element],
    right: Sequence[Element],
    pairs: dict[int, int],
    ordered: set[tuple[int, int]],
    likeness: Likeness,
) -> Iterator[_UnitPair]:
    for i, j in _interleaved(len(left), len(right), pairs):
        if j is None:
            yield from (_UnitPair(placed, None, Method.NONE, 0.0) for placed in left[i or 0].units)
        elif i is None:
            yield from (_UnitPair(None, placed, Method.NONE, 0.0) for placed in right[j].units)
        else:
            method = Method.STRUCTURE if (i, j) in ordered else Method.CONTENT
            yield from _unit_pairs(left[i], right[j], method, likeness)


def _interleaved(rows: int, columns: int, pairs: dict[int, int]) -> Iterator[tuple[int | None, int | None]]:
    """All indices of both sides, by the left side; what is alone on the right comes after what it follows there."""
    partner = {j: i for i, j in pairs.items()}
    waiting: dict[int, list[int]] = {}
    last = -1
    for j in range(columns):
        if j in partner:
            last = partner[j]
        else:
            waiting.setdefault(last, []).append(j)
    for i in range(-1, rows):
        if i >= 0:
            yield i, pairs.get(i)
        for j in waiting.get(i, ()):
            yield None, j


def _unit_pairs(source: Element, target: Element, how: Method, likeness: Likeness) -> Iterator[_UnitPair]:
    score = likeness.elements(source, target)
    one, other = source.units, target.units
    if [p.place.column for p in one] == [p.place.column for p in other]:
        pairs = {i: i for i in range(len(one))}
    else:

        def alike(i: int, j: int) -> float:
            shift = abs(one[i].place.column - other[j].place.column)
            return likeness.texts(source.cells[i], target.cells[j]) - 2.0 * shift

        pairs = dict(pair_in_order([None] * len(one), [None] * len(other), alike, GAP))
    for i, j in _interleaved(len(one), len(other), pairs):
        method = Method.NONE if i is None or j is None else how
        yield _UnitPair(None if i is None else one[i], None if j is None else other[j], method, score)


def _slots(
    source: View, reader: _TargetReader, pair: _UnitPair, sentences: Sequence[Sequence[Segment]], likeness: Likeness
) -> Iterator[Slot]:
    if pair.target is None:
        assert pair.source is not None
        yield from (OnlySource(one, 0.9) for one in sentences[pair.source.index])
        return
    if pair.source is None:
        yield from (OnlyTarget(one, 0.9) for one in reader.segments[pair.target.index])
        return
    parts = sentences[pair.source.index]
    text = pair.target.unit.on(reader.view.side)
    if not parts or not text.strip():
        return
    matches = follow([part.text for part in parts], text, reader.borders(pair.target), likeness)
    yield from _matched(source, reader.view, pair, parts, matches)


def _matched(
    source: View, target: View, pair: _UnitPair, parts: Sequence[Segment], matches: Sequence[Match]
) -> Iterator[Slot]:
    assert pair.source is not None
    assert pair.target is not None
    stretches = make_segments(target, pair.target, [match.target for match in matches if match.target])
    queue = iter(stretches)
    for match in matches:
        group = parts[match.first : match.last]
        if match.target is None:
            yield from (OnlySource(one, 0.6) for one in group)
        elif not group:
            yield OnlyTarget(next(queue), 0.6)
        else:
            text = pair.source.unit.on(source.side)
            start = text.find(group[0].text)
            end = text.find(group[-1].text, start + len(group[0].text)) + len(group[-1].text) if len(group) > 1 else 0
            merged = joined(source, pair.source, group, (start, end))
            yield Both(merged, next(queue), pair.method, 0.9)
