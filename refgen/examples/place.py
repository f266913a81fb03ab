"""Where generated examples are shown: on the page of their API, in every locale that has it."""

from collections.abc import Iterable

from refgen.api.model import Model
from refgen.examples.example import Example, Occurrence


def place_examples(examples: Iterable[Example], model: Model) -> tuple[tuple[Occurrence, ...], ...]:
    """A session for each example and locale; the line is that of the page's title, the example being made from the page."""
    apis = {api.id: api for api in model.apis}
    return tuple(
        (Occurrence(example, source.path, apis[example.api].title.lines.get(locale, 1), locale),)
        for example in examples
        for locale, source in apis[example.api].sources.items()
    )
