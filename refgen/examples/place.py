"""Where generated examples are shown: on the page of their API, in every locale that has it."""

from collections.abc import Iterable, Iterator

from refgen.api.model import Api
from refgen.examples.example import Example, Occurrence


def place_examples(examples: Iterable[Example], api: Api) -> Iterator[Occurrence]:
    """Each example in each locale; the line is that of the page's title, the example being made from the page."""
    for example in examples:
        for locale, source in api.sources.items():
            yield Occurrence(example, source.path, api.title.lines.get(locale, 1), locale)
