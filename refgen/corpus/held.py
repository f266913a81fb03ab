"""Results that a process keeps in its memory, for one that runs again and again, as a server does.

They are shared, so nobody may change them; what a whole run has not asked for is let go. What a run makes of values
that are the very objects of the run before is not made again (`remembered`); where a stage makes its values anew, those
that come out as before take the place of the new ones (`Held.same`), so that the stages behind it find theirs. What was
asked for while a result was made stays as long as that result: when it is made of something else, most of it is the same.

`refgen.corpus.recall` lets a new process begin with what another one held.
"""

import os
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import partial, wraps
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar, TypeVarTuple

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

FLEETING = "fleeting"
"""Marks results that no other run can ask for, or that files have already: no other process begins with them."""


class Kept(NamedTuple):
    """A result."""

    value: Any
    """With `what`, the given values and what was made of them."""
    asked: Sequence[Hashable]
    """The names of those that were asked for while it was made."""
    what: Hashable
    """What its name begins with where that tells given values apart by their identity; None for other names."""


class Held:
    """Results by what names them, of this run and of the one before."""

    def __init__(self) -> None:
        self._now: dict[Hashable, Kept] | None = None
        self._before: dict[Hashable, Kept] = {}
        self._asked: list[Hashable] = []
        self._ends: dict[int, bool] = {}
        self._aside: object = None
        self.fresh = 0
        """How many results this run has made."""

    @property
    def is_on(self) -> bool:
        """Whether this process holds anything."""
        return self._now is not None

    @property
    def results(self) -> Mapping[Hashable, Kept]:
        """What this run has made or used."""
        return self._now or {}

    def begin_run(self) -> None:
        """Hold results from now on; those that the last run has neither made nor used go."""
        self._before, self._now, self._asked, self.fresh = self._now or {}, {}, [], 0

    def begin_with(self, before: dict[Hashable, Kept], ends: Iterable[object]) -> None:
        """Hold results from now on, and these as if the run before had made them, with its `ends_of_runs`."""
        self._before, self._now, self._asked, self.fresh = before, {}, [], 0
        items = (item for kept in before.values() if kept.what is _itself for item in kept.value[1])
        self._ends = dict.fromkeys(map(id, items), False) | dict.fromkeys(map(id, ends), True)

    def ends_of_runs(self) -> list[object]:
        """The items at which runs end: in another process, whose items lie elsewhere, they have to be the same."""
        items = (item for kept in self.results.values() if kept.what is _itself for item in kept.value[1])
        return list({id(item): item for item in items if self.ends_run(item)}.values())

    def end(self) -> None:
        """Hold nothing any more."""
        self._before, self._now, self._ends, self._aside = {}, None, {}, None

    def set_aside(self) -> None:
        """Hold nothing any more, without the time that letting go of it takes: for a process that has been forked."""
        self._aside = self._before, self._now
        self._before, self._now = {}, None

    def get(self, name: Hashable) -> Any:
        """The result of that name, None where it is not held."""
        if self._now is None:
            return None
        self._asked.append(name)
        found = self._now.get(name) or self._stay(name, self._now)
        return found.value if found else None

    def put(self, name: Hashable, value: object, what: Hashable = None) -> None:
        """Hold a result."""
        if self._now is not None:
            self._now[name] = Kept(value, (), what)
            self.fresh += 1

    def once(self, what: Hashable, given: tuple[Any, ...], make: Callable[[], _Made]) -> _Made:
        """What `make` makes of what is given: that of the run before, where it was given the same.

        Strings and numbers are compared, all else has to be the same objects, which nobody may have changed since.
        """
        return self._made(name_of(what, given), what, given, make) if self._now is not None else make()

    def named(self, name: Hashable, make: Callable[[], _Made]) -> _Made:
        """The same, for a name that tells what is given apart from all else by what it is."""
        return self._made(name, None, (), make) if self._now is not None else make()

    def same(self, value: _Value, *name: Hashable) -> _Value:
        """The value that had this name in the run before, where it is equal: the object that its results are known by."""
        before = self.get(name)
        if before is value or (before is not None and before == value):
            kept: _Value = before
            return kept
        self.put(name, value)
        return value

    def ends_run(self, item: object) -> bool:
        """Whether a run of items ends here: this one alone decides, so that an edit makes few other runs."""
        name = id(item)
        return self._ends.get(name, name >> _ALIGNED & _RUN == 0)

    def _made(self, name: Hashable, what: Hashable, given: tuple[Any, ...], make: Callable[[], _Made]) -> _Made:
        kept: tuple[Any, _Made] | None = self.get(name)
        if kept is not None or self._now is None:
            return kept[1] if kept else make()
        outer, self._asked = self._asked, []
        try:
            made = make()
            # What was given is held as well, so that no other object gets its identity meanwhile.
            self._now[name] = Kept((given, made), self._asked, what)
            self.fresh += 1
        finally:
            self._asked = outer
        return made

    def _stay(self, name: Hashable, now: dict[Hashable, Kept]) -> Kept | None:
        """Take a result of the run before over into this one."""
        found = self._before.get(name)
        if found is not None:
            now[name] = found
            for one in found.asked:
                if one not in now:
                    self._stay(one, now)
        return found


def name_of(what: Hashable, given: tuple[Any, ...]) -> Hashable:
    """What tells given values apart from all others, as long as they are held."""
    kinds = tuple(map(type, given))
    return (what, kinds, *(value if kind in _PLAIN else id(value) for kind, value in zip(kinds, given, strict=True)))


HELD = Held()
"""Of this process."""
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=HELD.set_aside)


def remembered(make: Callable[[*_Given], _Made]) -> Callable[[*_Given], _Made]:
    """Let a pure function answer from memory where it is given what it was given in the run before (`Held.once`)."""

    @wraps(make)
    def ask(*given: *_Given) -> _Made:
        return HELD.once(make, given, lambda: make(*given))

    return ask


def shared(make: Callable[[*_Given], _Made]) -> Callable[[*_Given], _Made]:
    """The same within one run, for what is given values that every run makes anew."""

    @wraps(make)
    def ask(*given: *_Given) -> _Made:
        return HELD.once((FLEETING, make), given, lambda: make(*given))

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
    ends = [place for place, item in enumerate(items, 1) if HELD.ends_run(item)]
    if together is not None:
        ends = [one for one in ends if one == len(items) or together(items[one - 1]) != together(items[one])]
    runs = (items[start:end] for start, end in pairwise(sorted({0, *ends, len(items)})))
    return tuple(HELD.once(_itself, run, partial(_itself, run)) for run in runs)


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
