"""What claims say in all languages: one object for as long as none of them says anything else, wherever they stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from refgen.corpus.held import HELD, remembered
from refgen.corpus.runs import runs_of
from refgen.stub.rule import Claim


@dataclass(frozen=True, slots=True)
class Told:
    """Some claims."""

    words: Mapping[str, str]
    """By id, a text that is the same whenever all of a claim's words are."""


@remembered
def told_by(claims: tuple[Claim, ...]) -> Told:
    """What claims say; where that is what they said in the run before, the very object of then."""
    return _all(*map(_some, runs_of(claims)))


@remembered
def _all(*parts: Told) -> Told:
    return HELD.same(Told(dict(chain.from_iterable(one.words.items() for one in parts))), Told)


@remembered
def _some(claims: tuple[Claim, ...]) -> Told:
    return HELD.same(Told({claim.id: _words(claim) for claim in claims}), Told, claims[0].id)


def _words(claim: Claim) -> str:
    words = (f"{locale} {one.sha}" for locale, one in claim.locales.items())
    return " ".join((claim.id, claim.api, claim.sha, *words))
