"""Lines of a page that no sentence stands for: what is included, shown from a file of code, or played there.

Alignment pairs sentences, and such a line has none. What one side has more of is found by what the lines name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from refgen.align.slot import AlignedPage, Translation, View
from refgen.ops import Block, Directive, List, Quote, Role
from refgen.ops.targets import Kind, meant, named_files
from refgen.text.late import late

_SHOWN = frozenset({"include", "code", "video", "image"})
"""Other directives set out what stands between them."""
_IN_LANGUAGE = late(
    r"/[a-z]{2,3}-[a-z]{2,4}(?=/)|[?&](?:hl|cc_lang_pref|lang|language|locale|view)=[^&#]*", re.IGNORECASE
)
"""What an address on a host says of its reader's language."""
_REGION = late(r"(?:#|[?&](?:name|range)=)([^?&#]*)")
"""Of a file, the part that is shown."""
_Name = tuple[str, str]
"""What such a line shows: kind and file."""


class Lone(NamedTuple):
    """A line of its own in the file of a page."""

    start: int
    end: int
    role: Role
    """An item, else a paragraph."""
    kind: str
    """`include`, `code`, `video` or `image`."""
    target: str
    """The file or address that it names, as written."""

    @property
    def text(self) -> str:
        """As Markdown that stands inside a text: an include, or what is shown in its place, the name of the file."""
        if self.kind != "include":
            return f"`{self.target}`"
        return f"[!INCLUDE [{self.target.rpartition('/')[2]}]({self.target})]"


class OneSided(NamedTuple):
    """The lines that only one side of a translation has, each in the order of its file."""

    lost: tuple[Lone, ...] = ()
    """Those of the canonical page."""
    added: tuple[Lone, ...] = ()


def one_sided(page: AlignedPage, translation: Translation) -> OneSided:
    """The lines that only the canonical page or only its translation has, wherever on the other they might stand.

    What stands inside a text of the other side is there as well.
    """
    if translation.view.page is page.canonical.page:
        return OneSided()
    ours, theirs = tuple(_lines(page.canonical.page.blocks)), tuple(_lines(translation.view.page.blocks))
    if not ours and not theirs:
        return OneSided()
    named = [[_name(one, page.key) for one in lines] for lines in (ours, theirs)]
    if Counter(named[0]) == Counter(named[1]):
        return OneSided()
    inside = [Counter(_inside(view, page.key)) for view in (page.canonical, translation.view)]
    more = Counter(named[0]) + inside[0], Counter(named[1]) + inside[1]
    lost = _left(ours, named[0], Counter(named[1]), more[0] - more[1])
    return OneSided(lost, _left(theirs, named[1], Counter(named[0]), more[1] - more[0]))


def _left(
    lines: Sequence[Lone], names: Sequence[_Name], others: Counter[_Name], more: Counter[_Name]
) -> tuple[Lone, ...]:
    """The lines whose counterpart is neither a line nor inside a text of the other side."""
    found = []
    for line, name in zip(lines, names, strict=True):
        if others[name]:
            others[name] -= 1
        elif more[name]:
            more[name] -= 1
            found.append(line)
    return tuple(found)


def _lines(blocks: Iterable[Block], role: Role = Role.PARAGRAPH) -> Iterator[Lone]:
    for block in blocks:
        if isinstance(block, Directive):
            if block.target and not block.units and block.name in _SHOWN:
                yield Lone(block.start, block.end, role, block.name, block.target)
        elif isinstance(block, List):
            for item in block.items:
                yield from _lines(item.blocks, Role.ITEM)
        elif isinstance(block, Quote):
            yield from _lines(block.blocks, role)


def _name(line: Lone, key: str) -> _Name:
    if "://" in line.target:
        # The option that is taken out may be the first.
        return line.kind, _IN_LANGUAGE.sub("", line.target).replace("?", "&", 1)
    return line.kind, "#".join((meant(line.target, key).lower(), *_REGION.findall(line.target)))


def _inside(view: View, key: str) -> Iterator[_Name]:
    """What the texts of a page include."""
    for placed in view.units:
        text = placed.unit.on(view.side)
        if "[!" in text:
            yield from (("include", one.key.lower()) for one in named_files(text, key) if one.kind is Kind.INCLUDE)
