"""What an edit of an English page changed, sentence by sentence.

Both sides are English, so equal sentences are the same one wherever they stand: a section that moved is no change.
What is left between them is paired by its words.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from refgen.align import Segment, View, segments_of
from refgen.dataclass import dataclass
from refgen.text.late import late

_WORD = late(r"\w+")
_ALIKE = 0.4
"""Share of common words from which a sentence is another one edited, and not another one."""

_MOVED = 0.7
"""The same for a sentence that also stands elsewhere."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A sentence of which one version may be missing."""

    old: Segment | None
    """None where the sentence is new."""
    new: Segment | None
    """None where it was dropped."""


def edits_of(old: View, new: View) -> tuple[Edit, ...]:
    """All sentences in the order of the new version; what was dropped stands where it stood, what only moved is one."""
    before = [segment for unit in segments_of(old) for segment in unit]
    after = [segment for unit in segments_of(new) for segment in unit]
    matcher = SequenceMatcher(None, list(map(_folded, before)), list(map(_folded, after)), autojunk=False)
    found: list[Edit] = []
    for what, i, k, j, m in matcher.get_opcodes():
        if what == "equal":
            found += map(Edit, before[i:k], after[j:m])
        else:
            found += _paired(before[i:k], after[j:m])
    return tuple(_without_moves(found))


def _without_moves(edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits, with a sentence that was taken out here and put in there as one, also where it was edited on the way."""
    gone = [one.old for one in edits if one.old and not one.new]
    moved: dict[int, Segment] = {}
    arrived = [(number, one.new) for number, one in enumerate(edits) if one.new and not one.old]
    for least in (1.0, _MOVED):
        for number, new in arrived:
            best = max(gone, key=lambda old: _likeness(old, new), default=None)
            if number not in moved and best and _likeness(best, new) >= least:
                moved[number] = best
                gone.remove(best)
    left = {id(one) for one in gone}
    for number, one in enumerate(edits):
        if number in moved:
            yield Edit(moved[number], one.new)
        elif one.new or id(one.old) in left:
            yield one


def _paired(old: Sequence[Segment], new: Sequence[Segment]) -> Iterator[Edit]:
    """The best way to pair some sentences in order, those that are alike with each other."""
    likeness = [[_likeness(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], likeness[i][j] + best[i + 1][j + 1])
    i = j = 0
    while i < len(old) and j < len(new):
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            yield Edit(old[i], new[j])
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield Edit(old[i], None)
            i += 1
        else:
            yield Edit(None, new[j])
            j += 1
    yield from (Edit(one, None) for one in old[i:])
    yield from (Edit(None, one) for one in new[j:])


def _likeness(one: Segment, other: Segment) -> float:
    """Share of words that two sentences have in common; 0 where that is too little for them to be one."""
    ours, theirs = Counter(_WORD.findall(one.text.lower())), Counter(_WORD.findall(other.text.lower()))
    share = 2 * (ours & theirs).total() / max(ours.total() + theirs.total(), 1)
    return share if share >= _ALIKE else 0.0


def _folded(segment: Segment) -> str:
    return " ".join(segment.text.split())
