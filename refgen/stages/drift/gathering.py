"""What checking the pages gave, put together run by run of pages: an edit touches one run, and what the others gave stands."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, groupby
from operator import attrgetter, itemgetter

from refgen.cache.held import HELD, remembered
from refgen.cache.runs import joined, keyed_runs
from refgen.dataclass import dataclass
from refgen.drift.corpus_view import PageExtract
from refgen.drift.finding import Finding
from refgen.drift.ignores import Ignore
from refgen.drift.settle import settle, without_covered
from refgen.drift.spelling import Respelled, respelled, without_right

_LENGTH = 16
"""Pages of a run, on average."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking one page gave; the page itself is not kept."""

    findings: tuple[Finding, ...]
    extract: PageExtract


@dataclass(frozen=True, slots=True)
class Gathered:
    """What checking a run of pages gave."""

    first: str
    """Key of its first page; '' where there is none."""
    findings: tuple[Finding, ...]
    extracts: tuple[PageExtract, ...]
    canonical: Mapping[str, str]
    """By page, the file that its canonical text is read from."""
    ignores: Mapping[tuple[str, str, str], Sequence[Ignore]]
    """By locale, page key and file: the comments about what is found by more than the page."""
    names: frozenset[str] = frozenset()
    """Those that the English titles have."""
    respelled: tuple[Respelled, ...] = ()
    """Of `findings`, those that names of other pages may prove wrong."""


def gather(checked: Mapping[str, Checked]) -> list[Gathered]:
    """What checking all pages gave, by key and sorted by it; one run at least."""
    runs = keyed_runs(checked.items(), itemgetter(0), _LENGTH)
    return [_gathered(*(one for _, one in run)) for run in runs] or [_gathered()]


@remembered
def _gathered(*checked: Checked) -> Gathered:
    extracts = tuple(one.extract for one in checked)
    findings = tuple(chain.from_iterable(map(_as_before, checked)))
    return Gathered(
        first=next((one.key for one in extracts), ""),
        findings=findings,
        extracts=extracts,
        canonical={one.key: one.canonical for one in extracts},
        ignores={
            (locale, one.key, own.file): own.ignores
            for one in extracts
            for locale, own in one.locales.items()
            if own.ignores
        },
        names=frozenset(chain.from_iterable(one.names for one in extracts)),
        respelled=respelled(findings),
    )


def _as_before(checked: Checked) -> tuple[Finding, ...]:
    """The findings of a page; those that it had in the run before are the very objects of then."""
    name = _as_before, checked.extract.key
    before: tuple[Finding, ...] | None = HELD.get(name)
    if before is not None and before == checked.findings:
        return before
    known = {one: one for one in before or ()}
    found = tuple(known.get(one, one) for one in checked.findings)
    HELD.put(name, found)
    return found


def settled(gathered: Sequence[Gathered], beyond: Iterable[Finding]) -> tuple[Finding, ...]:
    """All findings in order, those of the pages and those that need more than one page."""
    firsts = [one.first for one in gathered]
    more: list[list[Finding]] = [[] for _ in gathered]
    for finding in beyond:
        more[max(bisect_right(firsts, finding.path) - 1, 0)].append(finding)
    by_locale: dict[str, list[tuple[Finding, ...]]] = defaultdict(list)
    names = frozenset[str]().union(*(one.names for one in gathered))
    for one, added in zip(gathered, more, strict=True):
        for part in _settled(one.first, without_right(one.findings, one.respelled, names), *added):
            by_locale[part.locale].append(part.findings)
    return joined(findings for locale in sorted(by_locale) for findings in by_locale[locale])


@dataclass(frozen=True, slots=True)
class _Settled:
    """The findings of a run of pages in one locale, and of what would stand between them."""

    locale: str
    findings: tuple[Finding, ...]
    """Those of the run before, where they are the same: most edits are of one locale."""


@remembered
def _settled(first: str, found: tuple[Finding, ...], *beyond: Finding) -> tuple[_Settled, ...]:
    in_order = settle((*found, *without_covered(beyond, found)))
    return tuple(
        _Settled(locale, HELD.same(tuple(own), _settled, first, locale))
        for locale, own in groupby(in_order, attrgetter("locale"))
    )
