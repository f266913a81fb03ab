"""The pages were translated from another revision of the English than in the other locales.

What: `ms.openlocfilehash` names the exact source that was translated; pages whose hash differs from that of the other
    locales stem from another revision. It is a fact, told once a locale, not a defect: which sentences differ,
    `stale-across-locales` and `stale-segment` say. `ms.sourcegitcommit` differs nearly everywhere and is not used.
Why: It explains why an include is spelled out here and not there, or why a row is missing.
Bad: Italian with another hash than French and Chinese
Good: one hash
Fix: Hand the current revision to translation.
"""

from collections import defaultdict
from collections.abc import Iterator

from refgen.cache.held import remembered
from refgen.drift.check import Family, Info, Scope
from refgen.drift.corpus_view import REVISION, CorpusProblem, CorpusView, PageExtract
from refgen.drift.language import languages
from refgen.drift.message import say
from refgen.text import Severity

INFO = Info("revision", Family.STALENESS, Severity.INFO, Scope.CORPUS)


def check(corpus: CorpusView) -> Iterator[CorpusProblem]:
    """For each locale, the pages where it is not with the greatest group of one hash."""
    apart: dict[str, list[tuple[PageExtract, tuple[str, ...]]]] = defaultdict(list)
    for run in corpus.runs:
        for locale, page, others in _minorities(run):
            apart[locale].append((page, others))
    for locale in sorted(apart):
        pages = apart[locale]
        first, others = pages[0]
        message = say(
            "{count} pages, this one the first, were translated from another source revision than {locales} ({key})"
            if len(pages) > 1
            else "The page was translated from another source revision than {locales} ({key})",
            count=len(pages),
            locales=languages(others, (*first.locales,)),
            key=REVISION,
        )
        yield CorpusProblem(message, locale, first, first.key, evidence=(REVISION,))


@remembered
def _minorities(pages: tuple[PageExtract, ...]) -> list[tuple[str, PageExtract, tuple[str, ...]]]:
    """Of a run of pages each locale that is apart, the page, and the locales that agree there."""
    return [(locale, page, others) for page in pages for locale, others in _minority(page)]


def _minority(page: PageExtract) -> Iterator[tuple[str, tuple[str, ...]]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for locale, extract in page.locales.items():
        if extract.revision:
            groups[extract.revision].append(locale)
    largest = max(groups.values(), key=lambda locales: (len(locales), locales), default=[])
    if len(largest) < 2:
        return
    for locales in groups.values():
        if locales is not largest:
            for locale in locales:
                yield locale, (*largest,)
