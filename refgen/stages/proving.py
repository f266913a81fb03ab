"""Finds every example, written or generated, and runs it against the stub that is published with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from refgen.api import CALLABLE, Api, Model
from refgen.corpus import Cache, Tree
from refgen.corpus.cache import digest_of
from refgen.corpus.held import remembered
from refgen.corpus.known import tree_digest
from refgen.examples import (
    Example,
    ExampleResult,
    Got,
    Outcome,
    Problem,
    ResultCache,
    result_at,
    run_examples,
    run_session,
)
from refgen.examples.compare import Difference, compare_locales, has_same_code
from refgen.examples.generate import Dialect, ExampleMaker, generate_examples, grounds_of_examples
from refgen.examples.limit import TimeLimit
from refgen.examples.mutate import Vacuous
from refgen.examples.place import place_examples
from refgen.examples.run import Namespace
from refgen.examples.vacuous import list_vacuous
from refgen.progress import Progress
from refgen.settings import Settings
from refgen.stages.importing import importable
from refgen.stages.reading import Reading
from refgen.stages.reference import Reference
from refgen.stages.shelf import Shelf
from refgen.stub.rule import RuleBook
from refgen.text import Diagnostic

SECONDS = 10.0
"""That one example may take."""


@dataclass(frozen=True)
class Proof:
    """What came of all examples."""

    results: tuple[ExampleResult, ...]
    """One for each example and page that shows it, sorted by path and line."""
    problems: tuple[Problem, ...]
    """Written examples that cannot be read."""
    differences: tuple[Difference, ...]
    """Examples that are not the same code in every locale."""
    silent: tuple[str, ...]
    """Ids of callables that have no example."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What reading the pages met."""

    @property
    def is_clean(self) -> bool:
        """Whether every example ran as it says, and is the same everywhere."""
        return not (self.problems or self.differences) and all(one.passed or one.skipped for one in self.results)


def run_all_examples(
    reading: Reading, model: Model, reference: Reference, settings: Settings, progress: Progress
) -> Proof:
    """Run the examples of all pages, each code once, and report it for every page that shows it."""
    with importable(reference, settings.package, settings.cache) as namespace:
        maker = ExampleMaker(model, reference.book, namespace, Dialect(settings.package))
        generated = _run_generated(reading, model, reference.book, _Bench(maker, namespace, settings, progress))
        written = _run_written(reading, reference, namespace, settings)
    shown = {result.example.api for result in generated}
    return Proof(
        tuple(sorted((*written, *generated), key=lambda one: (one.path, one.line, one.example.id))),
        reading.unread,
        compare_locales(place for session in reading.examples for place in session),
        tuple(api.id for api in model.apis if api.kind in CALLABLE and api.id not in shown),
        reading.told,
    )


@dataclass(frozen=True, slots=True)
class _Bench:
    """What examples are made and run with."""

    maker: ExampleMaker
    namespace: Namespace
    settings: Settings
    progress: Progress

    def make(self, api: Api) -> tuple[tuple[Example, Outcome], ...]:
        """The examples of a callable, run."""
        return tuple((example, self._outcome(example)) for example in self.maker.make(api).examples)

    def _outcome(self, example: Example) -> Outcome:
        if not has_same_code(example):
            return Outcome((Got(0, "", "the code is not the same in every locale"),), "", 0.0)
        return run_session((example,), self.namespace(), TimeLimit(SECONDS))[0]


def _run_generated(reading: Reading, model: Model, book: RuleBook, bench: _Bench) -> list[ExampleResult]:
    """Make the examples of all callables and run them; those for which nothing has changed are as they were."""
    settings = bench.settings
    names = _names(grounds_of_examples(model, book))
    shelf = Shelf(Cache(settings.cache), "examples", str(reading.tree.root), settings.package, *settings.locales)
    apis = [api for api in model.apis if api.kind in CALLABLE]
    results: list[ExampleResult] = []
    for api in bench.progress("examples", apis, len(apis)):
        made = shelf.get(names[api.id], partial(bench.make, api), is_kept=_is_settled)
        results += _results(api, *made)
    shelf.save()
    return results


@remembered
def _names(grounds: Mapping[str, str]) -> Mapping[str, str]:
    """What the examples of each callable are kept under."""
    return {api: digest_of(told) for api, told in grounds.items()}


@remembered
def _results(api: Api, *made: tuple[Example, Outcome]) -> list[ExampleResult]:
    """What came of the examples of a callable, on the pages of all locales that show them."""
    outcomes = {example.id: outcome for example, outcome in made}
    places = place_examples((example for example, _ in made), api)
    return [result_at(place, outcomes[place.example.id]) for place in places]


def _is_settled(made: tuple[tuple[Example, Outcome], ...]) -> bool:
    """Whether all passed: one that failed may have met a slow machine."""
    return not any(outcome.got for _, outcome in made)


def _run_written(
    reading: Reading, reference: Reference, namespace: Namespace, settings: Settings
) -> tuple[ExampleResult, ...]:
    cache = ResultCache(settings.cache / "examples.json" if settings.cache else None)
    version = _version(reference.files)
    results = run_examples(reading.examples, namespace, version=version, seconds=SECONDS, cache=cache)
    cache.save()
    return results


@remembered
def _version(files: Mapping[str, bytes]) -> str:
    return digest_of(*(part for path, data in sorted(files.items()) for part in (path, data)))


def mutate_examples(
    reading: Reading, model: Model, reference: Reference, settings: Settings, progress: Progress
) -> tuple[Vacuous, ...]:
    """The examples, generated and written, that do not notice a changed rule."""
    with importable(reference, settings.package, settings.cache) as namespace:
        generated = generate_examples(model, reference.book, namespace, Dialect(settings.package)).examples
    counted = progress("mutating", generated, len(generated))
    return list_vacuous(model, reference.book, counted, reading.examples, settings.package)


def proof_key(tree: Tree, settings: Settings) -> str:
    """A digest of all that decides how the examples of a tree end: every file, the settings of the stub, the decisions."""
    parts: list[bytes | str] = [
        tree_digest(tree, Cache(settings.cache)),
        settings.package,
        settings.docstrings,
        *settings.locales,
    ]
    if settings.decisions.is_file():
        parts.append(settings.decisions.read_bytes())
    return digest_of(*parts)
