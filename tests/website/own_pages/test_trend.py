"""The chart of findings over time: true to the days, round numbers, readable where it is small, a table behind it."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from refgen.website.input import TrendPoint
from refgen.website.own_pages.trend import ticks, top_of, trend_chart
from refgen.website.texts import load_texts

NAMES = {"fr-fr": "French", "zh-cn": "Chinese"}
DAYS = ("2026-01-01", "2026-01-03", "2026-03-01")


def drawn(days=DAYS, counts=(9, 4, 6), locale="en-us"):
    points = [TrendPoint(day, {"fr-fr": count, "zh-cn": 1}) for day, count in zip(days, counts, strict=True)]
    return BeautifulSoup(trend_chart(points, NAMES, load_texts(locale)), "html.parser")


def places(chart, number=0):
    points = chart.select("polyline")[number]["points"].split()
    return [tuple(map(float, point.split(","))) for point in points]


def test_a_state_stands_where_its_day_is():
    (first, _), (second, _), (last, _) = places(drawn())
    assert (second - first) / (last - first) == pytest.approx(2 / 59, abs=0.01)


def test_states_are_drawn_in_the_order_of_their_days():
    assert places(drawn(DAYS[::-1], (6, 4, 9))) == places(drawn())
    heads = [row.th.get_text() for row in drawn(DAYS[::-1], (6, 4, 9)).select("tbody tr")]
    assert heads == ["January 1, 2026", "January 3, 2026", "March 1, 2026"]


def test_a_locale_without_findings_is_drawn_at_nought():
    points = [TrendPoint("2026-01-01", {"fr-fr": 2}), TrendPoint("2026-01-02", {"fr-fr": 2, "zh-cn": 2})]
    chart = BeautifulSoup(trend_chart(points, NAMES, load_texts("en-us")), "html.parser")
    (_, french), (_, same) = places(chart)
    (_, none), (_, two) = places(chart, 1)
    assert (french, none > french, two) == (same, True, french)


@pytest.mark.parametrize("points", [(), (TrendPoint("2026-01-01", {"fr-fr": 1}),) * 2])
def test_fewer_than_two_days_are_no_trend(points):
    assert trend_chart(points, NAMES, load_texts("en-us")) == ""


@pytest.mark.parametrize("most", [0, 1, 2, 3, 9, 10, 54, 163, 999, 18_792])
def test_the_scale_ends_at_a_round_number_not_far_above_the_most(most):
    top = top_of(most)
    assert most <= top <= max(2 * most, 2)
    assert top % 2 == 0
    assert str(top).rstrip("0") in set("12468")


@pytest.mark.parametrize("span", [1, 2, 3, 5, 30, 400, 4000])
def test_days_named_on_the_axis_are_few_and_even(span):
    first = date(2025, 2, 27)
    days = ticks(first, first + timedelta(span))
    assert (days[0], days[-1]) == (first, first + timedelta(span))
    assert 2 <= len(days) <= 3
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    assert max(gaps) - min(gaps) <= 1


def test_the_numbers_are_a_table_that_opens():
    chart = drawn(locale="fr-fr")
    (details,) = chart.select("details")
    assert details.summary.get_text(strip=True) == "Les chiffres"
    assert [cell.get_text() for cell in details.select("thead th")] == ["Date", "French", "Chinese"]
    assert len(details.select("tbody tr")) == len(DAYS)
    assert "details" not in [parent.name for parent in chart.svg.parents]


def test_each_line_looks_different_and_is_named():
    locales = {f"l{number}": f"Language {number}" for number in range(8)}
    points = [TrendPoint(day, dict.fromkeys(locales, 3)) for day in DAYS]
    chart = BeautifulSoup(trend_chart(points, locales, load_texts("en-us")), "html.parser")
    looks = [tuple(line["class"]) for line in chart.select("polyline")]
    assert len(set(looks)) == 8
    assert [re.sub(r"\s+", " ", item.get_text(strip=True)) for item in chart.select(".rg-legend li")] == [
        *locales.values()
    ]
