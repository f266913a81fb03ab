"""What claims say in all languages: one object for as long as none of them says anything else, wherever they stand."""

from hashlib import blake2b
from itertools import chain

from refgen.cache.held import HELD, remembered
from refgen.cache.runs import runs_of
from refgen.dataclass import dataclass
from refgen.stub.rule import Claim


@dataclass(frozen=True, slots=True)
class Words:
    """What the claims of a run say."""

    of_each: tuple[tuple[str, bytes], ...]
    """The id of each claim, and the digest that `words_of` makes of it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What all claims say, run by run: made to be compared with that of another run."""

    runs: tuple[Words, ...]

    def altered(self, before: "Told") -> frozenset[str]:
        """The ids of claims that do not say what they said before, or are new, or gone."""
        if self is before:
            return frozenset()
        ours, theirs = ({id(one): one for one in some.runs} for some in (self, before))
        now, then = (
            {*chain.from_iterable(some[place].of_each for place in some.keys() - others.keys())}
            for some, others in ((ours, theirs), (theirs, ours))
        )
        return frozenset(name for name, _ in now ^ then)


@remembered
def told_by(claims: tuple[Claim, ...]) -> Told:
    """What claims say; where that is what they said in the run before, the very object of then."""
    return _all(*map(_some, runs_of(claims)))


@remembered
def _all(*runs: Words) -> Told:
    return HELD.same(Told(runs), Told)


@remembered
def _some(claims: tuple[Claim, ...]) -> Words:
    return HELD.same(Words(tuple((claim.id, words_of(claim)) for claim in claims)), Words, claims[0].id)


def words_of(claim: Claim) -> bytes:
    """A digest of what a claim says in all languages, wherever it stands."""
    shas = (f"{locale} {one.sha}" for locale, one in claim.locales.items())
    said = " ".join((claim.id, claim.api, claim.sha, *shas))
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=12).digest()
