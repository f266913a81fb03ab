"""Claims survive their file, whatever stands in them, and are read one by one."""

from hypothesis import given
from hypothesis import strategies as st

from refgen.stub.rule import Claim
from refgen.stub.runtime.claim_lines import ClaimLines, join_claims, locales_of, write_claims


@given(st.lists(st.from_type(Claim), unique_by=lambda claim: claim.id, max_size=5).map(tuple))
def test_claims_survive_their_file(claims):
    lines = ClaimLines(join_claims(locales_of(claims), [write_claims(claims)]))
    assert dict(lines) == {claim.id: claim for claim in claims}
    assert lines.locales == locales_of(claims)
    assert list(lines) == [claim.id for claim in claims]


def test_a_name_that_is_not_there_is_not_found():
    lines = ClaimLines(join_claims(locales_of(()), ()))
    assert "x" not in lines
    assert lines.get("x") is None
    assert lines.locales == ("en-us",)
