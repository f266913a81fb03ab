"""What a site asks of every finding in each run, worked out once: a reference has many thousands, of which an edit changes few."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from itertools import accumulate, chain, compress, count, groupby, pairwise, repeat
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from refgen.cache.held import HELD, remembered
from refgen.cache.runs import runs_of
from refgen.dataclass import dataclass
from refgen.drift.finding import Finding
from refgen.drift.message import Message
from refgen.text import Severity
from refgen.website.plain import digest, fields_of

_PART = 64
"""Findings a part, on average: about a screen of the list."""
_MOST = 200
"""Findings a part."""
_ORDER = tuple(severity.value for severity in Severity)
_FINDING = fields_of(Finding, without=("message",))
Place = tuple[str, str]
"""Locale and page key."""
_Item = TypeVar("_Item")
_PLACE = attrgetter("locale", "path")
_MARK = attrgetter("fingerprint", "slot", "line", "source", "target")
"""What `refgen.website.sentences.marks` asks of a finding."""
_GROUP = attrgetter("locale", "severity._value_", "check")


class Group(NamedTuple):
    """Findings that are listed together."""

    locale: str
    severity: str
    check: str


@dataclass(frozen=True)
class Found:
    """All findings, and by their numbers what is asked of them."""

    findings: tuple[Finding, ...] = field(repr=False)
    pages: Sequence[Place] = field(repr=False)
    """Where those stand that stand side by side on one page, in the order of the findings."""
    sizes: Sequence[int] = field(repr=False)
    """How many these are."""

    @property
    def digests(self) -> Sequence[bytes]:
        """Of each finding."""
        return self._told.digests

    @cached_property
    def _told(self) -> "_Told":
        """Pages are made without it."""
        return _Told(*_joined(_told_of, self.findings))

    @cached_property
    def on_pages(self) -> Mapping[Place, tuple[Finding, ...]]:
        """The findings of each page."""
        return self._by_page(self.findings)

    @cached_property
    def digests_on_pages(self) -> Mapping[Place, tuple[bytes, ...]]:
        """The digests of the findings of each page."""
        return self._by_page(tuple(self._told.digests))

    @cached_property
    def marks_on_pages(self) -> Mapping[Place, tuple[bytes, ...]]:
        """By page, digests of what decides where each of its findings is marked."""
        return self._by_page(tuple(self._told.marks))

    @cached_property
    def places(self) -> Sequence[Place]:
        """The place of each finding, in their order."""
        return [*chain.from_iterable(map(repeat, self.pages, self.sizes))]

    @cached_property
    def listed(self) -> Mapping[Group, Sequence[int]]:
        """The findings in the order in which the dashboard lists them: one filter at a time leaves rows that stand together."""
        named: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._told.groups):
            named[name].append(number)
        groups = {Group(*name.split(" ")): numbers for name, numbers in named.items()}
        return {one: groups[one] for one in sorted(groups, key=_rank)}

    def parts(self, numbers: Sequence[int]) -> Iterator[Sequence[int]]:
        """Cut findings, given by their numbers, into the parts that the dashboard's list is loaded in."""
        start = 0
        for end in (*compress(count(1), map(self._told.ends.__getitem__, numbers)), len(numbers)):
            yield from (numbers[at : min(at + _MOST, end)] for at in range(start, end, _MOST))
            start = end

    def _by_page(self, told: tuple[_Item, ...]) -> dict[Place, tuple[_Item, ...]]:
        """What is told of each, by page; those of a page nearly always stand together."""
        found: dict[Place, tuple[_Item, ...]] = {}
        for place, (start, end) in zip(self.pages, pairwise(accumulate(self.sizes, initial=0)), strict=True):
            found[place] = (*found[place], *told[start:end]) if place in found else told[start:end]
        return found


def all_found(findings: Sequence[Finding]) -> Found:
    """All findings, with what is asked of each."""
    items = tuple(findings)
    return Found(items, *_joined(_places_of, items))


class _Told(NamedTuple):
    """What is asked of each finding, column by column."""

    groups: Sequence[str]
    """What tells its group."""
    ends: Sequence[bool]
    """Whether a part of the list ends with it: it alone decides, so that one more makes few other parts."""
    digests: Sequence[bytes]
    marks: Sequence[bytes]
    """Digests of what decides where it is marked, whatever it says."""


def _joined(
    columns_of: Callable[[tuple[Finding, ...]], tuple[Sequence[Any], ...]], findings: tuple[Finding, ...]
) -> Iterator[list[Any]]:
    """The columns of all findings, of which an edit touches few runs."""
    columns = map(columns_of, runs_of(findings) if HELD.is_on and findings else (findings,))
    return ([*chain.from_iterable(column)] for column in zip(*columns, strict=True))


@remembered
def _places_of(run: tuple[Finding, ...]) -> tuple[Sequence[Place], Sequence[int]]:
    """Where the findings of a run stand, and how many side by side."""
    stands = [(place, len([*some])) for place, some in groupby(run, _PLACE)]
    return [place for place, _ in stands], [size for _, size in stands]


@remembered
def _told_of(run: tuple[Finding, ...]) -> _Told:
    """What is asked of the findings of a run: equal names are one object, as most of them are."""
    names: dict[str, str] = {}
    return _Told(
        [names.setdefault(one, one) for one in map(" ".join, map(_GROUP, run))],
        [not crc32(one.fingerprint.encode()) % _PART for one in run],
        [digest((_FINDING(one), _said(one.message))) for one in run],
        [digest(_MARK(one)) for one in run],
    )


def _rank(group: Group) -> tuple[str, int, str]:
    return group.locale, _ORDER.index(group.severity), group.check


def _said(value: object) -> object:
    """A message as what it is made of, which tells what it says in every language."""
    if type(value) is Message:
        return value.pattern, [*value.values], [_said(one) for one in value.values.values()]
    return value
