"""Finds every example, written or generated, and runs it against the stub that is published with it."""

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from refgen.api import Kind, Model
from refgen.corpus import Tree
from refgen.corpus.cache import digest_of
from refgen.examples import ExampleResult, Problem, ResultCache, run_examples
from refgen.examples.compare import Difference, compare_locales
from refgen.examples.generate import Dialect, generate_examples
from refgen.examples.place import place_examples
from refgen.progress import Progress
from refgen.settings import Settings
from refgen.stages.reading import Reading, tree_digest
from refgen.stages.reference import Reference

CALLABLE = frozenset({Kind.METHOD, Kind.FUNCTION, Kind.CALLBACK})


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

    @property
    def is_clean(self) -> bool:
        """Whether every example ran as it says, and is the same everywhere."""
        return not (self.problems or self.differences) and all(one.passed or one.skipped for one in self.results)


def run_all_examples(
    reading: Reading, model: Model, reference: Reference, settings: Settings, progress: Progress
) -> Proof:
    """Run the examples of all pages, each code once, and report it for every page that shows it."""
    with _importable(reference.folder, settings.package) as namespace:
        generated = generate_examples(model, reference.book, namespace, Dialect(settings.package))
        sessions = [*reading.examples, *place_examples(generated.examples, model)]
        cache = ResultCache(settings.cache / "examples.json" if settings.cache else None)
        version = digest_of(*(part for path, data in sorted(reference.files.items()) for part in (path, data)))
        results = run_examples(progress("examples", sessions, len(sessions)), namespace, version=version, cache=cache)
        cache.save()
    shown = {example.api for example in generated.examples}
    return Proof(
        tuple(sorted(results, key=lambda one: (one.path, one.line, one.example.id))),
        reading.unread,
        compare_locales(place for session in reading.examples for place in session),
        tuple(api.id for api in model.apis if api.kind in CALLABLE and api.id not in shown),
    )


def proof_key(tree: Tree, settings: Settings) -> str:
    """A digest of all that decides how the examples of a tree end: every file, the settings of the stub, the decisions."""
    parts: list[bytes | str] = [tree_digest(tree), settings.package, settings.docstrings, *settings.locales]
    if settings.overlay is not None and settings.overlay.is_file():
        parts.append(settings.overlay.read_bytes())
    return digest_of(*parts)


@contextmanager
def _importable(folder: Path, package: str) -> Iterator[Callable[[], dict[str, Any]]]:
    """Makes namespaces in which the freshly generated package, and no other of that name, can be imported."""
    _forget(package)
    sys.path.insert(0, str(folder.absolute()))
    importlib.invalidate_caches()
    try:
        yield lambda: {"__name__": "__main__"}
    finally:
        sys.path.remove(str(folder.absolute()))
        _forget(package)


def _forget(package: str) -> None:
    for name in [name for name in sys.modules if name == package or name.startswith(f"{package}.")]:
        del sys.modules[name]
