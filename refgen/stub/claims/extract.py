"""Claims: the normative sentences of the canonical English, with their translations."""

from collections.abc import Iterable

from refgen.align.slot import AlignedPage
from refgen.api.model import Model
from refgen.stub.claims.normative import is_normative
from refgen.stub.claims.sentences import PageSentences
from refgen.stub.claims.statement import Statement, read_statements
from refgen.stub.rule import Claim


def extract_statements(model: Model, pages: Iterable[AlignedPage | PageSentences]) -> tuple[Statement, ...]:
    """The normative sentences with their context, sorted by claim id."""
    found = (one for one in read_statements(model, pages) if is_normative(one))
    return tuple(sorted(found, key=lambda one: one.claim.id))


def extract_claims(model: Model, pages: Iterable[AlignedPage | PageSentences]) -> tuple[Claim, ...]:
    """Every normative sentence of the model's pages, sorted by id."""
    return tuple(one.claim for one in extract_statements(model, pages))
