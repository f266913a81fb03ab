"""Lists the vacuous examples of a tree: every example, written or generated, against every mutant of its rules."""

import sys
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain
from types import ModuleType
from typing import Any

from refgen.api.model import Model
from refgen.examples.example import Example, Occurrence
from refgen.examples.exercise import with_rules
from refgen.examples.mutate import Vacuous, find_vacuous
from refgen.stub.emit.shapes import make_shapes
from refgen.stub.rule import Rule, RuleBook
from refgen.stub.runtime.reference import Reference, Shapes
from refgen.stub.runtime.world import World


def list_vacuous(
    model: Model,
    book: RuleBook,
    generated: Iterable[Example],
    written: Iterable[Sequence[Occurrence]],
    package: str,
) -> tuple[Vacuous, ...]:
    """Mutate the rules of all examples; `package` is the name that they import the stub by.

    The stub's module of that name gives way to a world that runs the mutants, and is put back afterwards.
    """
    before = sys.modules.get(package)
    make_globals = partial(_globals, make_shapes(model, book), book, package)
    try:
        alone = ((example,) for example in generated)
        together = (with_rules(session, lambda: make_globals(book.rules), book.rules) for session in written)
        return find_vacuous(chain(alone, together), book.rules, make_globals)
    finally:
        del sys.modules[package]
        if before is not None:
            sys.modules[package] = before


def _globals(shapes: Shapes, book: RuleBook, package: str, rules: tuple[Rule, ...]) -> dict[str, Any]:
    reference = Reference(lambda: shapes, lambda: rules, lambda: book.claims)
    module = ModuleType(package)
    vars(module)["World"] = partial(World, reference)
    sys.modules[package] = module
    return {"__name__": "__main__"}
