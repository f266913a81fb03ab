"""Results that a process keeps in its memory, for one that runs again and again, as a server does.

They are shared, so nobody may change them; what a whole run has not asked for is let go. What a run makes of values
that are the very objects of the run before is not made again (`remembered`); where a stage makes its values anew, those
that come out as before take the place of the new ones (`Held.same`), so that the stages behind it find theirs. What was
asked for while a result was made stays as long as that result: when it is made of something else, most of it is the same.
"""

from collections.abc import Callable, Hashable, Iterable
from functools import partial, wraps
from itertools import pairwise
from typing import Any, TypeVar, TypeVarTuple

_Value = TypeVar("_Value")
_Made = TypeVar("_Made")
_Given = TypeVarTuple("_Given")

_Item = TypeVar("_Item")

_PLAIN = frozenset({str, bytes, int, type(None)})
"""Types of values that are told apart by what they are; all others by which object it is, `True` too, which equals 1."""
_ALIGNED = 4
"""Bits at the end of an object's identity that are the same in all."""
_RUN = 15
"""A run ends at an item in whose identity these bits are zero: at every 16th."""


_Kept = tuple[Any, list[Hashable]]
"""A result, and the names of those that were asked for while it was made."""


class Held:
    """Results by what names them, of this run and of the one before."""

    def __init__(self) -> None:
        self._now: dict[Hashable, _Kept] | None = None
        self._before: dict[Hashable, _Kept] = {}
        self._asked: list[Hashable] = []

    @property
    def is_on(self) -> bool:
        """Whether this process holds anything."""
        return self._now is not None

    def begin_run(self) -> None:
        """Hold results from now on; those that the last run has neither made nor used go."""
        self._before, self._now, self._asked = self._now or {}, {}, []

    def end(self) -> None:
        """Hold nothing any more."""
        self._before, self._now = {}, None

    def get(self, name: Hashable) -> Any:
        """The result of that name, None where it is not held."""
        if self._now is None:
            return None
        self._asked.append(name)
        found = self._now.get(name) or self._stay(name, self._now)
        return found[0] if found else None

    def put(self, name: Hashable, value: object) -> None:
        """Hold a result."""
        if self._now is not None:
            self._now[name] = value, []

    def once(self, what: Hashable, given: tuple[Any, ...], make: Callable[[], _Made]) -> _Made:
        """What `make` makes of what is given: that of the run before, where it was given the same.

        Strings and numbers are compared, all else has to be the same objects, which nobody may have changed since.
        """
        if self._now is None:
            return make()
        kinds = tuple(map(type, given))
        told = [value if kind in _PLAIN else id(value) for kind, value in zip(kinds, given, strict=True)]
        return self.named((what, kinds, *told), given, make)

    def named(self, name: Hashable, given: tuple[Any, ...], make: Callable[[], _Made]) -> _Made:
        """The same, for a name that tells what is given apart from all else."""
        kept: tuple[Any, _Made] | None = self.get(name)
        if kept is not None or self._now is None:
            return kept[1] if kept else make()
        outer, self._asked = self._asked, []
        try:
            made = make()
            # What was given is held as well, so that no other object gets its identity meanwhile.
            self._now[name] = (given, made), self._asked
        finally:
            self._asked = outer
        return made

    def same(self, value: _Value, *name: Hashable) -> _Value:
        """The value that had this name in the run before, where it is equal: the object that its results are known by."""
        before = self.get(name)
        if before is value or (before is not None and before == value):
            kept: _Value = before
            return kept
        self.put(name, value)
        return value

    def _stay(self, name: Hashable, now: dict[Hashable, _Kept]) -> _Kept | None:
        """Take a result of the run before over into this one."""
        found = self._before.get(name)
        if found is not None:
            now[name] = found
            for one in found[1]:
                if one not in now:
                    self._stay(one, now)
        return found


HELD = Held()
"""Of this process."""


def remembered(make: Callable[[*_Given], _Made]) -> Callable[[*_Given], _Made]:
    """Let a pure function answer from memory where it is given what it was given in the run before (`Held.once`)."""

    @wraps(make)
    def ask(*given: *_Given) -> _Made:
        return HELD.once(make, given, lambda: make(*given))

    return ask


def runs_of(
    items: tuple[_Item, ...], together: Callable[[_Item], object] | None = None
) -> tuple[tuple[_Item, ...], ...]:
    """The items in short runs, of which an edit touches few: a run that was there in the run before is the very tuple.

    For what is made of many small items, of which each alone costs less to make than to remember. Neighbours of which
    `together` says the same are in one run.
    """
    return HELD.once(runs_of, (items, together), partial(_cut, items, together)) if HELD.is_on else (items,)


def _cut(items: tuple[_Item, ...], together: Callable[[_Item], object] | None) -> tuple[tuple[_Item, ...], ...]:
    # Where a run ends, its last item decides: an item more or less makes no other run than its own another one.
    ids = list(map(id, items))
    ends = [place for place, name in enumerate(ids, 1) if name >> _ALIGNED & _RUN == 0]
    if together is not None:
        ends = [one for one in ends if one == len(items) or together(items[one - 1]) != together(items[one])]
    runs: list[tuple[_Item, ...]] = []
    for start, end in pairwise(sorted({0, *ends, len(items)})):
        run = items[start:end]
        runs.append(HELD.named((runs_of, *ids[start:end]), run, partial(_itself, run)))
    return tuple(runs)


def _itself(value: _Value) -> _Value:
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
