"""The data of a package is the same wherever one stretch of it ends and another begins."""

from refgen.cache.held import HELD
from refgen.cache.runs import joined
from refgen.stub.emit.data import edition_of, emit_data
from refgen.stub.emit.files import Files
from refgen.stub.rule import Claim, RuleBook
from refgen.stub.runtime.claim_lines import join_claims, locales_of, write_claims
from refgen.stub.runtime.packaged import CLAIMS
from refgen.stub.runtime.reference import Shapes
from tests.stub.sample import statement

CLAIMS_OF_ALL = tuple(statement(f"Sentence {number}.", ordinal=number).claim for number in range(100, 140))
SHAPES = Shapes({}, {}, {}, {})


def made_of(*runs: tuple[Claim, ...]) -> Files:
    """The files, where claims stand in these runs."""
    HELD.begin_run()
    files = emit_data(SHAPES, RuleBook(joined(runs)), ())
    assert len(files.long[CLAIMS].stretches) == len(runs) + 1
    HELD.end()
    return files


def test_it_is_the_same_however_it_is_cut() -> None:
    one, other = made_of(CLAIMS_OF_ALL), made_of(CLAIMS_OF_ALL[:7], CLAIMS_OF_ALL[7:20], CLAIMS_OF_ALL[20:])
    assert one == other
    assert dict(one) == dict(other)
    assert edition_of(one) == edition_of(other)
    assert other[CLAIMS] == join_claims(locales_of(CLAIMS_OF_ALL), [write_claims(CLAIMS_OF_ALL)])


def test_another_claim_makes_another_edition() -> None:
    assert edition_of(made_of(CLAIMS_OF_ALL)) != edition_of(made_of(CLAIMS_OF_ALL[1:]))
