"""Claims: which sentences of the reference can be honoured or broken by a call."""

from refgen.stub.claims.normative import is_demand, is_normative
from refgen.stub.claims.sentences import PageSentences, page_sentences
from refgen.stub.claims.statement import (
    Source,
    Statement,
    claim_names,
    fingerprint,
    read_statements,
    sources_of,
    statements_of,
)
from refgen.stub.claims.words import plain

__all__ = [
    "PageSentences",
    "Source",
    "Statement",
    "claim_names",
    "fingerprint",
    "is_demand",
    "is_normative",
    "page_sentences",
    "plain",
    "read_statements",
    "sources_of",
    "statements_of",
]
