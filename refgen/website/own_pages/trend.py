"""Findings over time: a line a language, drawn true to the days, with the table of its numbers."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from html import escape

from refgen.website.input import TrendPoint
from refgen.website.page.parts.table import table
from refgen.website.texts import Texts

_WIDTH, _HEIGHT = 640, 220
_LINES = 9
"""Looks that the style sheet has for lines."""
_MOST_TICKS = 3
"""As many as fit beside each other in a language with long dates."""


def trend_chart(points: Sequence[TrendPoint], names: Mapping[str, str], texts: Texts) -> str:
    """The chart and its table; '' for fewer than two days, which show no trend. `names` is of languages, by locale."""
    by_day = sorted({date.fromisoformat(point.day): point.counts for point in points}.items())
    if len(by_day) < 2:
        return ""
    days = [day for day, _ in by_day]
    counts = {locale: [found.get(locale, 0) for _, found in by_day] for locale in names}
    title = texts.text("drift.trend")
    heads = [texts.html("drift.date"), *(escape(name, quote=False) for name in names.values())]
    rows = [
        (escape(texts.date(day.isoformat()), quote=False), *(texts.number(found[row]) for found in counts.values()))
        for row, day in enumerate(days)
    ]
    return (
        f'<svg class="rg-chart" viewBox="-56 -16 {_WIDTH + 96} {_HEIGHT + 52}" role="img" aria-label="{escape(title)}">'
        f"{_scale(days, counts, texts)}{_lines(days, counts, names)}</svg>{_legend([*names.values()])}"
        f'<details class="rg-pages"><summary>{texts.html("drift.numbers")}</summary>'
        f"{table(heads, rows, 'rg-trend', title)}</details>"
    )


def top_of(most: int) -> int:
    """Where the scale ends: the least even number of one digit and noughts that is not below the highest count.

    Example: `54 → 60`, `163 → 200`, `0 → 2`.
    """
    unit: int = 10 ** (len(str(most)) - 1)
    return next(top for factor in (1, 2, 4, 6, 8, 10) if (top := factor * unit) >= most and top % 2 == 0)


def ticks(first: date, last: date) -> list[date]:
    """The days that the axis names, at even distances: both ends and what fits between them."""
    span = (last - first).days
    steps = min(_MOST_TICKS - 1, span)
    return [first + timedelta(round(span * step / steps)) for step in range(steps + 1)]


def _scale(days: Sequence[date], counts: Mapping[str, Sequence[int]], texts: Texts) -> str:
    """Lines across the chart with their counts, and days below it."""
    top = _top(counts)
    grid = "".join(
        f'<line class="rg-grid" x1="0" x2="{_WIDTH}" y1="{_height(value, top)}" y2="{_height(value, top)}"></line>'
        f'<text x="-8" y="{_height(value, top)}" dy="4" text-anchor="end">{texts.number(value)}</text>'
        for value in (0, top // 2, top)
    )
    named = ticks(days[0], days[-1])
    # Where the chart is narrow the style sheet leaves out what stands between the ends.
    axis = "".join(
        f'<text x="{_across(day, days)}" y="{_HEIGHT + 30}" text-anchor="{anchor}"{between}>'
        f"{escape(texts.date(day.isoformat()), quote=False)}</text>"
        for day in named
        for anchor, between in [_anchored(day, named)]
    )
    return grid + axis


def _anchored(day: date, named: Sequence[date]) -> tuple[str, str]:
    if day == named[0]:
        return "start", ""
    return ("end", "") if day == named[-1] else ("middle", ' class="rg-between"')


def _lines(days: Sequence[date], counts: Mapping[str, Sequence[int]], names: Mapping[str, str]) -> str:
    top = _top(counts)
    return "".join(
        f'<polyline class="rg-line rg-line-{number % _LINES}" points="'
        f'{" ".join(f"{_across(day, days)},{_height(value, top)}" for day, value in zip(days, found, strict=True))}">'
        f"<title>{escape(names[locale], quote=False)}</title></polyline>"
        for number, (locale, found) in enumerate(counts.items())
    )


def _top(counts: Mapping[str, Sequence[int]]) -> int:
    return top_of(max((value for found in counts.values() for value in found), default=0))


def _across(day: date, days: Sequence[date]) -> int:
    return round(_WIDTH * (day - days[0]).days / (days[-1] - days[0]).days)


def _height(value: int, top: int) -> int:
    return round(_HEIGHT * (1 - value / top))


def _legend(names: Sequence[str]) -> str:
    items = "".join(
        f'<li><svg width="28" height="6" aria-hidden="true">'
        f'<line class="rg-line rg-line-{number % _LINES}" x2="28" y1="3" y2="3"></line></svg>{escape(name, quote=False)}</li>'
        for number, name in enumerate(names)
    )
    return f'<ul class="rg-legend">{items}</ul>'
