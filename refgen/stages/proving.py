"""Finds every example, written or generated, and runs it against the stub that is published with it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from refgen.api import CALLABLE, Api, Model
from refgen.corpus import Cache, Tree
from refgen.corpus.cache import digest_of
from refgen.corpus.held import remembered
from refgen.corpus.known import tree_digest
from refgen.examples import Example, ExampleResult, Outcome, Problem, ResultCache, result_at, run_examples
from refgen.examples.compare import Difference, compare_locales
from refgen.examples.grounds import grounds_of_examples
from refgen.examples.place import place_examples
from refgen.examples.run import Namespace
from refgen.progress import Progress
from refgen.settings import Settings
from refgen.stages.importing import importable
from refgen.stages.reading import Reading
from refgen.stages.reference import Reference
from refgen.stages.shelf import Shelf
from refgen.stub.rule import RuleBook
from refgen.text import Diagnostic

if TYPE_CHECKING:
    from refgen.stages.bench import Bench

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
    apis = [api for api in model.apis if api.kind in CALLABLE]
    names = _names(grounds_of_examples(model, reference.book))
    shelf = Shelf(Cache(settings.cache), "examples", str(reading.tree.root), settings.package, *settings.locales)
    with importable(reference, settings.package, settings.cache) as namespace:
        make = _maker(model, reference.book, namespace, settings.package)
        generated = _run_generated(progress("examples", apis, len(apis)), names, make, shelf)
        written = _run_written(reading, reference, namespace, settings)
    shown = {result.example.api for result in generated}
    return Proof(
        tuple(sorted((*written, *generated), key=lambda one: (one.path, one.line, one.example.id))),
        reading.unread,
        compare_locales(place for session in reading.examples for place in session),
        tuple(api.id for api in apis if api.id not in shown),
        reading.told,
    )


_Made = tuple[tuple[Example, Outcome], ...]
"""The examples of a callable, with what came of each."""


def _run_generated(
    apis: Iterable[Api], names: Mapping[str, str], make: Callable[[Api], _Made], shelf: Shelf
) -> list[ExampleResult]:
    """Make the examples of callables and run them; those for which nothing has changed are as they were."""
    results: list[ExampleResult] = []
    for api in apis:
        results += _results(api, *shelf.get(names[api.id], partial(make, api), is_kept=_is_settled))
    shelf.save()
    return results


def _maker(model: Model, book: RuleBook, namespace: Namespace, package: str) -> Callable[[Api], _Made]:
    """What makes and runs the examples of a callable; most edits of a page leave all as they are, and load nothing of it."""

    @cache
    def bench() -> "Bench":
        from refgen.stages.bench import Bench  # noqa: PLC0415

        return Bench(model, book, namespace, package, SECONDS)

    return lambda api: bench().make(api)


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


def _is_settled(made: _Made) -> bool:
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
