"""Defects of links, tags, emphasis, code blocks and headings."""

import itertools
import re
from collections.abc import Callable

from benchmarks.drift_mutations.inside import token
from benchmarks.drift_mutations.plant import Mutations, Plant, Subject
from refgen.drift.tokens import Kind
from refgen.drift.walk import code_blocks, headings

_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]+\)")
_WHOLE_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|<[^>]*>)+)\]\(([^()\s]+)\)")


def _other_reference(text: str) -> str:
    """Another name; what follows the question mark only says how it shows."""
    return re.sub(r"(\w)(?=[?>)%])", r"\1zq", text, count=1)


def _link_lost(subject: Subject) -> Plant | None:
    for slot in subject.picks():
        match = _LINK.search(slot.target.text)
        span = subject.file_span(slot, *match.span()) if match else None
        if match and span and match[0].partition("](")[2] in slot.source.text:
            return Plant(*span, match[1], span[0])
    return None


def _links_swapped(subject: Subject) -> Plant | None:
    """Two neighbouring links get each other's target."""
    found = list(_WHOLE_LINK.finditer(subject.text))
    lines = {slot.target.line for slot in subject.slots}
    page = subject.page.translations[subject.locale].view.page
    for one, other in subject.chance.sample(pairs := list(itertools.pairwise(found)), len(pairs)):
        if one[2] != other[2] and page.source.line(one.start()) in lines and page.source.line(other.start()) in lines:
            text = subject.text[one.end(2) : other.start(2)]
            return Plant(one.start(2), other.end(2), f"{other[2]}{text}{one[2]}", one.start(2), slack=text.count("\n"))
    return None


def _code_line(change: Callable[[str], str]) -> Callable[[Subject], Plant | None]:
    """A defect of one whole line in the middle of a code block."""

    def plant(subject: Subject) -> Plant | None:
        page = subject.page.translations[subject.locale].view.page
        for code in subject.chance.sample(codes := code_blocks(page), len(codes)):
            lines = subject.text[code.start : code.end].split("\n")
            inner = [n for n in range(1, len(lines) - 1) if re.search(r"\w{3}", lines[n])]
            if code.fenced and inner:
                number = subject.chance.choice(inner)
                start = code.start + sum(len(line) + 1 for line in lines[:number])
                line = lines[number] + "\n"
                return Plant(start, start + len(line), change(line), start, slack=1)
        return None

    return plant


def _comment(subject: Subject) -> Plant | None:
    page = subject.page.translations[subject.locale].view.page
    for code in subject.chance.sample(codes := code_blocks(page), len(codes)):
        for match in re.finditer(r"//[ \t]*([A-Za-z]+ [a-z]+ [^\n]*)", subject.text[code.start : code.end]):
            start = code.start + match.start(1)
            return Plant(start, start + len(match[1]), match[1].rsplit(" ", 1)[0] + " xyzzy", start, slack=0)
    return None


def _block_lost(subject: Subject) -> Plant | None:
    page = subject.page.translations[subject.locale].view.page
    codes = [code for code in code_blocks(page) if code.fenced]
    if not codes:
        return None
    code = subject.chance.choice(codes)
    return Plant(code.start, code.end, "", code.start, slack=6)


def _language(subject: Subject) -> Plant | None:
    page = subject.page.translations[subject.locale].view.page
    for code in subject.chance.sample(codes := code_blocks(page), len(codes)):
        match = re.match(r"```+[ \t]*([\w+#-]+)", subject.text[code.start :])
        if match:
            return Plant(code.start + match.start(1), code.start + match.end(1), "vbnet", code.start, slack=0)
    return None


def _heading_level(subject: Subject) -> Plant | None:
    page = subject.page.translations[subject.locale].view.page
    for heading in subject.chance.sample(found := headings(page)[1:], len(found)):
        start = subject.text.find("#", heading.start)
        if subject.text[heading.start : heading.start + 1] == "#":
            return Plant(start, start, "#", start, slack=0)
    return None


def _heading_lost(subject: Subject) -> Plant | None:
    page = subject.page.translations[subject.locale].view.page
    for heading in subject.chance.sample(found := headings(page)[1:], len(found)):
        if subject.is_clean(heading.start, heading.end):
            return Plant(heading.start, heading.end, "", heading.start, slack=6)
    return None


def _heading_anchor(subject: Subject) -> Plant | None:
    page = subject.page.translations[subject.locale].view.page
    for heading in subject.chance.sample(found := headings(page)[1:], len(found)):
        match = re.search(r'<a name="([\w-]{4,})"', subject.text[heading.start : heading.end])
        if match:
            start = heading.start + match.start(1)
            return Plant(start, start + len(match[1]), f"{match[1]}-x", start, slack=0)
    return None


MARKUP: Mutations = {
    "link-lost": _link_lost,
    "links-swapped": _links_swapped,
    "url": token((Kind.URL,), lambda text: text[:-2] + "zq"),
    "web-link": token((Kind.LINK,), lambda text: text[:-3] + "zq)", r"://|\(/"),
    "cross-reference": token((Kind.XREF,), _other_reference),
    "tag-lost": token((Kind.TAG,), lambda text: None if text.startswith("<br") else ""),
    "break-lost": token((Kind.TAG,), lambda text: " " if text.startswith("<br") else None),
    "code-unmarked": token((Kind.CODE,), lambda text: text.strip("`")),
    "code-half-marked": token((Kind.CODE,), lambda text: text[1:]),
    "bold-half-marked": token((Kind.STRONG,), lambda _: ""),
    "image": token((Kind.LINK,), lambda text: text.replace(".", "x.", 1), r"\.(?:gif|png|jpe?g)"),
    "code-line-lost": _code_line(lambda _: ""),
    "code-line-doubled": _code_line(lambda line: line * 2),
    "code-comment": _comment,
    "code-block-lost": _block_lost,
    "code-language": _language,
    "heading-level": _heading_level,
    "heading-lost": _heading_lost,
    "heading-anchor": _heading_anchor,
}
