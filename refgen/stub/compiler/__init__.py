"""From sentences to rules: patterns match claims, what they yield is merged into one book, people's decisions lie over it."""

from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.compile import (
    Compiled,
    compile_book,
    compile_source,
    compile_statements,
    demands_of,
    drafts_of,
    grounds_of_drafts,
    join_compiled,
)
from refgen.stub.compiler.coverage import ClaimEntry, ClaimReport, Coverage, list_claims
from refgen.stub.compiler.overlay import (
    Decision,
    Outdated,
    apply_overlay,
    compare_books,
    decide,
    decisions_of,
    grounds_of,
    read_overlay,
    waiting,
    write_overlay,
)
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.compiler.registry import load_patterns
from refgen.stub.compiler.signature import signatures

__all__ = [
    "Catalogue",
    "ClaimEntry",
    "ClaimReport",
    "Compiled",
    "Coverage",
    "Decision",
    "Draft",
    "Outdated",
    "Pattern",
    "apply_overlay",
    "compare_books",
    "compile_book",
    "compile_source",
    "compile_statements",
    "decide",
    "decisions_of",
    "demands_of",
    "drafts_of",
    "grounds_of",
    "grounds_of_drafts",
    "join_compiled",
    "list_claims",
    "load_patterns",
    "read_overlay",
    "signatures",
    "waiting",
    "write_overlay",
]
