"""Compiles the rules of all pages, run by run: an edit touches one run, and what the others gave stands.

Of a run that is asked again, a page is compiled again where it, an include or the outline of the model has changed.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain

from refgen.api import Api, Kind, Model
from refgen.api.model import without_prose
from refgen.corpus import Cache
from refgen.corpus.cache import digest_of
from refgen.corpus.held import HELD, remembered
from refgen.corpus.runs import runs_of
from refgen.progress import Progress
from refgen.settings import Settings
from refgen.stages.booking import book_of_runs
from refgen.stages.reading import Reading
from refgen.stages.shelf import Shelf
from refgen.stages.twins import Assets
from refgen.stub.claims import PageSentences, Source, claim_names
from refgen.stub.compiler import Catalogue, Compiled, claims_in, demands_of, drafts_of, grounds_of_drafts
from refgen.stub.rule import RuleBook


def compiled_book(reading: Reading, model: Model, settings: Settings, progress: Progress) -> RuleBook:
    """The rules of all pages."""
    named = _named(*reading.assets)
    sentences = dict(zip(reading.pages.digests, reading.sentences, strict=True))
    shelf = Shelf(Cache(settings.cache), "rules", str(reading.tree.root), *settings.locales)
    around = digest_of(_outline(model.declared), *sorted(reading.includes.digests.values()))
    compiler = _Compiler(model, reading.pages.digests, around, shelf)

    def runs() -> Iterator[tuple[Compiled, ...]]:
        for apis in runs_of(model.apis):
            pages = [page for page in _pages(apis) if page in sentences]
            given = (around, apis, named, *(sentences[page] for page in pages))
            yield shelf.once(_Compiler, given, partial(compiler.compiled, apis, sentences, named))

    done = [*progress("rules", runs(), len(runs_of(model.apis)))]
    shelf.save()
    return book_of_runs(*done)


@dataclass(frozen=True, slots=True)
class _Named:
    """What claims are called after."""

    by_page: Mapping[str, str]


@remembered
def _named(*groups: Assets) -> _Named:
    """Those of the run before, where they are the same."""
    return HELD.same(_Named(claim_names(chain.from_iterable(one.all for one in groups))), _Named)


@remembered
def _pages(apis: tuple[Api, ...]) -> tuple[str, ...]:
    return tuple(api.page for api in apis)


@remembered
def _outline(model: Model) -> str:
    return Catalogue(model).outline


@dataclass(frozen=True)
class _Compiler:
    """Compiles what has to be compiled again."""

    model: Model
    digests: Mapping[str, str]
    """Of the pages."""
    around: str
    """A digest of all that decides rules but for their own pages."""
    shelf: Shelf

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue(self.model)

    def compiled(
        self, apis: tuple[Api, ...], sentences: Mapping[str, PageSentences], named: _Named
    ) -> tuple[Compiled, ...]:
        """What the pages of some APIs give, by their sentences and what their claims are called after."""
        names = named.by_page
        known = [api for api in apis if api.page in sentences and api.kind is not Kind.ARTICLE]
        return _together(*(self._compiled(Source(api, sentences[api.page], names[api.page])) for api in known))

    def _compiled(self, source: Source) -> Compiled:
        key = f"{self.digests[source.page.key]} {source.api.id} {source.name} {self.around}"
        return HELD.same(self.shelf.get(key, partial(self._compile, source)), *_name(source))

    def _compile(self, source: Source) -> Compiled:
        # Most edits change no sentence of which rules are made; what patterns take to load is saved then.
        statements = demands_of(source)
        declared = repr(without_prose(source.api))
        grounds = digest_of(declared, self.around, grounds_of_drafts(source.api, statements))
        before: Compiled | None = HELD.get(_name(source))
        if before and before.grounds == grounds:
            rules = before.rules
        else:
            known = {(one.id, *one.claims): one for one in (before.rules if before else ())}
            drafts = drafts_of(statements, self._catalogue)
            rules = tuple(kept if (kept := known.get((one.id, *one.claims))) == one else one for one in drafts)
            rules = before.rules if before and before.rules == rules else rules
        return Compiled(claims_in(statements), rules, grounds)


@remembered
def _together(*parts: Compiled) -> tuple[Compiled, ...]:
    """Those of the run before, where all of them are."""
    return parts


def _name(source: Source) -> tuple[Hashable, ...]:
    """What the rules of an API are held under."""
    return Compiled, source.api.id
