"""Claims: which sentences of the reference can be honoured or broken by a call."""

from refgen.stub.claims.extract import extract_claims, extract_statements
from refgen.stub.claims.normative import is_normative
from refgen.stub.claims.statement import Statement, fingerprint, read_statements
from refgen.stub.claims.words import plain

__all__ = [
    "Statement",
    "extract_claims",
    "extract_statements",
    "fingerprint",
    "is_normative",
    "plain",
    "read_statements",
]
