"""Chooses the canonical view of a page: the English that all locales are measured against."""

import re
from collections import Counter
from collections.abc import Mapping

from refgen.align.segments import ENGLISH, english_inside
from refgen.align.slot import View
from refgen.align.traits import fold
from refgen.ops import Page, Side

_DATE = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})")


def canonical_view(views: Mapping[str, View]) -> View:
    """The view that all locales of a page are measured against, of which `views` are those in their own languages.

    The `en-us` page; else the newest English inside a side-by-side page, of equally new ones that which most agree
    with, then that of most pairs, since a pair is sooner lost than made; where there is no English at all, the first
    locale by name.
    """
    if ENGLISH in views:
        return views[ENGLISH]
    locales = sorted(locale for locale, view in views.items() if view.page.is_side_by_side)
    if not locales:
        return views[min(views)]
    dates = {locale: handoff(views[locale].page) for locale in locales}
    newest = [locale for locale in reversed(locales) if dates[locale] == max(dates.values())]
    if len(newest) > 1:
        texts = {locale: _whole(views[locale]) for locale in locales}
        if len({*texts.values()}) > 1:
            texts = {locale: fold(text) for locale, text in texts.items()}
        agreement = Counter(texts.values())
        newest.sort(key=lambda locale: (-agreement[texts[locale]], -_pair_count(views[locale])))
    return english_inside(views[newest[0]])


def handoff(page: Page) -> tuple[int, int, int]:
    """Year, month, day on which the page was handed to translation; zeros where it does not say."""
    match = _DATE.search(page.front_matter.one("ms.lasthandoff"))
    if not match:
        return (0, 0, 0)
    if match["year"]:
        return int(match["year"]), int(match["month"]), int(match["day"])
    return int(match[4]), int(match[5]), int(match[6])


def _pair_count(view: View) -> int:
    return len({pair.id for placed in view.units for pair in placed.unit.pairs})


def _whole(view: View) -> str:
    return "\0".join([placed.unit.on(Side.SOURCE) for placed in view.units])
