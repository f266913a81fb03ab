"""A page is missing in a locale, or has no English.

What: Every page of the English is there in every locale, and no locale has a page that the English lacks. Without an
    English tree, a page that most locales have stands for it.
Why: Links to it break, and its readers fall back to another language.
Bad: `alink/addfile-method.md` in French and Chinese, but not in Italian
Good: in all three
Fix: Translate the page, or remove the orphan.
"""

from collections.abc import Iterator

from refgen.align import ENGLISH
from refgen.drift.check import Family, Info, Scope
from refgen.drift.corpus_view import CorpusProblem, CorpusView
from refgen.text import Severity

INFO = Info("page-missing", Family.STRUCTURE, Severity.WARNING, Scope.CORPUS)


def check(corpus: CorpusView) -> Iterator[CorpusProblem]:
    """Compare the pages of the locales."""
    locales = corpus.locales
    has_tree = any(ENGLISH in page.locales for page in corpus.pages)
    for page in corpus.pages:
        there = [locale for locale in locales if locale in page.locales]
        missing = [locale for locale in locales if locale not in page.locales]
        is_orphan = has_tree and ENGLISH in missing
        if is_orphan:
            for locale in there:
                yield CorpusProblem("The English has no such page", locale, page, page.key, evidence=(page.key,))
        elif has_tree or len(there) > len(missing):
            for locale in missing:
                yield CorpusProblem(
                    f"The page is missing; {', '.join(there)} have it", locale, None, page.key, evidence=(page.key,)
                )
