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
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from refgen.align import ENGLISH
from refgen.corpus.held import HELD
from refgen.drift.check import Family, Info, Scope, find_check
from refgen.drift.corpus_view import CorpusProblem, CorpusView, LocaleExtract, PageExtract, Said
from refgen.drift.message import say
from refgen.drift.run import segment_problems
from refgen.text import Severity

INFO = Info("consistency", Family.TEXT, Severity.INFO, Scope.CORPUS)

_FEW = 5
"""Places that a text must stand in for a majority to mean something."""
_MAJORITY = 0.9
_SIGNS = re.compile(r"[\W_]+")


def check(corpus: CorpusView) -> Iterator[CorpusProblem]:
    """Vote on the translation of every repeated text."""
    for locale in corpus.locales:
        pages = [(page, page.locales[locale]) for page in corpus.pages if locale in page.locales]
        known = _as_before(locale, {page.key: extract for page, extract in pages})
        yield from HELD.once(check, (locale, *known.values()), partial(_of_locale, locale, pages))


def _as_before(locale: str, extracts: Mapping[str, LocaleExtract]) -> Mapping[str, LocaleExtract]:
    """The extracts by page, those of the run before where they are equal.

    An extract is made anew with its page, whose other locales mostly say what they said.
    """
    before: Mapping[str, LocaleExtract] = HELD.get((check, locale)) or {}
    known = {key: _one_of(before.get(key), extract) for key, extract in extracts.items()}
    return HELD.same(known, check, locale)


def _one_of(before: LocaleExtract | None, extract: LocaleExtract) -> LocaleExtract:
    # To compare an extract with itself would have all of it read.
    return before if before is not None and (before is extract or before == extract) else extract


def _of_locale(locale: str, pages: Sequence[tuple[PageExtract, LocaleExtract]]) -> list[CorpusProblem]:
    counts = Counter(chain.from_iterable(extract.sources for _, extract in pages))
    often = {source for source, count in counts.items() if count >= _FEW}
    pairs = {
        pair for _, extract in pages for pair in zip(extract.sources, extract.targets, strict=True) if pair[0] in often
    }
    several = {source for source, count in Counter(source for source, _ in pairs).items() if count > 1}
    groups: dict[str, list[tuple[PageExtract, Said]]] = defaultdict(list)
    for page, extract in pages:
        for number, source in enumerate(extract.sources):
            if source in several:
                groups[source].append((page, extract.said(number)))
    return [problem for source in sorted(groups) for problem in _minority(locale, source, groups[source])]


def _minority(locale: str, source: str, group: list[tuple[PageExtract, Said]]) -> Iterator[CorpusProblem]:
    written = Counter(said.target for _, said in group)
    if len(written) < 2:
        return
    plain = {target: _plain(target) for target in written}
    votes: Counter[str] = Counter()
    for target, count in written.items():
        votes[plain[target]] += count
    winner, most = votes.most_common(1)[0]
    if len(votes) < 2 or most < _MAJORITY * len(group):
        return
    agreed = [(page.locales[locale], said.target) for page, said in group if plain[said.target] == winner]
    shown = agreed[0][1]
    is_of_machines = all(extract.is_machine for extract, _ in agreed)
    if _is_doubtful(source, shown, locale):
        return
    for page, said in group:
        text = plain[said.target]
        if text == winner or (is_of_machines and not page.locales[locale].is_machine):
            continue
        is_english = text == _plain(source)
        message = (
            say("Left in English; {count} other places say “{text}”", count=most, text=shown[:80])
            if is_english
            else say("{count} other places say “{text}”", count=most, text=shown[:80])
        )
        severity = Severity.WARNING if is_english else None
        yield CorpusProblem(message, locale, page, page.key, said, ("consistency",), severity)


def _is_doubtful(source: str, target: str, locale: str) -> bool:
    """Whether other checks have something against a translation, so that nobody should be told to follow it."""
    problems = segment_problems(source, target, ENGLISH, locale)
    return any(find_check(check).info.is_on for check, _ in problems)


def _plain(text: str) -> str:
    return _SIGNS.sub(" ", text).strip().lower()
