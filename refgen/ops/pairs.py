"""Finds the pairs of translation and English in side-by-side markup, by offset, in one pass.

No HTML parser sees a whole page: parsers invent tags inside code fences (`IList<int>`) and do not give the text back.
Each search below goes on from where the last one ended, so a page of nothing but `<span` costs one pass.
"""

from typing import NamedTuple

from refgen.ops.tree import Pair

_OPEN = '<span data-ttu-id="'
_MIDDLE = '</span><span class="sxs-lookup"><span data-stu-id="'
_CLOSE = "</span></span>"
_TAG_END = '">'


class BrokenPair(NamedTuple):
    """Markup of a pair that does not pair."""

    offset: int
    reason: str


def find_pairs(text: str) -> tuple[tuple[Pair, ...], tuple[BrokenPair, ...]]:
    """All pairs of a page in order, and the markup that looks like one but is none."""
    pairs: list[Pair] = []
    broken: list[BrokenPair] = []
    start = text.find(_OPEN)
    while start >= 0:
        middle = text.find(_MIDDLE, start)
        if middle < 0:
            broken.append(BrokenPair(start, "no English follows the translation"))
            break
        inner = text.rfind(_OPEN, start + 1, middle)
        if inner >= 0:
            broken.append(BrokenPair(start, "no English follows the translation"))
            start = inner
        source_tag_end = text.find(_TAG_END, middle + len(_MIDDLE))
        end = text.find(_CLOSE, source_tag_end) if source_tag_end >= 0 else -1
        if end < 0:
            broken.append(BrokenPair(start, "the English is not closed"))
            break
        target_tag_end = text.find(_TAG_END, start, middle)
        if target_tag_end < 0:
            broken.append(BrokenPair(start, "the opening tag is not closed"))
        else:
            pair = _pair(text, (start, target_tag_end, middle, source_tag_end, end))
            pairs.append(pair)
            stu = text[middle + len(_MIDDLE) : source_tag_end]
            if stu != pair.id:
                broken.append(BrokenPair(start, f"the translation has id {pair.id}, the English {stu}"))
        start = text.find(_OPEN, end)
    return tuple(pairs), tuple(broken)


def _pair(text: str, borders: tuple[int, int, int, int, int]) -> Pair:
    start, target_tag_end, middle, source_tag_end, end = borders
    name = text[start + len(_OPEN) : target_tag_end]
    target_start = target_tag_end + len(_TAG_END)
    source_start = source_tag_end + len(_TAG_END)
    target, source = text[target_start:middle], text[source_start:end]
    return Pair(name, target, source, start, end + len(_CLOSE), target_start, source_start)
