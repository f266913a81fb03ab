"""A page that is too heavy for a slow phone, as several files: the page, and what goes on after it.

Each part is a page of its own that links to the next, readable without scripts; with them, `theme/assets/refgen/rest.js` puts
the further parts behind the first, so that it is one page again. An element that is cut is opened again in the next
part, marked, with its head (`thead`, `summary`) repeated, so that the two can be joined.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import accumulate, pairwise

from refgen.website import address
from refgen.website.content import Content, TocItem
from refgen.website.shell import Shell, stamp, toc_html
from refgen.website.texts import load_texts

HEAVIEST = 40_000
"""Bytes of a page's HTML."""
_FRAME = 1_000
"""Bytes for the links between the parts, and for tags that a cut repeats."""
_LEAST = 4_000
"""Bytes that a part's content may have whatever stands around it: beyond that, more parts are worse than heavier ones."""
_FURTHER = 8
"""The share of the first part's room, a divisor, for the table of contents of the others."""
_MANY = 99
"""A part's number as long as any usual one."""
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)\b((?:[^<>"]|"[^"]*")*)>')
_HEADING = re.compile(r"<h([1-6])\b[^<>]*>(.*?)</h\1>", re.DOTALL)
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>')
_ID = re.compile(r' id="([^"]*)"')
_LOCAL = re.compile(r'(<a [^<>]*?href=")#([^"]*)"')
_BOX = re.compile(r'popovertarget="([^"]*)"')
_PART = re.compile(r"\.part-\d+\.html\Z")
_VOID = frozenset({"br", "wbr", "hr", "img", "input"})
_DIVISIBLE = frozenset({"section", "table", "tbody", "ul", "ol", "dl", "details"})
_DIVISIBLE_BOXES = re.compile(r'class="(?:rg-page|rg-table[^"]*|highlight[^"]*)"')
_REPEATED = frozenset({"thead", "summary"})
_STAYS = frozenset({"dd", "thead", "tbody", "summary"})
"""What no part begins with."""
_LEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
"""What no part ends with."""


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that a cut would go through."""

    name: str
    tag: str
    """As it is opened."""
    head: str = ""
    """What is repeated of its content."""

    def again(self) -> str:
        """How it goes on in the next part."""
        opened = _ID.sub("", self.tag)
        return f"{opened[:-1]} data-goes-on>{self.head}"


@dataclass(frozen=True, slots=True)
class _Cut:
    """A place where a part may end."""

    at: int
    """Offset in the body."""
    through: tuple[_Open, ...]
    """From the outermost to the innermost."""


@dataclass(frozen=True, slots=True)
class _Weights:
    """What a piece of a page weighs, in bytes."""

    boxes: Mapping[str, str]
    """HTML that goes with the mark of its name."""
    contents: Mapping[str, int]
    """Bytes that a heading has in the table of contents, by anchor."""

    def of(self, html: str) -> int:
        """Its own weight, and that of what goes along."""
        boxes = sum(len(self.boxes.get(name, "").encode()) for name in _BOX.findall(html))
        return len(html.encode()) + boxes + sum(self.contents.get(name, 0) for name in _ID.findall(html))


def stamped(shell: Shell, content: Content, site_name: str, site_url: str) -> Iterator[tuple[str, bytes]]:
    """The files of a page, by address: mostly one."""
    whole = stamp(shell, content, site_name, site_url)
    if len(whole) <= HEAVIEST:
        yield content.address, whole
        return
    frame = stamp(shell, replace(content, body="", toc=()), site_name, site_url)
    for part in divided(content, max(_LEAST, HEAVIEST - _FRAME - len(frame))):
        yield part.address, stamp(shell, part, site_name, site_url)


def divided(content: Content, room: int) -> tuple[Content, ...]:
    """The parts of a page, as far as there are places to cut.

    Each has at most so many bytes in its body and its table of contents, which has its own headings; the first has those of
    the others too, as far as there is room for them.
    """
    body, boxes = _without_boxes(content.body)
    elsewhere = address.link(content.address, _part_address(content.address, _MANY))
    contents = {one.anchor: len(toc_html((one._replace(page=elsewhere),)).encode()) for one in content.toc}
    further = min(room // _FURTHER, sum(contents.values()))
    slices = list(_slices(body, _Weights(boxes, contents), (room - further, room)))
    addresses = [_part_address(content.address, number) for number in range(1, len(slices) + 1)]
    home = {name: addresses[number] for number, one in enumerate(slices) for name in _ID.findall(one)}
    parts = [_part(content, number, slices, addresses, home, boxes) for number in range(len(slices))]
    return (replace(parts[0], toc=_toc_of_all(parts, further)), *parts[1:])


def _toc_of_all(parts: Sequence[Content], room: int) -> tuple[TocItem, ...]:
    """The first part's table of contents, and what there is room for of the others'."""
    first = parts[0]
    others = [one._replace(page=address.link(first.address, part.address)) for part in parts[1:] for one in part.toc]
    weights = accumulate(len(toc_html((one,)).encode()) for one in others)
    return (*first.toc, *(one for one, weight in zip(others, weights, strict=True) if weight <= room))


def _part(  # noqa: PLR0913, PLR0917  (one page out of what all of them share)
    content: Content,
    number: int,
    slices: list[str],
    addresses: list[str],
    home: Mapping[str, str],
    boxes: Mapping[str, str],
) -> Content:
    here = addresses[number]
    texts = load_texts(content.locale)
    named = {"part": texts.number(number + 1), "parts": texts.number(len(slices))}
    title = content.title if number == 0 else texts.text("page.part", title=content.title, **named)

    def link(anchor: str) -> str:
        target = home.get(anchor, here)
        return "" if target == here else address.link(here, target)

    inside = _LOCAL.sub(lambda match: f'{match[1]}{link(match[2])}#{match[2]}"', slices[number])
    parts = [inside]
    if number:
        back = f'<a href="{address.link(here, addresses[0])}">{texts.html("page.start")}</a>'
        above = "".join(f"<h{level}>{words}</h{level}>" for level, words in _headings_above(slices, number))
        parts.insert(0, f"<div data-again><h1>{escape(title, quote=False)}</h1><p>{back}</p>{above}</div>")
    if number + 1 < len(slices):
        said = texts.html("page.rest", part=texts.number(number + 2), parts=named["parts"])
        after = address.link(here, addresses[number + 1])
        parts.append(f'<p class="rg-rest" data-again><a rel="next" href="{after}">{said}</a></p>')
    parts += [boxes[name] for name in _BOX.findall(slices[number]) if name in boxes]
    return replace(
        content,
        address=here,
        title=title,
        body="".join(parts),
        toc=tuple(one for one in content.toc if home.get(one.anchor, addresses[0]) == here),
        nav=content.nav if number == 0 else (),
        is_continued=number > 0,
    )


def _headings_above(slices: list[str], number: int) -> list[tuple[int, str]]:
    """The headings that a part's first heading stands below, and that stand in earlier parts: level and HTML."""
    first = _HEADING.search(slices[number])
    if first is None:
        return []
    open_: dict[int, str] = {}
    for level, html in _HEADING.findall("".join(slices[:number])):
        words = _TAG.sub("", _PERMALINK.sub("", html))
        open_ = {known: text for known, text in open_.items() if known < int(level)} | {int(level): words}
    return [(level, words) for level, words in sorted(open_.items()) if 1 < level < int(first[1])]


def _part_address(first: str, number: int) -> str:
    return first if number == 1 else f"{first.removesuffix('.html')}.part-{number}.html"


def first_address(address: str) -> str:
    """The address of the page that a part belongs to."""
    return _PART.sub(".html", address)


def _without_boxes(body: str) -> tuple[str, dict[str, str]]:
    """The body, and the boxes that open at its marks, by name: each goes with its mark."""
    kept: list[str] = []
    boxes: dict[str, str] = {}
    for start, end in _top_level(body):
        html = body[start:end]
        name = _ID.search(html)
        if html.startswith("<div popover ") and name:
            boxes[name[1]] = html
        else:
            kept.append(html)
    return "".join(kept), boxes


def _top_level(body: str) -> Iterator[tuple[int, int]]:
    starts = [cut.at for cut in _cuts(body, len(body)) if not cut.through]
    yield from pairwise([0, *starts, len(body)])


def _cuts(body: str, room: int) -> Iterator[_Cut]:
    """Every place where a part may end, in order."""
    stack: list[_Open] = []
    heads: list[int] = []
    before = ""
    last = listing = 0
    for tag in _TAG.finditer(body):
        if tag.start() < listing and stack[-1].name == "code":
            yield from (_Cut(last + line.end(), tuple(stack)) for line in re.finditer(r"\n", body[last : tag.start()]))
        name, last = tag[2], tag.end()
        if name in _VOID:
            continue
        if tag[1]:
            _close(stack, name, body[heads.pop() : last] if name in _REPEATED else "")
            before = name
            continue
        if all(map(_is_divisible, stack)):
            if name not in _STAYS and before not in _LEADS:
                yield _Cut(tag.start(), tuple(stack))
            if name == "pre" and (end := body.find("</pre>", last)) - last > room:
                # A listing is cut, between its lines, only where it is too long for any part.
                listing = end
        stack.append(_Open(name, tag[0]))
        before = ""
        if name in _REPEATED:
            heads.append(tag.start())


def _close(stack: list[_Open], name: str, head: str) -> None:
    stack.pop()
    if head and stack:
        stack[-1] = replace(stack[-1], head=head.replace(f"<{name}", f"<{name} data-again", 1))


def _is_divisible(one: _Open) -> bool:
    return one.name in _DIVISIBLE or (one.name == "div" and _DIVISIBLE_BOXES.search(one.tag) is not None)


def _slices(body: str, weigh: _Weights, rooms: tuple[int, int]) -> Iterator[str]:
    """The body in pieces that are whole elements, each as heavy as fits, with what goes along: the first, and any other."""
    room, later = rooms
    end = _Cut(len(body), ())
    cuts = [*_cuts(body, room), end]
    weights = list(accumulate(weigh.of(body[one.at : two.at]) for one, two in pairwise([_Cut(0, ()), *cuts])))
    start, spent, opened = 0, 0, ""
    last: tuple[_Cut, int] | None = None
    for cut, weight in zip(cuts, weights, strict=True):
        if last is not None and len(opened.encode()) + weight - spent + _closing_weight(cut) > room:
            yield opened + body[start : last[0].at] + _closed(last[0])
            room = later
            start, spent, opened = last[0].at, last[1], "".join(one.again() for one in last[0].through)
        last = (cut, weight) if cut.at > start else last
    yield opened + body[start:]


def _closed(cut: _Cut) -> str:
    return "".join(f"</{one.name}>" for one in reversed(cut.through))


def _closing_weight(cut: _Cut) -> int:
    return len(_closed(cut))
