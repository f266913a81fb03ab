"""The same English is translated differently elsewhere.

What: A heading, label or sentence that stands on many pages has one translation; the ones that differ from what nearly
    all pages say are reported, above all those that are still English. Case, blanks and marks make no difference. A
    majority that other checks object to is no example, nor are machines for what a person wrote.
Why: Readers take two words for two things.
Bad: `Return Value` as `Valeur de retour` on a hundred pages and as `Valeur renvoyée` on one
Good: `Valeur de retour` everywhere
Fix: Use the common translation, unless the place asks for another.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import field
from itertools import chain
from typing import NamedTuple
from zlib import crc32

from refgen.align import ENGLISH
from refgen.api.names import plain
from refgen.cache.held import HELD, remembered
from refgen.dataclass import dataclass
from refgen.drift.check import Family, Info, Scope, find_check
from refgen.drift.corpus_view import CorpusProblem, CorpusView, LocaleExtract, PageExtract
from refgen.drift.message import Message, say
from refgen.drift.run import segment_problems
from refgen.text import Severity
from refgen.text.late import late
from refgen.text.shortened import shortened

INFO = Info("consistency", Family.TEXT, Severity.INFO, Scope.CORPUS)

_FEW = 5
"""Places that a text must stand in for a majority to mean something."""
_MAJORITY = 0.9
_HUNDRED = 100
_INCLUDE = late(r"\s*\[!INCLUDE\s*\[[^\]]*\]\s*\([^)]*\)\s*\]", re.IGNORECASE)
_SIGNS = late(r"[\W_]+")

_Text = tuple[str, str]
"""A locale, and what the canonical text is there."""
_Texts = Mapping[str, AbstractSet[str]]
"""The same, by locale."""


@dataclass(frozen=True, slots=True)
class _Voted:
    """What came of all votes of a run."""

    runs: tuple[tuple[PageExtract, ...], ...] = ()
    """All pages."""
    problems: Mapping[_Text, tuple[CorpusProblem, ...]] = field(default_factory=dict)
    """By text, where there are any."""


class _Place(NamedTuple):
    """Where a text stands."""

    page: PageExtract
    number: int
    """Of the segment."""
    target: str
    """Its translation."""

    def extract(self, locale: str) -> LocaleExtract:
        """The page in that locale."""
        return self.page.locales[locale]


def check(corpus: CorpusView) -> Iterator[CorpusProblem]:
    """Vote on the translation of every repeated text; on those again that an edit has touched since the run before."""
    before: _Voted = HELD.get((_Voted,)) or _Voted()
    touched = _touched(before.runs, corpus.runs) if before.runs else _repeated(corpus.runs)
    kept = {text: problems for text, problems in before.problems.items() if text[1] not in touched.get(text[0], ())}
    fresh = {text: tuple(_minority(*text, places)) for text, places in _places(touched, corpus.runs).items()}
    problems = {text: found for text, found in sorted({**kept, **fresh}.items()) if found}
    HELD.put((_Voted,), _Voted(corpus.runs, problems))
    yield from chain.from_iterable(problems.values())


def _repeated(runs: tuple[tuple[PageExtract, ...], ...]) -> _Texts:
    """The texts that stand in places enough."""
    texts: dict[str, list[str]] = defaultdict(list)
    for page in chain.from_iterable(runs):
        for locale, extract in page.locales.items():
            texts[locale] += extract.sources
    return {locale: {one for one, count in Counter(some).items() if count >= _FEW} for locale, some in texts.items()}


def _touched(before: tuple[tuple[PageExtract, ...], ...], now: tuple[tuple[PageExtract, ...], ...]) -> _Texts:
    """The texts of which a place has come or gone."""
    gone, come = _only_in(before, now), _only_in(now, before)
    old, new = (
        _said([some[one] for one in some.keys() - others.keys()]) for some, others in ((gone, come), (come, gone))
    )
    touched: dict[str, set[str]] = defaultdict(set)
    for locale, source, *_ in old ^ new:
        touched[locale].add(source)
    return touched


def _only_in(
    runs: tuple[tuple[PageExtract, ...], ...], others: tuple[tuple[PageExtract, ...], ...]
) -> dict[int, PageExtract]:
    """By identity, the pages of the runs that are not among others."""
    known = set(map(id, others))
    return {id(page): page for run in runs if id(run) not in known for page in run}


def _said(pages: Iterable[PageExtract]) -> set[tuple[str, ...]]:
    """All texts of pages, with what of their places decides a problem."""
    return {
        (locale, said.source, page.key, extract.file, str(extract.is_machine), *map(str, said[1:]))
        for page in pages
        for locale, extract in page.locales.items()
        for said in extract.said
    }


def _places(texts: _Texts, runs: Iterable[tuple[PageExtract, ...]]) -> Mapping[_Text, list[_Place]]:
    """Where those texts stand."""
    marks = _marked(chain.from_iterable(texts.values()))
    places: dict[_Text, list[_Place]] = defaultdict(list)
    for page in chain.from_iterable(run for run in runs if not marks.isdisjoint(_marks(run))):
        for locale, extract in page.locales.items():
            asked = texts.get(locale, ())
            for number, (source, target) in enumerate(zip(*extract.texts, strict=True)):
                if source in asked:
                    places[locale, source].append(_Place(page, number, target))
    return places


@remembered
def _marks(pages: tuple[PageExtract, ...]) -> frozenset[int]:
    """What tells that a text may stand on these pages: much smaller than their texts."""
    return _marked(chain.from_iterable(extract.sources for page in pages for extract in page.locales.values()))


def _marked(texts: Iterable[str]) -> frozenset[int]:
    return frozenset(crc32(one.encode("utf-8", "surrogatepass")) for one in {*texts})


def _minority(locale: str, source: str, group: list[_Place]) -> Iterator[CorpusProblem]:
    written = Counter(place.target for place in group)
    if len(group) < _FEW or len(written) < 2:
        return
    plain = {target: _plain(target) for target in written}
    votes: Counter[str] = Counter()
    for target, count in written.items():
        votes[plain[target]] += count
    winner, most = votes.most_common(1)[0]
    if len(votes) < 2 or most < _MAJORITY * len(group):
        return
    agreed = [place for place in group if plain[place.target] == winner]
    shown = agreed[0].target
    is_of_machines = all(place.extract(locale).is_machine for place in agreed)
    if _is_doubtful(source, shown, locale):
        return
    for place in group:
        text, extract = plain[place.target], place.extract(locale)
        if text == winner or (is_of_machines and not extract.is_machine):
            continue
        is_english = text == _plain(source)
        message = _message(most, _quoted(shown, place.target), is_english=is_english)
        severity = Severity.WARNING if is_english else None
        said = extract.said[place.number]
        yield CorpusProblem(message, locale, place.page, place.page.key, said, ("consistency",), severity)


def _quoted(text: str, other: str) -> str:
    """What a text says, without Markdown and includes, unless only those tell it from the other."""
    words, others = (plain(_INCLUDE.sub("", one)) for one in (text, other))
    return shortened(words if words and _plain(words) != _plain(others) else text)


def _message(most: int, text: str, *, is_english: bool) -> Message:
    """What to say of a minority; a large count is rounded down, so that a page more or less changes no message."""
    if most < _HUNDRED:
        return (
            say("Left in English; {count} other places say “{text}”", count=most, text=text)
            if is_english
            else say("{count} other places say “{text}”", count=most, text=text)
        )
    count = most - most % _HUNDRED
    return (
        say("Left in English; at least {count} other places say “{text}”", count=count, text=text)
        if is_english
        else say("At least {count} other places say “{text}”", count=count, text=text)
    )


def _is_doubtful(source: str, target: str, locale: str) -> bool:
    """Whether other checks have something against a translation, so that nobody should be told to follow it."""
    problems = segment_problems(source, target, ENGLISH, locale)
    return any(find_check(check).info.is_on for check, _ in problems)


def _plain(text: str) -> str:
    return _SIGNS.sub(" ", text).strip().lower()
