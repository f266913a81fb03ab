"""HTML in pieces that are whole elements, each as heavy as fits.

An element that is cut is opened again in the next piece, marked, with its head (`thead`, `summary`) repeated, so that a
browser can join the two.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, pairwise
from typing import NamedTuple

from refgen.text.late import late

TAG = late(r'<(/?)([a-z][a-z0-9]*)\b((?:[^<>"]|"[^"]*")*)>')
BOX = late(r'popovertarget="([^"]*)"')
ID = late(r' id="([^"]*)"')
_VOID = frozenset({"br", "wbr", "hr", "img", "input"})
_DIVISIBLE = frozenset({"section", "table", "tbody", "ul", "ol", "dl", "details"})
_DIVISIBLE_BOXES = late(r'class="(?:rg-page|rg-table[^"]*|highlight[^"]*)"')
_REPEATED = frozenset({"thead", "summary"})
_LAST = 16
"""The share of a piece's room, a divisor, that the last one takes at least, where there is a place to cut for it."""
_STAYS = frozenset({"dd", "thead", "tbody", "summary"})
"""What no part begins with."""
_LEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
"""What no part ends with."""


class _Open(NamedTuple):
    """An element that a cut would go through."""

    name: str
    tag: str
    """As it is opened."""
    head: str = ""
    """What is repeated of its content."""

    def again(self) -> str:
        """How it goes on in the next part."""
        opened = ID.sub("", self.tag)
        return f"{opened[:-1]} data-goes-on>{self.head}"


class _Cut(NamedTuple):
    """A place where a part may end."""

    at: int
    """Offset in the body."""
    through: tuple[_Open, ...]
    """From the outermost to the innermost."""


class _Weighed(NamedTuple):
    """The same, with what stands before it."""

    cut: _Cut
    weight: int
    """Bytes."""


class Weights(NamedTuple):
    """What a piece of a page weighs, in bytes."""

    boxes: Mapping[str, str]
    """HTML that goes with the mark of its name."""
    contents: Mapping[str, int]
    """Bytes that a heading has in the table of contents, by anchor."""

    def of(self, html: str) -> int:
        """Its own weight, and that of what goes along."""
        boxes = sum(len(self.boxes.get(name, "").encode()) for name in BOX.findall(html))
        return len(html.encode()) + boxes + sum(self.contents.get(name, 0) for name in ID.findall(html))


def slices_of(body: str, weigh: Weights, rooms: tuple[int, int], begins: AbstractSet[str]) -> Iterator[str]:
    """The body in pieces that are whole elements, each as heavy as fits, with what goes along: the first, and any other.

    An element with one of the anchors `begins` in it begins a piece.
    """
    room, later = rooms
    end = _Cut(len(body), ())
    cuts = [*_cuts(body, room), end]
    weights = list(accumulate(weigh.of(body[one.at : two.at]) for one, two in pairwise([_Cut(0, ()), *cuts])))
    start, spent, opened = 0, 0, ""
    known: list[_Weighed] = []
    for cut, weight in zip(cuts, weights, strict=True):
        is_full = len(opened.encode()) + weight - spent + _closing_weight(cut) > room
        if known and (is_full or (begins and not begins.isdisjoint(ID.findall(body, known[-1].cut.at, cut.at)))):
            last = _before_rest(known, weights[-1], later) if is_full else known[-1]
            yield opened + body[start : last.cut.at] + _closed(last.cut)
            room = later
            start, spent, opened = last.cut.at, last.weight, "".join(one.again() for one in last.cut.through)
            known = [one for one in known if one.cut.at > start]
        if cut.at > start:
            known.append(_Weighed(cut, weight))
    yield opened + body[start:]


def _before_rest(known: Sequence[_Weighed], total: int, room: int) -> _Weighed:
    """The last of the places where a piece may end, or an earlier one, so that what is left of the body is no scrap."""
    if total - known[-1].weight >= room // _LAST:
        return known[-1]
    # What a table repeats may leave no room for anything else.
    fitting = [one for one in known if total - one.weight + _again_weight(one.cut) <= room] or known[-1:]
    return next((one for one in reversed(fitting) if total - one.weight >= room // _LAST), fitting[0])


def top_level(body: str) -> Iterator[tuple[int, int]]:
    """Where each outermost element of a body starts and ends, but for what no part begins or ends with."""
    starts, depth, before = [0], 0, ""
    for tag in TAG.finditer(body):
        name = tag[2]
        if name in _VOID:
            continue
        if tag[1]:
            depth, before = depth - 1, name
            continue
        if depth == 0 and name not in _STAYS and before not in _LEADS:
            starts.append(tag.start())
        depth, before = depth + 1, ""
    yield from pairwise([*starts, len(body)])


def _cuts(body: str, room: int) -> Iterator[_Cut]:
    """Every place where a part may end, in order."""
    stack: list[_Open] = []
    # Whether there may be a cut where so many elements are open.
    are_divisible = [True]
    heads: list[int] = []
    before = ""
    last = listing = 0
    for tag in TAG.finditer(body):
        if tag.start() < listing and stack[-1].name == "code":
            yield from (_Cut(last + line.end(), tuple(stack)) for line in re.finditer(r"\n", body[last : tag.start()]))
        name, last = tag[2], tag.end()
        if name in _VOID:
            continue
        if tag[1]:
            _close(stack, name, body[heads.pop() : last] if name in _REPEATED else "")
            are_divisible.pop()
            before = name
            continue
        if are_divisible[-1]:
            if name not in _STAYS and before not in _LEADS:
                yield _Cut(tag.start(), tuple(stack))
            if name == "pre" and (end := body.find("</pre>", last)) - last > room:
                # A listing is cut, between its lines, only where it is too long for any part.
                listing = end
        stack.append(_Open(name, tag[0]))
        are_divisible.append(are_divisible[-1] and _is_divisible(stack[-1]))
        before = ""
        if name in _REPEATED:
            heads.append(tag.start())


def _close(stack: list[_Open], name: str, head: str) -> None:
    stack.pop()
    if head and stack:
        stack[-1] = stack[-1]._replace(head=head.replace(f"<{name}", f"<{name} data-again", 1))


def _is_divisible(one: _Open) -> bool:
    return one.name in _DIVISIBLE or (one.name == "div" and _DIVISIBLE_BOXES.search(one.tag) is not None)


def _closed(cut: _Cut) -> str:
    return "".join(f"</{one.name}>" for one in reversed(cut.through))


def _closing_weight(cut: _Cut) -> int:
    return len(_closed(cut))


def _again_weight(cut: _Cut) -> int:
    return sum(len(one.again().encode()) for one in cut.through) + _closing_weight(cut)
