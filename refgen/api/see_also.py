"""The links of the see-also section, in order."""

from collections.abc import Iterator

from refgen.api.context import PageContext, units_of
from refgen.api.model import Passage, Reference
from refgen.api.names import LINK, XREF, plain
from refgen.ops import Unit


def read_see_also(context: PageContext) -> tuple[Reference, ...]:
    """A reference for each link; an entry without one is kept by its words."""
    return tuple(
        reference
        for block in context.blocks("see-also")
        for unit in units_of(block)
        for reference in _references(context, unit)
    )


def _references(context: PageContext, unit: Unit) -> Iterator[Reference]:
    text = context.texts.text(unit)
    targets = [match.group(2) for match in LINK.finditer(text)]
    whole = context.texts.passage((unit,))
    if targets:
        for number, target in enumerate(targets):
            yield Reference(_titles(whole, number), target, None)
    elif xref := XREF.search(text):
        yield Reference(whole, f"xref:{xref.group(1)}", None)
    elif plain(text):
        yield Reference(whole, "", None)


def _titles(whole: Passage, number: int) -> Passage:
    """The text of the link with that number in every locale."""
    texts: dict[str, str] = {}
    for locale, text in whole.texts.items():
        links = [match.group(1) for match in LINK.finditer(text)]
        texts[locale] = links[number] if number < len(links) else plain(text)
    return Passage(texts, whole.lines, whole.units)
