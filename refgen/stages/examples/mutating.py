"""Finds the examples that prove nothing: those that do not notice a changed rule."""

from refgen.api import Model
from refgen.examples.generate import Dialect, generate_examples
from refgen.examples.mutate import Vacuous
from refgen.examples.vacuous import list_vacuous
from refgen.progress import Progress
from refgen.settings import Settings
from refgen.stages.examples.importing import importable
from refgen.stages.pages.reading import Reading
from refgen.stages.reference.reference import Reference


def mutate_examples(
    reading: Reading, model: Model, reference: Reference, settings: Settings, progress: Progress
) -> tuple[Vacuous, ...]:
    """The examples, generated and written, that do not notice a changed rule."""
    with importable(reference, settings.package, settings.cache) as namespace:
        generated = generate_examples(model, reference.book, namespace, Dialect(settings.package)).examples
    counted = progress("mutating", generated, len(generated))
    return list_vacuous(model, reference.book, counted, reading.examples, settings.package)
