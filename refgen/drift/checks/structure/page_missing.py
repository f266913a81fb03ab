"""A page is missing in a locale, or has no English.

What: Every page of the English is there in every locale, and no locale has a page that the English lacks. Without an
    English tree, a page that at least half of the locales have stands for it: of two locales, the one that has a page is
    believed. A page that only a minority has is information about that page, since it may as well be an orphan. A file
    that is there and cannot be read is not missing.
Why: Links to it break, and its readers fall back to another language.
Bad: `alink/addfile-method.md` in French and Chinese, but not in Italian
Good: in all three
Fix: Translate the page, or remove the orphan.
"""

from collections.abc import Iterator

from refgen.align import ENGLISH
from refgen.cache.held import remembered
from refgen.drift.check import Family, Info, Scope
from refgen.drift.corpus_view import BrokenFile, CorpusProblem, CorpusView, PageExtract, is_broken
from refgen.drift.language import languages
from refgen.drift.message import say
from refgen.text import Severity

INFO = Info("page-missing", Family.STRUCTURE, Severity.WARNING, Scope.CORPUS)


def check(corpus: CorpusView) -> Iterator[CorpusProblem]:
    """Compare the pages of the locales."""
    for run in corpus.runs:
        yield from _problems(run, corpus.broken, *corpus.locales)


@remembered
def _problems(pages: tuple[PageExtract, ...], broken: tuple[BrokenFile, ...], *locales: str) -> list[CorpusProblem]:
    """What there is to say of a run of pages; `locales` are those that any page has."""
    return [problem for page in pages for problem in _compared(page, broken, locales)]


def _compared(page: PageExtract, broken: tuple[BrokenFile, ...], locales: tuple[str, ...]) -> Iterator[CorpusProblem]:
    has_tree = ENGLISH in locales
    known = [locale for locale in locales if locale in page.locales or not is_broken(locale, page.key, broken)]
    there = [locale for locale in known if locale in page.locales]
    missing = [locale for locale in known if locale not in page.locales]
    is_orphan = has_tree and ENGLISH in missing
    if is_orphan:
        for locale in there:
            yield CorpusProblem(say("The English has no such page"), locale, page, page.key, evidence=(page.key,))
    elif has_tree or len(there) >= len(missing):
        for locale in missing:
            message = say("The page is missing; it is there in {locales}", locales=languages((*there,), locales))
            yield CorpusProblem(message, locale, None, page.key, evidence=(page.key,))
    else:
        only = languages((*there,), locales)
        message = say("Of {count} languages only {locales} has the page", count=len(known), locales=only)
        yield CorpusProblem(message, there[0], page, page.key, None, (page.key,), Severity.INFO)
