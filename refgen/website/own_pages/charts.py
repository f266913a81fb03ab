"""Charts as tables that carry their drawing: every number is text, the bars and shades are classes and SVG."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from refgen.website.page.parts.table import table
from refgen.website.texts import Texts

_SHADES = 9


def heat(
    title: str, head: str, names: Sequence[str], rows: Sequence[tuple[str, Sequence[tuple[int, str]]]], texts: Texts
) -> str:
    """A heat map: rows of counts and what they link to, shaded by the root of their share of the largest."""
    most = max((count for _, cells in rows for count, _ in cells), default=0)
    if not most:
        return ""
    heads = [escape(head, quote=False), *(escape(name, quote=False) for name in names)]
    shaded = [(escape(name, quote=False), *(_shade(*cell, most, texts) for cell in cells)) for name, cells in rows]
    return table(heads, shaded, "rg-heat", title)


def _shade(count: int, link: str, most: int, texts: Texts) -> str:
    shade = round((count / most) ** 0.5 * _SHADES) if count else 0
    number = f'<a href="{escape(link)}">{texts.number(count)}</a>' if count and link else texts.number(count)
    return f'<span class="rg-shade rg-shade-{max(shade, 1) if count else 0}">{number}</span>'


class Bar(NamedTuple):
    """A row of a bar chart."""

    name: str
    length: int
    """What it stands for."""
    link: str = ""
    """What the name leads to; '' for nothing."""
    note: str = ""
    """What stands below the name, as HTML."""
    anchor: str = ""
    """The row's own name in addresses; '' for none."""


def bars(title: str, heads: tuple[str, str], rows: Sequence[Bar], texts: Texts, whole: int = 0) -> str:
    """A bar chart under the heads of its two columns. A bar of the length `whole` is full; 0 makes the longest so."""
    longest = max((one.length for one in rows), default=0)
    if not longest:
        return ""
    most = max(longest, whole)
    drawn = [(_name(one), _bar(one.length / most, texts.number(one.length))) for one in rows]
    return table([escape(head, quote=False) for head in heads], drawn, "rg-bars", title)


def _name(bar: Bar) -> str:
    words = escape(bar.name, quote=False)
    named = f'<a href="{escape(bar.link)}">{words}</a>' if bar.link else words
    named = f'<span id="{escape(bar.anchor)}">{named}</span>' if bar.anchor else named
    return f"{named}<small>{bar.note}</small>" if bar.note else named


def _bar(share: float, label: str) -> str:
    if not share:
        return f'<span class="rg-track">{label}</span>'
    width = max(round(share * 100), 1)
    return (
        f'<span class="rg-track"><svg class="rg-bar" width="{width}%" height="12" aria-hidden="true">'
        f'<rect width="100%" height="12" rx="2"></rect></svg><span>{label}</span></span>'
    )
