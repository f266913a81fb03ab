"""Edits of a tree, one of every kind that costs something of its own."""

import re
from collections.abc import Callable
from functools import wraps
from pathlib import Path

Kind = Callable[[str], str]
"""From the text of a page to the edited one; the same text where it cannot have such an edit."""
TreeKind = Callable[[Path, int, int], None]
"""Saves an edit below a root: the one of that number among so many, which lie evenly in the tree."""

_METHOD = re.compile(r"^# .*?::(\w+)", re.MULTILINE)
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


def added(root: Path, number: int, of: int) -> None:
    """A page of an API that there was not, in all locales."""
    name, pages = _method(root, number, of)
    for page in pages:
        new = page.with_name(page.name.replace(name.lower(), f"{name}again".lower()))
        new.write_text(page.read_text("utf-8").replace(name, f"{name}Again"), "utf-8")


def removed(root: Path, number: int, of: int) -> None:
    """A page that goes in all locales."""
    for page in _method(root, number, of)[1]:
        page.unlink()


def gone(root: Path, number: int, of: int) -> None:
    """A page that goes in one locale."""
    _method(root, number, of)[1][-1].unlink()


def included(root: Path, number: int, of: int) -> None:
    """A file that pages include."""
    _append(_one([page for page in _pages(root) if "includes" in page.parts], number, of), "\nMore.\n")


def title(root: Path, number: int, of: int) -> None:
    """Of an entry that others stand below, in the contents of one locale."""
    contents = _one(sorted(root.rglob("toc.yml")), number, of)
    contents.write_text(contents.read_text("utf-8").replace("name: ", "name: New ", 1), "utf-8")


TREE_KINDS: tuple[TreeKind, ...] = (added, removed, gone, included, title)


def in_page(kind: Kind) -> TreeKind:
    """The same of a page that can have such an edit."""

    @wraps(kind)
    def save(root: Path, number: int, of: int) -> None:
        save_edit(root, kind, number, of)

    return save


def save_edit(root: Path, kind: Kind, number: int, of: int) -> None:
    """Edit the page number `number` of `of` that lie evenly among those that can have such an edit."""
    pages = (page for page in _pages(root) if "includes" not in page.parts)
    page = _one([page for page in pages if kind(text := page.read_text("utf-8")) != text], number, of)
    page.write_text(kind(page.read_text("utf-8")), "utf-8")


def _pages(root: Path) -> list[Path]:
    return sorted(root.rglob("*.md"))


def _one(able: list[Path], number: int, of: int) -> Path:
    return able[(number + 1) * len(able) // (of + 1)]


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def _method(root: Path, number: int, of: int) -> tuple[str, list[Path]]:
    """The name of a method that has a page in several locales, and these."""
    able = {page: name for page in _pages(root) if (name := _name(page)) and len(_locales(root, page)) > 1}
    page = _one([*able], number, of)
    return able[page], _locales(root, page)


def _name(page: Path) -> str:
    found = _METHOD.search(page.read_text("utf-8")) if page.stem.endswith("-method") else None
    return found[1] if found and f"-{found[1].lower()}-" in page.name else ""


def _locales(root: Path, page: Path) -> list[Path]:
    _, *below = page.relative_to(root).parts
    return sorted(root.glob("/".join(("*", *below))))
