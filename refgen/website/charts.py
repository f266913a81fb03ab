"""Charts as tables that carry their drawing: every number is text, the bars and shades are classes and SVG."""

from collections.abc import Sequence
from html import escape

from refgen.website.parts.table import table
from refgen.website.texts import Texts

_SHADES = 9
_WIDTH, _HEIGHT = 640, 220
_LONGEST = 80
"""Per cent of its cell that the longest bar fills: the number stands behind it."""


def heat(title: str, head: str, names: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]], texts: Texts) -> str:
    """A heat map: rows of counts, shaded by the root of their share of the largest."""
    most = max((count for _, counts in rows for count in counts), default=0)
    if not most:
        return ""
    heads = [escape(head, quote=False), *(escape(name, quote=False) for name in names)]
    shaded = [(escape(name, quote=False), *(_shade(count, most, texts) for count in counts)) for name, counts in rows]
    return table(heads, shaded, "rg-heat", title)


def _shade(count: int, most: int, texts: Texts) -> str:
    shade = round((count / most) ** 0.5 * _SHADES) if count else 0
    return f'<span class="rg-shade rg-shade-{max(shade, 1) if count else 0}">{texts.number(count)}</span>'


def bars(title: str, head: str, unit: str, rows: Sequence[tuple[str, int]], texts: Texts) -> str:
    """A bar chart, a row for each bar."""
    most = max((count for _, count in rows), default=0)
    if not most:
        return ""
    heads = [escape(head, quote=False), escape(unit, quote=False)]
    drawn = [(escape(name, quote=False), _bar(count / most, texts.number(count))) for name, count in rows]
    return table(heads, drawn, "rg-bars", title)


def _bar(share: float, label: str) -> str:
    width = max(round(share * _LONGEST), 1)
    return (
        f'<span class="rg-track"><svg class="rg-bar" width="{width}%" height="12" aria-hidden="true">'
        f'<rect width="100%" height="12" rx="2"></rect></svg><span>{label}</span></span>'
    )


def line(
    title: str, head: str, labels: Sequence[str], series: Sequence[tuple[str, Sequence[int]]], texts: Texts
) -> str:
    """A line chart over states, and the table of its numbers."""
    most = max((value for _, values in series for value in values), default=0) or 1
    step = _WIDTH / max(len(labels) - 1, 1)
    lines = []
    for number, (name, values) in enumerate(series):
        points = " ".join(
            f"{index * step:.0f},{_HEIGHT - value / most * _HEIGHT:.0f}" for index, value in enumerate(values)
        )
        lines.append(
            f'<polyline class="rg-line rg-line-{number % 6}" points="{points}"><title>{escape(name)}</title></polyline>'
        )
    drawing = (
        f'<svg class="rg-chart" viewBox="-4 -4 {_WIDTH + 8} {_HEIGHT + 8}" role="img" aria-label="{escape(title)}">'
        f"{''.join(lines)}</svg>"
    )
    heads = [escape(head, quote=False), *(escape(name, quote=False) for name, _ in series)]
    rows = [
        (escape(label, quote=False), *(texts.number(values[index]) for _, values in series))
        for index, label in enumerate(labels)
    ]
    return drawing + table(heads, rows, "rg-trend", title)
