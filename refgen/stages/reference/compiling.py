"""Compiles the rules of all pages, run by run: an edit touches one run, and what the others gave stands.

Of a run that is asked again, a page is compiled again where it or what it includes has changed. Where other APIs are there
than before, or of another kind, those pages of the others are compiled again that looked up what is found no more as it was.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, partial
from itertools import chain

from refgen.api import Api, Kind, Model
from refgen.api.model import without_prose
from refgen.cache.held import HELD, remembered
from refgen.cache.results import Cache, digest_of
from refgen.cache.runs import runs_of
from refgen.dataclass import dataclass
from refgen.progress import Progress
from refgen.settings import Settings
from refgen.stages.pages.reading import Reading
from refgen.stages.pages.twins import Assets
from refgen.stages.reference.booking import book_of_runs
from refgen.stages.state.shelf import Shelf
from refgen.stub.claims import PageSentences, Source, claim_names
from refgen.stub.compiler import Catalogue, Compiled, claims_in, demands_of, drafts_of, grounds_of_drafts
from refgen.stub.rule import RuleBook


def compiled_book(reading: Reading, model: Model, settings: Settings, progress: Progress) -> RuleBook:
    """The rules of all pages."""
    named = _named(*reading.assets)
    sentences = dict(zip(reading.pages.digests, reading.sentences, strict=True))
    shelf = Shelf(Cache(settings.cache), "rules", str(reading.tree.root), *settings.locales)
    outline = _outline(model.declared)
    included = digest_of(*sorted(reading.includes.digests.values()))
    compiler = _Compiler(model, reading.pages.digests, outline, included, shelf)

    def runs() -> Iterator[tuple[Compiled, ...]]:
        for apis in runs_of(model.apis):
            pages = _pages(apis)
            own = _own(pages, named)
            given = (apis, own, *(sentences[page] for page in pages if page in sentences))
            run = shelf.once(_Run, given, partial(compiler.run, apis, sentences, own))
            if run.outline == outline:
                yield run.parts
            else:
                yield shelf.once(_Compiler, (outline, run), partial(compiler.again, run, apis, sentences, own))

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
def _own(pages: tuple[str, ...], named: _Named) -> _Named:
    """What those of some pages are called after; those of the run before, where they are the same."""
    return HELD.same(_Named({page: named.by_page[page] for page in pages if page in named.by_page}), _own, pages[0])


@remembered
def _pages(apis: tuple[Api, ...]) -> tuple[str, ...]:
    return tuple(api.page for api in apis)


@remembered
def _outline(model: Model) -> str:
    """A digest of all that can be looked up of other pages."""
    return digest_of(Catalogue(model).outline)


@dataclass(frozen=True, slots=True)
class _Run:
    """What the pages of some APIs gave."""

    outline: str
    """A digest of all that could be looked up of other pages then."""
    parts: tuple[Compiled, ...]


@dataclass(frozen=True)
class _Compiler:
    """Compiles what has to be compiled again."""

    model: Model
    digests: Mapping[str, str]
    """Of the pages."""
    outline: str
    """A digest of all that can be looked up of other pages."""
    included: str
    """A digest of all that pages include."""
    shelf: Shelf

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue(self.model)

    def run(self, apis: tuple[Api, ...], sentences: Mapping[str, PageSentences], named: _Named) -> _Run:
        """What the pages of some APIs give, by their sentences and what their claims are called after."""
        return _Run(self.outline, _together(*map(self._compiled, _sources(apis, sentences, named))))

    def again(
        self, run: _Run, apis: tuple[Api, ...], sentences: Mapping[str, PageSentences], named: _Named
    ) -> tuple[Compiled, ...]:
        """The same where the pages have given something before, and other things may be found for what they look up."""
        if all(map(self._stands, run.parts)):
            return run.parts
        parts = zip(run.parts, _sources(apis, sentences, named), strict=True)
        return _together(*(one if self._stands(one) else self._compiled(source) for one, source in parts))

    def _stands(self, made: Compiled) -> bool:
        # Most edits leave the outline as it was: then nothing is looked up, and no catalogue made.
        is_known = not made.asked or made.outline == self.outline
        return is_known or digest_of(self._catalogue.told(made.asked)) == made.told

    def _compiled(self, source: Source) -> Compiled:
        key = f"{self.digests[source.page.key]} {source.api.id} {source.name} {self.outline} {self.included}"
        return HELD.same(self.shelf.get(key, partial(self._compile, source)), *_name(source))

    def _compile(self, source: Source) -> Compiled:
        # Most edits change no sentence of which rules are made; what patterns take to load is saved then.
        statements = demands_of(source)
        declared = repr(without_prose(source.api))
        grounds = digest_of(declared, grounds_of_drafts(source.api, statements))
        before: Compiled | None = HELD.get(_name(source))
        if before and before.grounds == grounds and self._stands(before):
            return replace(before, claims=claims_in(statements))
        known = {(one.id, *one.claims): one for one in (before.rules if before else ())}
        catalogue = self._catalogue.anew()
        drafts = drafts_of(statements, catalogue)
        rules = tuple(kept if (kept := known.get((one.id, *one.claims))) == one else one for one in drafts)
        rules = before.rules if before and before.rules == rules else rules
        asked = catalogue.asked
        told = digest_of(catalogue.told(asked)) if asked else ""
        return Compiled(claims_in(statements), rules, grounds, asked, told, self.outline if asked else "")


def _sources(apis: tuple[Api, ...], sentences: Mapping[str, PageSentences], named: _Named) -> list[Source]:
    known = (api for api in apis if api.page in sentences and api.kind is not Kind.ARTICLE)
    return [Source(api, sentences[api.page], named.by_page[api.page]) for api in known]


@remembered
def _together(*parts: Compiled) -> tuple[Compiled, ...]:
    """Those of the run before, where all of them are."""
    return parts


def _name(source: Source) -> tuple[Hashable, ...]:
    """What the rules of an API are held under."""
    return Compiled, source.api.id
