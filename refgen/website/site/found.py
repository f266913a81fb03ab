"""What a site asks of every finding in each run, worked out once: a reference has many thousands, of which an edit changes few."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, TypeVar
from zlib import crc32

from refgen.corpus.runs import in_runs
from refgen.drift.finding import Finding
from refgen.drift.message import Message
from refgen.website.plain import digest, fields_of

_PART = 64
"""Findings a part, on average: about a screen of the list."""
_FINDING = fields_of(Finding, without=("message",))
_PLACE = attrgetter("place")
_Told = TypeVar("_Told")
_place = attrgetter("locale", "path")
_group = attrgetter("locale", "severity._value_", "check")


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


def all_found(findings: Sequence[Finding]) -> list[Found]:
    """What is asked of each."""
    return in_runs(_found, findings)


def by_place(found: Iterable[Found], told: Callable[[Found], _Told]) -> dict[tuple[str, str], tuple[_Told, ...]]:
    """What is told of each, by locale and page key; those of a page nearly always stand together."""
    groups: dict[tuple[str, str], tuple[_Told, ...]] = {}
    for place, some in groupby(found, _PLACE):
        groups[place] = (*groups.get(place, ()), *map(told, some))
    return groups


def _found(one: Finding) -> Found:
    told = digest((_FINDING(one), _said(one.message)))
    return Found(one, _place(one), _group(one), not crc32(one.fingerprint.encode()) % _PART, told)


def _said(value: object) -> object:
    """A message with what it says in other languages."""
    if isinstance(value, Message):
        return str(value), value.pattern, [(name, _said(one)) for name, one in value.values.items()]
    return value
