"""Enumerations whose values combine, as the pages that use them say: "a bitwise combination of the X values".

An enumeration's own page seldom says so; the parameters and fields that take its values do.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from refgen.api.model import Api, Kind, Passage
from refgen.api.names import IDENTIFIER, plain, sentences_of
from refgen.api.terms import terms_of

_CANONICAL = "en-us"


def mark_combined(apis: list[Api]) -> list[Api]:
    """The same, with the enumerations as flags that some sentence about a value says to combine."""
    names = {api.name for api in apis if api.kind is Kind.ENUMERATION and not api.is_flags}
    combined = {name for api in apis for passage in _passages(api) for name in _combined(passage, names)}
    return [
        replace(api, is_flags=True) if api.kind is Kind.ENUMERATION and api.name in combined else api for api in apis
    ]


def _passages(api: Api) -> Iterator[Passage]:
    yield from (parameter.description for parameter in api.parameters)
    if api.kind is Kind.STRUCTURE:
        yield from (member.description for member in api.members)


def _combined(passage: Passage, names: Iterable[str]) -> Iterator[str]:
    """Yield the one enumeration that a sentence names beside a combination; of several, none is sure to be meant."""
    for locale, text in _said(passage.texts).items():
        if not terms_of(locale).combines.search(text):
            continue
        for sentence in sentences_of(plain(text)):
            found = set(IDENTIFIER.findall(sentence)) & set(names)
            if len(found) == 1 and terms_of(locale).combines.search(sentence):
                yield from found


def _said(texts: Mapping[str, str]) -> Mapping[str, str]:
    """The English, which translations only repeat; without it, what there is."""
    return {_CANONICAL: texts[_CANONICAL]} if _CANONICAL in texts else texts
