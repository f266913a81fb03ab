"""What a site asks of every finding in each run, worked out once: a reference has many thousands, of which an edit changes few."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from refgen.corpus.held import HELD, remembered
from refgen.corpus.runs import runs_of
from refgen.drift.finding import Finding
from refgen.drift.message import Message
from refgen.website.plain import digest, fields_of

_PART = 64
"""Findings a part, on average: about a screen of the list."""
_FINDING = fields_of(Finding, without=("message",))
_Told = TypeVar("_Told")
_PLACE = attrgetter("locale", "path")
_GROUP = attrgetter("locale", "severity._value_", "check")


class Found(NamedTuple):
    """A finding."""

    finding: Finding
    place: tuple[str, str]
    """Locale and page key."""
    group: tuple[str, str, str]
    """Those with the same locale, severity and check are listed together."""
    ends_part: bool
    """Whether a part of the list ends with it: this one alone decides, so that one more makes few other parts."""
    digest: bytes

    @property
    def check(self) -> str:
        """The check's name."""
        return self.group[2]


def all_found(findings: Sequence[Finding]) -> list[Found]:
    """What is asked of each."""
    items = tuple(findings)
    found: list[Found] = []
    for run in runs_of(items) if HELD.is_on else (items,):
        found += map(Found, run, *_columns(run))
    return found


def by_place(found: Iterable[Found], told: Callable[[Found], _Told]) -> dict[tuple[str, str], tuple[_Told, ...]]:
    """What is told of each, by locale and page key; those of a page nearly always stand together."""
    groups: dict[tuple[str, str], tuple[_Told, ...]] = {}
    for place, some in groupby(found, attrgetter("place")):
        groups[place] = (*groups.get(place, ()), *map(told, some))
    return groups


@remembered
def _columns(run: tuple[Finding, ...]) -> tuple[Sequence[Any], ...]:
    """What is asked of each finding of a run, but for the finding: equal names are one object, as most of them are."""
    names: dict[object, object] = {}
    return (
        [names.setdefault(one, one) for one in map(_PLACE, run)],
        [names.setdefault(one, one) for one in map(_GROUP, run)],
        [not crc32(one.fingerprint.encode()) % _PART for one in run],
        [digest((_FINDING(one), _said(one.message))) for one in run],
    )


def _said(value: object) -> object:
    """A message as what it is made of, which tells what it says in every language."""
    if type(value) is Message:
        return value.pattern, [*value.values], [_said(one) for one in value.values.values()]
    return value
