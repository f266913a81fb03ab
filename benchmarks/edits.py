"""Edits of a page, one of every kind that costs something of its own."""

import re
from collections.abc import Callable
from pathlib import Path

Kind = Callable[[str], str]
"""From the text of a page to the edited one; the same text where it cannot have such an edit."""

_ENGLISH = "</span></span>"
"""What ends an English text of a page that has it beside its translation: that of the heading comes first."""


def more(text: str) -> str:
    """A paragraph that no other language has: findings come."""
    return f"{text.rstrip()}\n\n1 1234.\n"


def name(text: str) -> str:
    """Another name in code."""
    return re.sub(r"`\w+`", "`Another`", text, count=1)


def sentence(text: str) -> str:
    """Other English, of which rules may be made."""
    title, *rest = text.split(_ENGLISH, 1)
    return _ENGLISH.join((title, *(heading(one) for one in rest)))


def heading(text: str) -> str:
    """Another title, which other pages show."""
    return text.replace(_ENGLISH, f" again{_ENGLISH}", 1)


def declaration(text: str) -> str:
    """Another parameter, where the page is the one that the declaration is read from: another stub, other examples."""
    return re.sub(r"(\w\s*)\)\s*;", r"\1, [in] DWORD again);", text, count=1)


KINDS: tuple[Kind, ...] = (more, name, sentence, heading, declaration)


def save_edit(root: Path, kind: Kind, number: int, of: int) -> None:
    """Edit the page number `number` of `of` that lie evenly among those that can have such an edit."""
    pages = sorted(path for path in root.rglob("*.md") if "includes" not in path.parts)
    able = [page for page in pages if kind(text := page.read_text("utf-8")) != text]
    page = able[(number + 1) * len(able) // (of + 1)]
    page.write_text(kind(page.read_text("utf-8")), "utf-8")
