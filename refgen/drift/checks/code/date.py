"""A date was changed or lost.

What: Day, month and year of a date in the English stand in the translation, in the order and words of its language: the
    month may be a number or the locale's name for it. `May` without a year or a day is no date.
Why: Deadlines and revisions are dates; another one is wrong, and a month that is left out cannot be guessed.
Bad: `since March 30, 2017` translated as `seit dem 30. Mai 2017`
Good: `seit dem 30. März 2017`
Fix: Write the date of the English, as the language writes dates.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from refgen.drift.check import Family, Info, Scope
from refgen.drift.facts import Facts
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.locales import Locale, load_locale
from refgen.text import Severity
from refgen.text.late import late

INFO = Info("date", Family.CODE, Severity.WARNING, Scope.SEGMENT, covers=("quantity",), rank=27)

MONTHS = 12
_NUMERIC = late(
    r"(?<![\w./-])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?![\w-])"
    r"|(?<![\w./-])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<last>(?:19|20)\d\d)(?![\w/])"
)
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
"""Every date has one."""
_DIGITS = late(r"\d+", re.ASCII)

Date = tuple[int | None, int, int]
"""Day (None where the text gives none), month, year."""


def is_asked(source: Facts, locale: Locale) -> bool:
    """Whether an English text may have a date in it."""
    del locale
    return _YEAR.search(source.text) is not None


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Look for each part of each date."""
    for written, (day, month, year) in _dates(pair.source.visible, pair.source_locale):
        numbers = {int(run) for run in _DIGITS.findall(pair.target.text)}
        names = _names(pair.locale.code)
        has_month = month in numbers or bool(names and names[month - 1].search(pair.target.text))
        lost = [str(part) for part in (day, year) if part and part not in numbers]
        if names and not has_month:
            lost.append("its month")
        if lost:
            yield Problem(
                say("The date {name} is not there: {parts} is missing", name=written, parts=", ".join(lost)),
                0,
                (written,),
            )


def _dates(text: str, locale: Locale) -> Iterator[tuple[str, Date]]:
    for match in _NUMERIC.finditer(text):
        if match["year"]:
            yield match[0], (int(match["day"]), int(match["month"]), int(match["year"]))
        elif int(match["first"]) <= MONTHS:
            yield match[0], (int(match["second"]), int(match["first"]), int(match["last"]))
    for month, name in enumerate(_names(locale.code), 1):
        pattern = rf"(?:(?P<before>\d{{1,2}})\s+)?{name.pattern}\s+(?:(?P<after>\d{{1,2}}),?\s+)?(?P<year>(?:19|20)\d\d)(?!\d)"
        for match in re.finditer(pattern, text):
            day = match["before"] or match["after"]
            yield match[0], (int(day) if day else None, month, int(match["year"]))


@cache
def _names(code: str) -> tuple[re.Pattern[str], ...]:
    """What finds the name of each month, in any form; empty where the locale has none."""
    locale = load_locale(code)
    names = locale.interface.get("date.months", "").split("|")
    if len(names) != MONTHS:
        return ()
    words = {entry.split()[0]: entry.split()[1:] for entry in locale.terms.get("numbers", ())}
    start = r"(?<!\w)" if locale.segmentation.spaced else r"(?<!\d)"
    return tuple(
        re.compile(start + "(?:" + "|".join(map(re.escape, _forms(name, words))) + ")", re.IGNORECASE) for name in names
    )


def _forms(name: str, words: Mapping[str, list[str]]) -> list[str]:
    """The name of a month, and where a number makes it (`3月`) also with the number as a word (`三月`)."""
    number = "".join(filter(str.isdigit, name))
    return [name, *(name.replace(number, word) for word in words.get(number, ()) if number)]
