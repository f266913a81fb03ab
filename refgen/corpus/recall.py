"""Writes down what a process holds (`refgen.corpus.held`), so that the next one begins with it, as if it were the same.

Results that are named by the identity of what they were made of are named anew: a pickle keeps which values are one.
"""

import pickle
from collections.abc import Hashable
from functools import cache
from importlib import import_module
from types import FunctionType
from typing import Any, NamedTuple

from refgen.corpus.held import FLEETING, Held, Kept, name_of


class _Code(NamedTuple):
    """A function of a module, which a decorator may have put another one in place of."""

    module: str
    name: str
    is_wrapped: bool


def written(held: Held) -> bytes | None:
    """The results of a run, as bytes; None where one of them cannot be written, such as a function inside another."""
    lasting = {name: kept for name, kept in held.results.items() if not _is_fleeting(kept.what)}
    places = {name: place for place, name in enumerate(lasting)}
    try:
        rows = [
            (
                None if kept.what is None else _coded(kept.what),
                _coded(name) if kept.what is None else None,
                kept.value,
                [places[one] for one in kept.asked if one in places],
            )
            for name, kept in lasting.items()
        ]
        return pickle.dumps((rows, held.ends_of_runs()), pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, TypeError, AttributeError, LookupError):
        return None


def recalled(data: bytes | memoryview) -> tuple[dict[Hashable, Kept], list[object]]:
    """What `Held.begin_with` takes: the results by the names that they have in this process, and the ends of runs."""
    rows, ends = pickle.loads(data)  # noqa: S301  (of the cache, sealed by this user)
    named: list[tuple[Hashable, Hashable]] = []
    for what, name, value, _ in rows:
        decoded = None if what is None else _decoded(what)
        named.append((_decoded(name) if what is None else name_of(decoded, value[0]), decoded))
    names = [name for name, _ in named]
    by_place = names.__getitem__
    results = {
        name: Kept(value, [*map(by_place, asked)], what)
        for (name, what), (_, _, value, asked) in zip(named, rows, strict=True)
    }
    return results, ends


def _is_fleeting(what: Hashable) -> bool:
    return what == FLEETING or (type(what) is tuple and what[0] == FLEETING)


def _coded(name: Any) -> Any:
    """A name in which functions stand by what they are called."""
    if isinstance(name, FunctionType):
        return _code(name)
    return tuple(map(_coded, name)) if type(name) is tuple else name


@cache
def _code(function: FunctionType) -> _Code:
    found = getattr(import_module(function.__module__), function.__qualname__)
    if found is not function and getattr(found, "__wrapped__", None) is not function:
        raise LookupError(function)
    return _Code(function.__module__, function.__qualname__, found is not function)


def _decoded(name: Any) -> Any:
    if type(name) is _Code:
        return _function(name)
    return tuple(map(_decoded, name)) if type(name) is tuple else name


@cache
def _function(code: _Code) -> Any:
    found = getattr(import_module(code.module), code.name)
    return found.__wrapped__ if code.is_wrapped else found
