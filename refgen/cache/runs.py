"""Memoization of many small items in groups of neighbours, called runs: what is made of a run is held.

To hold what is made of each item would cost more than to make it. The last item of a run alone decides that the run ends
there (content-defined chunking), so that an edit of one item changes one run or two, and leaves all others as they are.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, pairwise
from typing import Generic, TypeVar, TypeVarTuple
from zlib import crc32

from refgen.cache.held import HELD
from refgen.dataclass import dataclass

_Item = TypeVar("_Item")
_Value = TypeVar("_Value")
_Made = TypeVar("_Made")
_Given = TypeVarTuple("_Given")


def runs_of(items: tuple[_Item, ...]) -> tuple[tuple[_Item, ...], ...]:
    """The items in short runs, of which an edit touches few: a run that was there in the run before is the very tuple.

    For what is made of many small items, of which each alone costs less to make than to remember.
    """
    return HELD.once(runs_of, (items,), partial(_cut, items))


def _cut(items: tuple[_Item, ...]) -> tuple[tuple[_Item, ...], ...]:
    ends = {0, *(place for place, item in enumerate(items, 1) if HELD.ends_run(item)), len(items)}
    runs = (items[start:end] for start, end in pairwise(sorted(ends)))
    return tuple(HELD.once(itself, run, partial(itself, run)) for run in runs)


def keyed_runs(items: Iterable[_Item], key: Callable[[_Item], str], length: int) -> Iterator[tuple[_Item, ...]]:
    """Neighbours that have keys, in runs of so many on average.

    The key alone decides whether a run ends at an item: where one comes or goes, the other runs are as they were.
    """
    run: list[_Item] = []
    for item in items:
        run.append(item)
        if crc32(key(item).encode("utf-8", "surrogatepass")) % length == 0:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def joined(runs: Iterable[tuple[_Item, ...]]) -> tuple[_Item, ...]:
    """The items of runs in one tuple, of which `runs_of` then gives these runs; of the same runs, the very tuple."""
    known = tuple(filter(None, runs))
    return HELD.once(joined, known, partial(_joined, known))


def _joined(runs: tuple[tuple[_Item, ...], ...]) -> tuple[_Item, ...]:
    items = tuple(chain.from_iterable(runs))
    HELD.once(runs_of, (items,), lambda: runs)
    return items


def itself(value: _Value) -> _Value:
    """The value: the function under whose name the runs themselves are held."""
    return value


def in_runs(make: Callable[[_Item, *_Given], _Made], items: Iterable[_Item], *around: *_Given) -> list[_Made]:
    """What a pure function makes of each item, and of `around`; items of a run that was there before are not asked."""
    if not HELD.is_on:
        return [make(item, *around) for item in items]
    asked = items if isinstance(items, tuple) else tuple(items)
    made: list[_Made] = []
    for run in runs_of(asked):
        made += HELD.once((in_runs, make), (run, *around), partial(_each, make, run, around)).values
    return made


@dataclass(frozen=True, slots=True)
class _Values(Generic[_Made]):
    """What was made of the items of a run: a data class, so that another process reads it only when it is needed."""

    values: list[_Made]


def _each(make: Callable[[_Item, *_Given], _Made], items: tuple[_Item, ...], around: tuple[*_Given]) -> _Values[_Made]:
    return _Values([make(item, *around) for item in items])
