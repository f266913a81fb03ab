"""Which lines start a block, and so end the paragraph before them."""

import re
from collections.abc import Callable, Sequence

from refgen.ops.block_tags import BLOCK_TAGS
from refgen.ops.lines import Line

HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*([^`]*)$")
ITEM = re.compile(r"([-*+]|\d{1,9}[.)])(?:([ \t]+)|$)")
HTML = re.compile(rf"<(?:/?(?:{BLOCK_TAGS}|pre|script|style|textarea)(?=[\s/>]|$)|!--|!\[CDATA\[|\?)", re.IGNORECASE)
DIRECTIVE = re.compile(
    r"\[!(?P<name>include|code|video)(?:-[\w+#.\-]+)?[ \t]*"
    r"(?:\[(?P<label>[^\[\]]*)\][ \t]*\((?P<target>[^()]*)\)[ \t]*\]?|(?P<address>https?://[^\s\[\]]+)[ \t]*\])$",
    re.IGNORECASE,
)
RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_DELIMITERS = frozenset("|-: \t")


def is_delimiter_row(line: Line) -> bool:
    """Whether a line is the second line of a pipe table: `|---|:--|`."""
    body = line.body
    return "-" in body and "|" in body and _DELIMITERS.issuperset(body)


def starts_table(lines: Sequence[Line], index: int) -> bool:
    """Whether the line at `index` is the header of a pipe table."""
    return "|" in lines[index].body and index + 1 < len(lines) and is_delimiter_row(lines[index + 1])


def interrupts(lines: Sequence[Line], index: int) -> bool:
    """Whether the line at `index` ends a paragraph that the line before it belongs to."""
    line = lines[index]
    body = line.body
    if not body:
        return True
    if starts_table(lines, index):
        return True
    if body[0] not in _STARTERS:
        return False
    return _STARTERS[body[0]](body)


def _starts_item_or_rule(body: str) -> bool:
    """Inside a paragraph a number starts a list only if it is 1: "2019." may just be the end of a sentence."""
    item = ITEM.match(body)
    starts_item = item is not None and item.end() < len(body) and (not body[0].isdigit() or item[1][:-1] == "1")
    return starts_item or RULE.match(body) is not None


_STARTERS: dict[str, Callable[[str], bool]] = {
    "#": lambda body: HEADING.match(body) is not None,
    "`": lambda body: FENCE.match(body) is not None,
    "~": lambda body: FENCE.match(body) is not None,
    ">": lambda _: True,
    ":": lambda body: body.startswith(":::"),
    "<": lambda body: HTML.match(body) is not None and body[1:3].lower() != "br",
    "[": lambda body: DIRECTIVE.match(body) is not None,
    **dict.fromkeys("-*+_0123456789", _starts_item_or_rule),
}
