"""Enumerations whose values combine, as the pages that use them say: "a bitwise combination of the X values".

An enumeration's own page seldom says so; the parameters and fields that take its values do.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from refgen.api.model import Api, Kind, Passage
from refgen.api.names import IDENTIFIER, plain, sentences_of
from refgen.api.terms import terms_of
from refgen.corpus.runs import in_runs

_CANONICAL = "en-us"


def mark_combined(apis: list[Api]) -> list[Api]:
    """The same, with the enumerations as flags that some sentence about a value says to combine."""
    names = {api.name for api in apis if api.kind is Kind.ENUMERATION and not api.is_flags}
    # Of several enumerations in a sentence, none is sure to be meant.
    named = (one & names for found in in_runs(_beside_combinations, apis) for one in found)
    combined = {name for found in named if len(found) == 1 for name in found}
    return [
        replace(api, is_flags=True) if api.kind is Kind.ENUMERATION and api.name in combined else api for api in apis
    ]


def _passages(api: Api) -> Iterator[Passage]:
    yield from (parameter.description for parameter in api.parameters)
    if api.kind is Kind.STRUCTURE:
        yield from (member.description for member in api.members)


def _beside_combinations(api: Api) -> tuple[frozenset[str], ...]:
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
