"""Claims: which sentences of the reference can be honoured or broken by a call."""

from refgen.stub.claims.extract import extract_claims, extract_statements
from refgen.stub.claims.normative import is_normative
from refgen.stub.claims.sentences import PageSentences, page_sentences
from refgen.stub.claims.statement import Statement, fingerprint, read_statements
from refgen.stub.claims.words import plain

__all__ = [
    "PageSentences",
    "Statement",
    "extract_claims",
    "extract_statements",
    "fingerprint",
    "is_normative",
    "page_sentences",
    "plain",
    "read_statements",
]
