"""The table of contents differs between locales.

What: The tables of contents lead to the same pages in every locale, in the same order.
Why: A page that the contents do not name is found by search only.
Bad: an Italian `toc.yml` without the entry of `addfile-method.md`
Good: the entries of the English
Fix: Copy the entries of the English and translate their titles.
"""

from collections import Counter
from collections.abc import Iterator

from refgen.align import ENGLISH
from refgen.drift.check import Family, Info, Scope
from refgen.drift.corpus_view import CorpusProblem, CorpusView
from refgen.drift.message import say
from refgen.text import Severity

INFO = Info("toc", Family.STRUCTURE, Severity.WARNING, Scope.CORPUS)

_FILE = "toc.yml"


def check(corpus: CorpusView) -> Iterator[CorpusProblem]:
    """Compare the targets with those of the English, or else with what most locales have."""
    targets = {locale: [target for _, _, target in one if target] for locale, one in corpus.contents.items()}
    for locale in {one.locale for one in corpus.broken if one.key.rpartition("/")[2] == _FILE}:
        targets.pop(locale, None)
    if len(targets) < 2:
        return
    if ENGLISH in targets:
        wanted = set(targets[ENGLISH])
    else:
        known = Counter(target for group in targets.values() for target in set(group))
        wanted = {target for target, count in known.items() if count * 2 > len(targets)}
    for locale in sorted(targets):
        for target in sorted(wanted - set(targets[locale])):
            yield CorpusProblem(
                say("The contents do not lead to {name}", name=target), locale, None, _FILE, evidence=(target,)
            )
        for target in sorted(set(targets[locale]) - wanted):
            yield CorpusProblem(
                say("Only this locale's contents lead to {name}", name=target), locale, None, _FILE, evidence=(target,)
            )
