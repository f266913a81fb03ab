"""Many small items in short runs, of which an edit touches few: what is made of a run is held, not what is made of an item."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from typing import TypeVar, TypeVarTuple

from refgen.corpus.held import HELD

_Item = TypeVar("_Item")
_Value = TypeVar("_Value")
_Made = TypeVar("_Made")
_Given = TypeVarTuple("_Given")


def runs_of(
    items: tuple[_Item, ...], together: Callable[[_Item], object] | None = None
) -> tuple[tuple[_Item, ...], ...]:
    """The items in short runs, of which an edit touches few: a run that was there in the run before is the very tuple.

    For what is made of many small items, of which each alone costs less to make than to remember. Neighbours of which
    `together` says the same are in one run.
    """
    return HELD.once(runs_of, (items, together), partial(_cut, items, together)) if HELD.is_on else (items,)


def _cut(items: tuple[_Item, ...], together: Callable[[_Item], object] | None) -> tuple[tuple[_Item, ...], ...]:
    ends = [place for place, item in enumerate(items, 1) if HELD.ends_run(item)]
    if together is not None:
        ends = [one for one in ends if one == len(items) or together(items[one - 1]) != together(items[one])]
    runs = (items[start:end] for start, end in pairwise(sorted({0, *ends, len(items)})))
    return tuple(HELD.once(itself, run, partial(itself, run)) for run in runs)


def itself(value: _Value) -> _Value:
    """What a run of items is made of: its items."""
    return value


def in_runs(make: Callable[[_Item, *_Given], _Made], items: Iterable[_Item], *around: *_Given) -> list[_Made]:
    """What a pure function makes of each item, and of `around`; items of a run that was there before are not asked."""
    asked = items if isinstance(items, tuple) else tuple(items)
    made: list[_Made] = []
    for run in runs_of(asked):
        made += HELD.once((in_runs, make), (run, *around), partial(_each, make, run, around))
    return made


def _each(make: Callable[[_Item, *_Given], _Made], items: tuple[_Item, ...], around: tuple[*_Given]) -> list[_Made]:
    return [make(item, *around) for item in items]
