"""Enumerations whose values combine, as the pages that use them say: "a bitwise combination of the X values".

An enumeration's own page seldom says so; the parameters and fields that take its values do.
"""

from collections.abc import Iterable, Iterator, Mapping

from refgen.api.model import Api, Kind, Passage
from refgen.api.names import IDENTIFIER, plain, sentences_of
from refgen.api.terms import terms_of

_CANONICAL = "en-us"


def combined_among(names: frozenset[str], found: Iterable[Iterable[frozenset[str]]]) -> frozenset[str]:
    """Of the names of enumerations, those that some sentence about a value says to combine; `found` are `combinations`."""
    # Of several enumerations in a sentence, none is sure to be meant.
    named = (one & names for some in found for one in some)
    return frozenset(name for found in named if len(found) == 1 for name in found)


def _passages(api: Api) -> Iterator[Passage]:
    yield from (parameter.description for parameter in api.parameters)
    if api.kind is Kind.STRUCTURE:
        yield from (member.description for member in api.members)


def combinations(api: Api) -> tuple[frozenset[str], ...]:
    """For each sentence about a value that speaks of a combination, all that it may name."""
    return tuple(
        frozenset(IDENTIFIER.findall(sentence))
        for passage in _passages(api)
        for locale, text in _said(passage.texts).items()
        if (combines := terms_of(locale).combines).search(text)
        for sentence in sentences_of(plain(text))
        if combines.search(sentence)
    )


def _said(texts: Mapping[str, str]) -> Mapping[str, str]:
    """The English, which translations only repeat; without it, what there is."""
    return {_CANONICAL: texts[_CANONICAL]} if _CANONICAL in texts else texts
