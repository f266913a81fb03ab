"""Pages for the tests of exchange: aligned as a run aligns them, handed off, and changed as a translator would."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from refgen.align import AlignedPage, align_page
from refgen.corpus import read_pages, scan_tree
from refgen.export import (
    Handoff,
    Only,
    PagePlan,
    Returned,
    collect_page,
    plan_page,
    read_handoff,
    write_handoff,
)
from refgen.export.inline import Code, Inline, Span, Text, markdown, parse_inline
from refgen.ops import parse_page

ENDINGS = {"xliff": "xlf", "po": "po"}
HEAD = "---\ntitle: T\n---\n"


def aligned(texts: Mapping[str, str]) -> AlignedPage:
    """One page in some locales."""
    pages = {
        locale: parse_page((HEAD + text).encode("utf-8", "surrogateescape"), f"{locale}/page.md")
        for locale, text in texts.items()
    }
    return align_page("page.md", pages)


def tree_pages(root: Path, step: int = 1) -> list[AlignedPage]:
    """Every page of a tree, or one in `step`."""
    found = list(scan_tree(root).pages.items())[::step]
    return [align_page(key, read_pages(root, files)[0]) for key, files in found]


def handoff_of(page: AlignedPage, locale: str, only: Only = Only.ALL) -> Handoff:
    """What the page hands out."""
    made = collect_page(page, locale, (), only)
    return Handoff("en-us", locale, (made,) if made else ())


def returned_of(handoff: Handoff, form: str) -> tuple[Returned, ...]:
    """What comes back when nobody has touched the file."""
    return read_handoff(write_handoff(handoff, form), f"x.{ENDINGS[form]}").portions


def translated(returned: Sequence[Returned], texts: Mapping[str, str]) -> tuple[Returned, ...]:
    """What comes back when a translator writes new targets, by source, and calls them finished."""
    return tuple(
        replace(one, target=texts[one.source], is_confirmed=True, is_held=False) if one.source in texts else one
        for one in returned
    )


def take_back(page: AlignedPage, locale: str, texts: Mapping[str, str], form: str = "xliff") -> PagePlan:
    """Hand out, translate, take back."""
    return plan_page(page, locale, translated(returned_of(handoff_of(page, locale), form), texts))


def with_words(text: str, change: Callable[[str], str]) -> str:
    """A segment whose translatable words are changed, and whose codes are not."""

    def walk(part: Inline) -> Inline:
        match part:
            case Text(words):
                return Text(change(words))
            case Span(opening, closing, kind, inner):
                return Span(opening, closing, kind, tuple(walk(one) for one in inner))
            case Code():
                return part

    return markdown([walk(part) for part in parse_inline(text)])
