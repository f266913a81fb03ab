"""Makes Python look for garbage less often while pages are at work.

A run makes millions of small values that stay (trees, segments, findings) and hardly any that refer to each other in a
circle, which are all that the collector is for; with Python's own thresholds a loaded page costs three times as much.
Processes that are forked meanwhile inherit the setting.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

_ALLOCATIONS = 4_000_000
"""Values made, less values freed, between two collections of the young; Python's own is 700."""


def collect_seldom() -> None:
    """Collect seldom from now on: for a process that ends with its run, which a last search through all would only delay."""
    gc.set_threshold(_ALLOCATIONS, *gc.get_threshold()[1:])


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Collect seldom inside the `with` block; as before after it."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def not_collected() -> Iterator[None]:
    """Collect nothing inside the `with` block, and never look again at what is there at its end: it is to stay."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@cache
def set_aside() -> None:
    """Let the collector never again look at what the first run has left: for a process that runs again with what it holds.

    Without it, every other run ends with a search through all of that. What later runs leave is looked at as ever.
    """
    gc.collect()
    gc.freeze()
