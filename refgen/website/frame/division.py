"""A page that is too heavy for a slow phone, as several files: the page, and what goes on after it.

Each part is a page of its own that links to the next, readable without scripts; with them, `theme/assets/refgen/rest.js` puts
the further parts behind the first, so that it is one page again. An element that is cut is opened again in the next
part, marked, with its head (`thead`, `summary`) repeated, so that the two can be joined.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from itertools import accumulate
from typing import Any, NamedTuple

from refgen.text.late import late
from refgen.website import address
from refgen.website.frame.content import Content, TocItem
from refgen.website.frame.shell import Shell, stamp, toc_html
from refgen.website.frame.slices import BOX, ID, TAG, Weights, slices_of, top_level
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
_FURTHER_ONE: Mapping[str, Any] = {"nav": (), "is_continued": True}
"""What is other around a further part."""
_HEADING = late(r"<h([1-6])\b[^<>]*>(.*?)</h\1>", re.DOTALL)
_PERMALINK = late(r'<a class="headerlink".*?</a>')
_LOCAL = late(r'(<a [^<>]*?href=")#([^"]*)"')


class Part(NamedTuple):
    """A file of a page."""

    content: Content
    html: bytes
    """The same in its theme."""
    varied: str = ""
    """As of `Stamped`."""


def stamped(shell: Shell, content: Content, site_name: str, site_url: str) -> tuple[Part, ...]:
    """The files of a page: mostly one."""
    whole = stamp(shell, content, site_name, site_url)
    if is_light(whole.html) and not content.begins:
        return (Part(content, *whole),)
    bare = content._replace(body="", toc=())
    frames = (len(stamp(shell, one, site_name, site_url).html) for one in (bare, bare._replace(**_FURTHER_ONE)))
    first, later = (max(_LEAST, HEAVIEST - _FRAME - frame) for frame in frames)
    parts = divided(content, first, later)
    return tuple(Part(part, *stamp(shell, part, site_name, site_url)) for part in parts)


def is_light(html: bytes) -> bool:
    """Whether a page goes into one file."""
    return len(html) <= HEAVIEST


def anchors_of(content: Content) -> list[str]:
    """What can be linked to in a page, in order."""
    return ID.findall(content.body)


def divided(content: Content, room: int, later: int) -> tuple[Content, ...]:
    """The parts of a page, as far as there are places to cut.

    Each has at most so many bytes, the first and any later one, in its body and its table of contents, which has its own
    headings; the first has those of the others too, as far as there is room for them.
    """
    body, boxes = _without_boxes(content.body)
    elsewhere = address.link(content.address, address.part_address(content.address, _MANY))
    contents = {one.anchor: len(toc_html((one._replace(page=elsewhere),)).encode()) for one in content.toc}
    further = min(room // _FURTHER, sum(contents.values()))
    slices = list(slices_of(body, Weights(boxes, contents), (room - further, later), content.begins))
    addresses = [address.part_address(content.address, number) for number in range(1, len(slices) + 1)]
    home = {name: addresses[number] for number, one in enumerate(slices) for name in ID.findall(one)}
    parts = [_part(content, number, slices, addresses, home, boxes) for number in range(len(slices))]
    return (parts[0]._replace(toc=_toc_of_all(parts, further)), *parts[1:])


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
        back = f'<a data-refgen="start" href="{address.link(here, addresses[0])}">{texts.html("page.start")}</a>'
        above = "".join(f"<h{level}>{words}</h{level}>" for level, words in _headings_above(slices, number))
        parts.insert(0, f"<div data-again><h1>{escape(title, quote=False)}</h1><p>{back}</p>{above}</div>")
    if number + 1 < len(slices):
        said = texts.html("page.rest", part=texts.number(number + 2), parts=named["parts"])
        after = address.link(here, addresses[number + 1])
        parts.append(f'<p class="rg-rest" data-again><a rel="next" href="{after}">{said}</a></p>')
    parts += [boxes[name] for name in dict.fromkeys(BOX.findall(slices[number])) if name in boxes]
    return content._replace(
        address=here,
        title=title,
        body="".join(parts),
        toc=tuple(one for one in content.toc if home.get(one.anchor, addresses[0]) == here),
        **(_FURTHER_ONE if number else {}),
    )


def _headings_above(slices: list[str], number: int) -> list[tuple[int, str]]:
    """The headings that a part's first heading stands below, and that stand in earlier parts: level and HTML."""
    first = _HEADING.search(slices[number])
    if first is None:
        return []
    open_: dict[int, str] = {}
    for level, html in _HEADING.findall("".join(slices[:number])):
        words = TAG.sub("", _PERMALINK.sub("", html))
        open_ = {known: text for known, text in open_.items() if known < int(level)} | {int(level): words}
    return [(level, words) for level, words in sorted(open_.items()) if 1 < level < int(first[1])]


def _without_boxes(body: str) -> tuple[str, dict[str, str]]:
    """The body, and the boxes that open at its marks, by name: each goes with its mark."""
    kept: list[str] = []
    boxes: dict[str, str] = {}
    for start, end in top_level(body):
        html = body[start:end]
        name = ID.search(html)
        if html.startswith("<div popover ") and name:
            boxes[name[1]] = html
        else:
            kept.append(html)
    return "".join(kept), boxes
