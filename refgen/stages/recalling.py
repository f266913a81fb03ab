"""Lets a run begin with what the last one held in its memory: a new process then makes as little anew as one that serves."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from refgen.corpus import Cache
from refgen.corpus.cache import digest_of
from refgen.corpus.held import HELD
from refgen.corpus.recall import recalled, written
from refgen.memory import not_collected
from refgen.settings import Settings

_MANY = 8
"""Writing all down takes as long as making a part of it; it is done where an eighth of it or more is new."""


@contextmanager
def holding(settings: Settings) -> Iterator[None]:
    """Hold what the last run into this output folder held, and what this one makes; without a cache, nothing."""
    if settings.cache is None:
        yield
        return
    cache, name = Cache(settings.cache), f"{digest_of(os.path.realpath(settings.output))}.held"
    with not_collected():
        HELD.begin_with(*(cache.read(name, recalled, is_large=True) or ({}, ())))
    try:
        yield
        if HELD.fresh * _MANY > len(HELD.results):
            data = written(HELD)
            if data is not None:
                cache.write(name, data)
    finally:
        HELD.end()
