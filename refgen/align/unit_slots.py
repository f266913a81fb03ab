"""From a pair of units, or of a few units and one, to the slots of their sentences."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from refgen.align.confidence import SENTENCE_ALONE, SOURCE_ALONE, TARGET_ALONE, Evidence, confidence_of
from refgen.align.follow import Match, brackets_agree, follow_likeness, follow_rule
from refgen.align.in_order import explains_better, is_doubtful
from refgen.align.likeness import Likeness
from refgen.align.long_units import follow_stretches, is_long
from refgen.align.segments import joined, make_segments
from refgen.align.sentences import Border, Strength, all_borders, borders, line_borders
from refgen.align.slot import Both, Method, OnlySource, OnlyTarget, Segment, Slot, View
from refgen.locales import load_locale
from refgen.ops import Placed

Segments = Sequence[tuple[Segment, ...]]
"""Of each unit of a view, by rule."""


class UnitPair(NamedTuple):
    """Units of the source and the unit of the target that renders them; either side may be empty."""

    source: tuple[Placed, ...]
    """Several where the target has run lines together."""
    target: Placed | None
    is_moved: bool = False


class SlotMaker:
    """Holds what all pairs of two views need: their segments by rule, and the scale of likeness."""

    def __init__(self, source: View, target: View, segments: tuple[Segments, Segments], likeness: Likeness) -> None:
        self.source = source
        self.target = target
        self.likeness = likeness
        self.rules = load_locale(target.locale).segmentation
        self.sentences, self.stretches = segments

    def slots(self, pair: UnitPair) -> Iterator[Slot]:
        """The slots of one pair, in the order of the source."""
        parts = [segment for placed in pair.source for segment in self.sentences[placed.index]]
        if pair.target is None:
            yield from (OnlySource(part, SOURCE_ALONE) for part in parts)
            return
        own = self.stretches[pair.target.index]
        if len(parts) == len(own) == len(pair.source) == 1:
            yield self._both(parts[0], own[0], pair)
            return
        if not parts or not own:
            yield from (OnlySource(part, SOURCE_ALONE) for part in parts)
            yield from (OnlyTarget(stretch, TARGET_ALONE) for stretch in own)
            return
        text = pair.target.unit.on(self.target.side)
        matches = self._follow(parts, text, self._borders(pair.target, own, lines=len(pair.source) > 1))
        yield from self._matched(pair, pair.target, parts, matches, own)

    def _follow(self, parts: Sequence[Segment], text: str, given: Sequence[Border] | None) -> tuple[Match, ...]:
        """The matches of a unit whose target may be cut at those borders; None for wherever its text offers."""
        offered = borders(text, self.rules) if given is None else given
        obvious = follow_rule(len(parts), text, offered)
        source = [part.text for part in parts]
        if obvious and (given is not None or brackets_agree(source, text, obvious)):
            if given is not None or not is_doubtful(source, obvious, self.likeness):
                return obvious
            searched = self._search(source, text, all_borders(text, self.rules))
            return searched if explains_better(source, text, searched, obvious, self.likeness) else obvious
        if given is None and (obvious or sum(border.strength is Strength.STRONG for border in offered) < len(parts)):
            offered = all_borders(text, self.rules)
        return self._search(source, text, offered)

    def _search(self, source: Sequence[str], text: str, offered: Sequence[Border]) -> tuple[Match, ...]:
        follow = follow_stretches if is_long(source, offered) else follow_likeness
        return follow(source, text, offered, self.likeness)

    def _borders(self, placed: Placed, own: Sequence[Segment], *, lines: bool) -> tuple[Border, ...] | None:
        """Where alone the target may be cut: between its pairs if it has some; at line ends if it ran lines together."""
        text = placed.unit.on(self.target.side)
        if not placed.unit.pairs:
            return line_borders(text) if lines else None
        found, cursor = [], 0
        for one, following in pairwise(own):
            end = text.find(one.text, cursor) + len(one.text)
            cursor = text.find(following.text, end)
            found.append(Border(end, cursor, Strength.STRONG))
        return tuple(found)

    def _matched(
        self,
        pair: UnitPair,
        target: Placed,
        parts: Sequence[Segment],
        matches: Sequence[Match],
        own: tuple[Segment, ...],
    ) -> Iterator[Slot]:
        is_by_rule = len(matches) == len(own) and not any(match.is_searched for match in matches)
        stretches = [match.target for match in matches if match.target]
        made = iter(own if is_by_rule else make_segments(self.target, target, stretches))
        for match in matches:
            group = parts[match.first : match.last]
            stretch = next(made) if match.target else None
            if stretch is None:
                yield from (OnlySource(part, SENTENCE_ALONE) for part in group)
            elif not group:
                yield OnlyTarget(stretch, SENTENCE_ALONE)
            else:
                yield self._both(joined(self.source, group), stretch, pair, match, is_part=len(matches) > 1)

    def _both(
        self, source: Segment, target: Segment, pair: UnitPair, match: Match | None = None, *, is_part: bool = False
    ) -> Both:
        """The slot of a match; None where each side is the one sentence of its unit."""
        ours, theirs = self.likeness.source(source.text), self.likeness.target(target.text)
        length = self.likeness.length(ours.length, theirs.length)
        moved = length + self.likeness.words(ours, theirs) if pair.is_moved else None
        if match:
            is_merged = match.last > match.first + 1 and len(pair.source) == 1
            evidence = Evidence(length, moved, match.is_searched, match.weakest, is_merged, is_part)
        else:
            evidence = Evidence(length, moved)
        method = Method.CONTENT if pair.is_moved else Method.STRUCTURE
        return Both(source, target, method, confidence_of(evidence))
