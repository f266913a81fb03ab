"""Links by reference: `[text][name]`, `[name][]` or `[name]`, where the file has a line `[name]: target`.

The text of a unit has them as links that say their target themselves, `[text](target)`, so that nothing after has to know of
them; a `Reference` keeps what stands in the file in the place of `(target)`. What is a link by reference follows CommonMark.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from refgen.ops.tree import Reference
from refgen.text.late import late

_TOKEN = late(
    r"""[\\`<\[!\]](?:
        (?<=\\).
      | (?<=`)(?<!``)(?P<ticks>`*)(?!`).*?(?<!`)`(?P=ticks)(?!`)
      | (?<=`)`*
      | (?<=<)/?[A-Za-z][^<>]*>
      | (?<=<)!--.*?-->
      | (?<=\[)!INCLUDE\s*\[[^\[\]]*\]\s*\([^()]*\)\s*\]
      | (?P<image>(?<=!)\[)
      | (?P<opens>(?<=\[))
      | (?P<closes>(?<=\]))
    )""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
"""What takes brackets apart, and code, tags and includes, which have none of their own."""
_TARGET = late(r"\(\s*+(?:<[^<>\n]*>|(?:[^\s()]|\([^\s()]*\))*+)(?:\s++(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?+\s*+\)")
_LABEL = late(r"\[((?:[^\[\]\\]|\\.)*)\]", re.DOTALL)
_NAME = late(r"(?:[^\[\]\\]|\\.){1,999}\Z", re.DOTALL)
_TEXT = late(r"(?:[^\[\]\\`]|\\.|`[^`]*`|\[[^\[\]]*\])*+\Z", re.DOTALL)
"""What links that say their target may be called by, wherever such links are read."""
_PARENTHESES = late(r"(?:[^()]|\([^()]*\))*\Z")
_TAKEN_ON = ("(", "[", ":")
"""What stands behind `[name]` makes something else of it."""


class Link(NamedTuple):
    """A link or an image of a text."""

    start: int
    """Of its label, behind the bracket."""
    end: int
    """Of its label: there is the bracket that closes it."""
    stop: int
    """Of the whole."""
    name: str
    """Of what it refers to, folded; '' where it says its target itself, or could not say it behind such a label."""
    is_image: bool

    def target_in(self, text: str) -> str:
        """What stands behind its label."""
        return text[self.end + 1 : self.stop]


def folded(name: str) -> str:
    """The name of a target as names are compared."""
    return " ".join(name.split()).casefold()


def written_target(target: str) -> str:
    """A target as it can stand in the brackets of a link."""
    target = target.replace(" ", "%20")
    return target if _PARENTHESES.match(target) else target.replace("(", "%28").replace(")", "%29")


class Resolved(NamedTuple):
    """A text whose links say their targets."""

    text: str
    references: tuple[Reference, ...] = ()
    """What they were written as."""
    used: frozenset[tuple[str, bool]] = frozenset()
    """The folded names of the targets, and whether as that of an image."""


def resolved(text: str, targets: Mapping[str, str]) -> Resolved:
    """A text with the targets that it refers to."""
    if "[" not in text:
        return Resolved(text)
    links = [one for one in links_of(text, targets) if one.name]
    parts: list[str] = []
    references: list[Reference] = []
    position = length = 0
    for one in links:
        shown = f"({targets[one.name]})"
        before = text[position : one.end + 1]
        length += len(before)
        references.append(Reference(length, shown, text[one.end + 1 : one.stop]))
        parts += before, shown
        length += len(shown)
        position = one.stop
    used = frozenset((one.name, one.is_image) for one in links)
    return Resolved("".join([*parts, text[position:]]), tuple(references), used)


def links_of(text: str, targets: Mapping[str, str]) -> Iterator[Link]:
    """The links and images of a text, in the order in which they close: that say their target, and that refer to one of `targets`."""
    open_at: list[tuple[int, bool]] = []
    position = around = 0
    while match := _TOKEN.search(text, position):
        position = match.end()
        if match.lastgroup in {"opens", "image"}:
            open_at.append((position, match.lastgroup == "image"))
        elif match.lastgroup == "closes" and open_at:
            start, is_image = open_at.pop()
            is_around = len(open_at) < around and not is_image
            around = min(around, len(open_at))
            # No link stands around another, though one may around an image.
            link = None if is_around else _link(text, start, position - 1, targets, is_image=is_image)
            if link:
                yield link
                position = link.stop
                around = around if is_image else len(open_at)


def _link(text: str, start: int, end: int, targets: Mapping[str, str], *, is_image: bool) -> Link | None:
    if match := _TARGET.match(text, end + 1):
        return Link(start, end, match.end(), "", is_image)
    label = _LABEL.match(text, end + 1)
    name = label[1] if label and label[1] else text[start:end]
    if not _NAME.match(name) or folded(name) not in targets:
        return None
    known = folded(name) if _TEXT.match(text[start:end]) else ""
    return Link(start, end, label.end() if label else end + 1, known, is_image)


def as_written(references: Sequence[Reference], start: int, old: str, new: str) -> str:
    """A new text for `old`, which stands at `start` of a text with those references, with its links written as they were.

    A link that is called by its label is called by the name before where its label is another now. What the new text has more
    of says its target itself.
    """
    own = {one.at - start: one for one in references if start <= one.at <= start + len(old)}
    if not own:
        return new
    parts: list[str] = []
    position = 0
    for one, before in _counterparts(old, new):
        reference = own.get(before.end + 1)
        if reference:
            parts += new[position : one.end + 1], _form(reference, (before, old), (one, new))
            position = one.stop
    return "".join([*parts, new[position:]])


def _counterparts(old: str, new: str) -> list[tuple[Link, Link]]:
    """The links of a new text, each with that of the old one which has its target: and its label, if there is such a one."""
    links, found = [*links_of(new, {})], dict[Link, Link]()
    known: dict[str, list[Link]] = defaultdict(list)
    for one in links_of(old, {}):
        known[one.target_in(old)].append(one)
    for is_same in (True, False):
        for one in links:
            others = () if one in found else known[one.target_in(new)]
            label = new[one.start : one.end]
            before = next((other for other in others if not is_same or old[other.start : other.end] == label), None)
            if before:
                found[one] = before
                known[one.target_in(new)].remove(before)
    return [(one, found[one]) for one in links if one in found]


def _form(reference: Reference, before: tuple[Link, str], now: tuple[Link, str]) -> str:
    """What stands behind the label of a link, which was another link of another text before."""
    if reference.written not in {"", "[]"}:
        return reference.written
    (was, old), (one, new) = before, now
    label = old[was.start : was.end]
    if new[one.start : one.end] != label:
        return f"[{label}]"
    follows = new[one.stop : one.stop + 1]
    return "[]" if follows in _TAKEN_ON and follows != old[was.stop : was.stop + 1] else reference.written
