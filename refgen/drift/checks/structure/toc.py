"""The table of contents differs between locales.

What: The tables of contents lead to the same pages in every locale, in the same order.
Why: A page that the contents do not name is found by search only.
Bad: an Italian `toc.yml` without the entry of `addfile-method.md`
Good: the entries of the English
Fix: Copy the entries of the English and translate their titles.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from refgen.align import ENGLISH
from refgen.cache.held import HELD
from refgen.drift.check import Family, Info, Scope
from refgen.drift.corpus_view import Contents, CorpusProblem, CorpusView, Listed, Said
from refgen.drift.message import say
from refgen.text import Severity

INFO = Info("toc", Family.STRUCTURE, Severity.WARNING, Scope.CORPUS)

_FILE = "toc.yml"


def check(corpus: CorpusView) -> Iterator[CorpusProblem]:
    """Compare the targets with those of the English, or else with what most locales have."""
    broken = {one.locale for one in corpus.broken if one.key.rpartition("/")[2].lower() == _FILE}
    contents = {locale: own for locale, own in corpus.contents.items() if locale not in broken}
    yield from HELD.once(check, tuple(chain.from_iterable(contents.items())), lambda: [*_compared(contents)])


def _compared(contents: Mapping[str, Contents]) -> Iterator[CorpusProblem]:
    if len(contents) < 2:
        return
    targets = {locale: {entry.target for entry in entries} for locale, entries in contents.items()}
    if ENGLISH in targets:
        wanted = targets[ENGLISH]
    else:
        known = Counter(target for group in targets.values() for target in group)
        wanted = {target for target, count in known.items() if count * 2 > len(targets)}
    for locale in sorted(contents):
        own = contents[locale]
        for target in sorted(wanted - targets[locale]):
            message = say("The contents do not lead to {name}", name=target)
            yield _problem(message, locale, target, *_place_of(target, own, contents))
        for target in sorted(targets[locale] - wanted):
            message = say("Only this locale's contents lead to {name}", name=target)
            entry = next(entry for entry in own if entry.target == target)
            yield _problem(message, locale, target, entry.file, entry)


def _place_of(target: str, own: Contents, contents: Mapping[str, Contents]) -> tuple[str, Listed | None]:
    """The entry that a missing one should follow: what stands before it in a locale that has both; and its file.

    A locale without entries has no such entry: the file is that of the other locale.
    """
    ours = {entry.target: entry for entry in own}
    other = next(entries for entries in contents.values() if any(entry.target == target for entry in entries))
    names = [entry.target for entry in other]
    at = names.index(target)
    before = [ours[name] for name in names[:at] if name in ours]
    place = before[-1] if before else next(iter(own), None)
    return (place or other[at]).file, place


def _problem(message: str, locale: str, target: str, file: str, place: Listed | None) -> CorpusProblem:
    """`file` is that of another locale where there is no place."""
    key = file.partition("/")[2]
    said = Said("", "", place.line, place.column) if place else None
    return CorpusProblem(message, locale, None, key, said, (target,), file=place.file if place else "", named=_FILE)
