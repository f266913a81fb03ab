"""What a site asks of every finding in each run, worked out once: a reference has many thousands, of which an edit changes few."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain, compress, count, groupby, pairwise, repeat
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from refgen.cache.held import HELD, remembered
from refgen.cache.runs import runs_of
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
_Told = TypeVar("_Told")
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
    groups: Sequence[str] = field(repr=False)
    """What tells the group of each."""
    ends: Sequence[bool] = field(repr=False)
    """Whether a part of the list ends with it: it alone decides, so that one more makes few other parts."""
    digests: Sequence[bytes] = field(repr=False)
    marks: Sequence[bytes] = field(repr=False)
    """Digests of what decides where each is marked, whatever it says."""
    pages: Sequence[Place] = field(repr=False)
    """Where those stand that stand side by side on one page, in the order of the findings."""
    sizes: Sequence[int] = field(repr=False)
    """How many these are."""

    @cached_property
    def on_pages(self) -> Mapping[Place, tuple[Finding, ...]]:
        """The findings of each page."""
        return self._by_page(self.findings)

    @cached_property
    def digests_on_pages(self) -> Mapping[Place, tuple[bytes, ...]]:
        """The digests of the findings of each page."""
        return self._by_page(tuple(self.digests))

    @cached_property
    def marks_on_pages(self) -> Mapping[Place, tuple[bytes, ...]]:
        """By page, digests of what decides where each of its findings is marked."""
        return self._by_page(tuple(self.marks))

    @cached_property
    def places(self) -> Sequence[Place]:
        """The place of each finding, in their order."""
        return [*chain.from_iterable(map(repeat, self.pages, self.sizes))]

    @cached_property
    def listed(self) -> Mapping[Group, Sequence[int]]:
        """The findings in the order in which the dashboard lists them: one filter at a time leaves rows that stand together."""
        named: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self.groups):
            named[name].append(number)
        groups = {Group(*name.split(" ")): numbers for name, numbers in named.items()}
        return {one: groups[one] for one in sorted(groups, key=_rank)}

    def parts(self, numbers: Sequence[int]) -> Iterator[Sequence[int]]:
        """Cut findings, given by their numbers, into the parts that the dashboard's list is loaded in."""
        start = 0
        for end in (*compress(count(1), map(self.ends.__getitem__, numbers)), len(numbers)):
            yield from (numbers[at : min(at + _MOST, end)] for at in range(start, end, _MOST))
            start = end

    def _by_page(self, told: tuple[_Told, ...]) -> dict[Place, tuple[_Told, ...]]:
        """What is told of each, by page; those of a page nearly always stand together."""
        found: dict[Place, tuple[_Told, ...]] = {}
        for place, (start, end) in zip(self.pages, pairwise(accumulate(self.sizes, initial=0)), strict=True):
            found[place] = (*found[place], *told[start:end]) if place in found else told[start:end]
        return found


def all_found(findings: Sequence[Finding]) -> Found:
    """All findings, with what is asked of each."""
    items = tuple(findings)
    columns = [_columns(run) for run in (runs_of(items) if HELD.is_on and items else (items,))]
    return Found(items, *([*chain.from_iterable(column)] for column in zip(*columns, strict=True)))


@remembered
def _columns(run: tuple[Finding, ...]) -> tuple[Sequence[Any], ...]:
    """What is asked of the findings of a run: equal names are one object, as most of them are."""
    names: dict[str, str] = {}
    digests = [digest((_FINDING(one), _said(one.message))) for one in run]
    stands = [(place, len([*some])) for place, some in groupby(run, _PLACE)]
    return (
        [names.setdefault(one, one) for one in map(" ".join, map(_GROUP, run))],
        [not crc32(one.fingerprint.encode()) % _PART for one in run],
        digests,
        [digest(_MARK(one)) for one in run],
        [place for place, _ in stands],
        [size for _, size in stands],
    )


def _rank(group: Group) -> tuple[str, int, str]:
    return group.locale, _ORDER.index(group.severity), group.check


def _said(value: object) -> object:
    """A message as what it is made of, which tells what it says in every language."""
    if type(value) is Message:
        return value.pattern, [*value.values], [_said(one) for one in value.values.values()]
    return value
