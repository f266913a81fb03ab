"""Finds every example, written or generated, and runs it against the stub that is published with it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cache, partial
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from refgen.apart import Apart
from refgen.api import CALLABLE, Api, Model
from refgen.cache.held import HELD, remembered
from refgen.cache.results import Cache, digest_of
from refgen.cache.runs import runs_of
from refgen.dataclass import dataclass
from refgen.examples import ExampleResult, Problem, ResultCache, result_at, run_examples
from refgen.examples.compare import Difference, compare_locales
from refgen.examples.example import SECONDS
from refgen.examples.grounds import Grounds, grounds_of_examples
from refgen.examples.place import place_examples
from refgen.examples.run import Namespace
from refgen.progress import Progress
from refgen.settings import Settings
from refgen.stages.examples.importing import importable
from refgen.stages.pages.reading import Reading
from refgen.stages.reference.reference import Reference
from refgen.stages.state.shelf import Shelf
from refgen.stub.emit.files import Files
from refgen.stub.rule import RuleBook
from refgen.text import Diagnostic

if TYPE_CHECKING:
    from refgen.stages.examples.bench import Bench, Pairs

_FEW = 64
"""Callables whose examples are made beside the drift report; with more, workers check pages beside the examples."""


class Proof(NamedTuple):
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
    def tally(self) -> "Tally":
        """The results, counted."""
        return _tally(self.results)

    @property
    def is_clean(self) -> bool:
        """Whether every example ran as it says, and is the same everywhere."""
        return not (self.problems or self.differences or self.tally.failed)


class Tally(NamedTuple):
    """Results, counted."""

    passed: int
    """Those that ran, and as they say."""
    skipped: int
    failed: tuple[ExampleResult, ...]


@remembered
def _tally(results: tuple[ExampleResult, ...]) -> Tally:
    skipped = sum(bool(one.skipped) for one in results)
    failed = tuple(one for one in results if not one.passed and not one.skipped)
    return Tally(len(results) - skipped - len(failed), skipped, failed)


def run_all_examples(
    reading: Reading, model: Model, reference: Reference, settings: Settings, progress: Progress
) -> Proof:
    """Run the examples of all pages, each code once, and report it for every page that shows it."""
    with running_examples(reading, model, reference, settings, progress) as proof:
        return proof()


@contextmanager
def running_examples(
    reading: Reading, model: Model, reference: Reference, settings: Settings, progress: Progress
) -> Iterator[Callable[[], Proof]]:
    """The same where it is called; until then, another process makes the examples that an edit concerns, where these are few."""
    grounds = grounds_of_examples(model, reference.book)
    shelf = Shelf(Cache(settings.cache), "examples", str(reading.tree.root), settings.package, *settings.locales)
    work = _Work(reading, model, reference, settings, grounds, shelf)
    missing = [name for name, digest in grounds.digests.items() if shelf.kept(digest) is None]
    if not 0 < len(missing) <= _FEW:
        proof = work.proof(progress)
        yield lambda: proof
        return
    with Apart(work.made(missing), settings.jobs) as other:
        if not other.is_here:
            other.ask()
        yield lambda: work.proof(progress, {} if other.is_here else other.answer())


class _Work(NamedTuple):
    """What the examples of all pages are made and run with."""

    reading: Reading
    model: Model
    reference: Reference
    settings: Settings
    grounds: Grounds
    shelf: Shelf

    def made(self, names: Sequence[str]) -> Iterator[dict[str, "_Made"]]:
        """The examples of some callables, by a process that was forked for them."""
        HELD.resume()
        with self._importable() as namespace:
            make, before = self._maker(namespace), self.grounds.quoted
            found = {name: make(self.model.by_id[name], self.shelf.kept(before.get(name, ""))) for name in names}
        yield found

    def proof(self, progress: Progress, ready: "Mapping[str, _Made]" = MappingProxyType({})) -> Proof:
        """What came of all examples, of which those of some callables are ready."""
        with self._importable() as namespace:
            maker = self._maker(namespace)

            def make(api: Api, before: _Made | None) -> _Made:
                return ready.get(api.id) or maker(api, before)

            made = _run_generated(self.model, self.grounds, make, self.shelf)
            generated = [*progress("examples", made, len(self.grounds.digests))]
            written = _run_written(self.reading, self.reference, namespace, self.settings)
        reading = self.reading
        return Proof(
            _in_order(HELD.same(written, _run_written), *(one.results for one in generated)),
            reading.unread,
            compare_locales(place for session in reading.examples for place in session),
            tuple(one.api for one in generated if not one.results),
            reading.told,
        )

    def _importable(self) -> AbstractContextManager[Namespace]:
        return importable(self.reference, self.settings.package, self.settings.cache)

    def _maker(self, namespace: Namespace) -> "Callable[[Api, _Made | None], _Made]":
        return _maker(self.model, self.reference.book, namespace, self.settings.package)


@dataclass(frozen=True, slots=True)
class _Made:
    """The examples of a callable, with what came of each: a run that makes none anew does not read what is held of them."""

    pairs: "Pairs"


_Results = tuple[ExampleResult, ...]
"""What came of them, on the pages of all locales that show them."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What came of the examples of a callable."""

    api: str
    """Its id."""
    results: _Results


def _run_generated(
    model: Model, grounds: Grounds, make: Callable[[Api, _Made | None], _Made], shelf: Shelf
) -> Iterator[_Shown]:
    """Make the examples of callables and run them, in order; those for which nothing has changed are as they were."""
    names = grounds.digests
    for apis in runs_of(model.apis):
        known = {name: shelf.find(names[name]) for name in _callables(apis)}
        missing = [api for api in apis if api.id in known and known[api.id] is None] if None in known.values() else []
        for api in missing:
            known[api.id] = shelf.get(
                names[api.id], partial(make, api, shelf.kept(grounds.quoted.get(api.id, ""))), is_kept=_is_settled
            )
        shown = partial(_shown, apis, known)
        # What failed may have met a slow machine: it is not held.
        is_settled = all(_is_settled(known[api.id]) for api in missing)
        yield from HELD.once(_Shown, (apis, *known.values()), shown) if is_settled else shown()
    shelf.save()


@remembered
def _callables(apis: tuple[Api, ...]) -> tuple[str, ...]:
    return tuple(api.id for api in apis if api.kind in CALLABLE)


def _shown(apis: tuple[Api, ...], made: Mapping[str, _Made]) -> list[_Shown]:
    """What came of the examples of each callable, those of the run before where they are the same."""
    results = ((api, _results(api, made[api.id])) for api in apis if api.id in made)
    return [_Shown(api.id, HELD.same(found, _results, api.id)) for api, found in results]


@remembered
def _in_order(*results: _Results) -> _Results:
    return tuple(sorted(chain.from_iterable(results), key=lambda one: (one.path, one.line, one.example.id)))


def _maker(model: Model, book: RuleBook, namespace: Namespace, package: str) -> Callable[[Api, _Made | None], _Made]:
    """What makes and runs the examples of a callable; most edits of a page leave all as they are, and load nothing of it."""

    @cache
    def bench() -> "Bench":
        from refgen.stages.examples.bench import Bench  # noqa: PLC0415

        return Bench(model, book, namespace, package, SECONDS)

    return lambda api, before: _Made(bench().make(api, before.pairs if before else ()))


@remembered
def _results(api: Api, made: _Made) -> _Results:
    """What came of the examples of a callable, on the pages of all locales that show them."""
    outcomes = {example.id: outcome for example, outcome in made.pairs}
    places = place_examples((example for example, _ in made.pairs), api)
    return tuple(result_at(place, outcomes[place.example.id]) for place in places)


def _is_settled(made: _Made) -> bool:
    """Whether all passed: one that failed may have met a slow machine."""
    return not any(outcome.got for _, outcome in made.pairs)


def _run_written(
    reading: Reading, reference: Reference, namespace: Namespace, settings: Settings
) -> tuple[ExampleResult, ...]:
    cache = ResultCache(settings.cache / "examples.json" if settings.cache else None)
    version = _version(reference.files)
    results = run_examples(reading.examples, namespace, version=version, cache=cache)
    cache.save()
    return results


@remembered
def _version(files: Files) -> str:
    return digest_of(*(part for path, one in sorted(files.stretches.items()) for part in (path, one.digest)))


def proof_key(tree: str, settings: Settings) -> str:
    """A digest of all that decides how the examples of a tree end: its own digest, the settings of the stub, the decisions."""
    parts: list[bytes | str] = [
        tree,
        settings.package,
        settings.docstrings,
        *settings.locales,
    ]
    if settings.decisions.is_file():
        parts.append(settings.decisions.read_bytes())
    return digest_of(*parts)
