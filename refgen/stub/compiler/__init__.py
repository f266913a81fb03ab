"""From sentences to rules: patterns match claims, what they yield is merged into one book, people's decisions lie over it."""

from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.compile import (
    Compiled,
    claims_in,
    compile_book,
    compile_source,
    compile_statements,
    demands_of,
    drafts_of,
    grounds_of_drafts,
    join_compiled,
    join_rules,
)
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

__all__ = [
    "Catalogue",
    "Compiled",
    "Decision",
    "Outdated",
    "apply_overlay",
    "claims_in",
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
    "join_rules",
    "read_overlay",
    "waiting",
    "write_overlay",
]
