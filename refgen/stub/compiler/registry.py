"""Finds the patterns: the folder `refgen/stub/rules` is the registry."""

import importlib
import pkgutil
from functools import cache

from refgen.stub import rules
from refgen.stub.compiler.pattern import Pattern


@cache
def load_patterns() -> tuple[Pattern, ...]:
    """Every pattern, by turn and name."""
    modules = (
        importlib.import_module(f"{rules.__name__}.{info.name}") for info in pkgutil.iter_modules(rules.__path__)
    )
    found: list[Pattern] = [module.PATTERN for module in modules]
    return tuple(sorted(found, key=lambda pattern: (pattern.turn, pattern.name)))
