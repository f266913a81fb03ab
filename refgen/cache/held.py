"""Memoization from run to run: a process that builds again and again, as a server does, keeps its results in memory.

A result is held under a name made of the function and its arguments (`refgen.cache.naming`): arguments are told apart by
identity, strings and numbers by value. Where a run asks for the same name as the run before, it gets the result of then
(`remembered`, `Held.once`); results are shared, so nobody may change them. A stage that makes its values anew hands them to
`Held.same`, which gives back the equal object of the run before, so that the stages behind find theirs by identity. What a
whole run has not asked for is dropped. What was asked for while a result was made stays as long as that result: when it has
to be made again, most of that is needed.

`refgen.cache.recall` lets a new process start with what earlier ones held.
"""

import os
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field
from functools import wraps
from typing import Any, NamedTuple, TypeVar, TypeVarTuple

from refgen.cache.naming import name_of
from refgen.dataclass import dataclass

_Value = TypeVar("_Value")
_Made = TypeVar("_Made")
_Given = TypeVarTuple("_Given")

_ALIGNED = 4
"""Bits at the end of an object's identity that are the same in all."""
_RUN = 15
"""A run ends at an item in whose identity these bits are zero: at every 16th."""

FLEETING = "fleeting"
"""Marks results that no other run can ask for, or that files have already: no other process begins with them."""


class Kept(NamedTuple):
    """A result."""

    value: Any
    asked: Sequence[Hashable] = ()
    """The names of the results that were asked for while it was made."""
    what: Hashable = None
    """The function, or whatever else its name begins with, where `name_of` made the name; None for other names."""
    given: tuple[Any, ...] = ()
    """The arguments that `name_of` made the name from: held as well, so that no other object gets the `id` of one."""


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier processes held, as `refgen.cache.recall` reads it."""

    places: Mapping[Hashable, int] = field(default_factory=dict)
    """The places of results by their names."""
    results: Sequence[int] = ()
    """The numbers of results, by place."""
    values: Mapping[int, Any] = field(default_factory=dict)
    """By number; they are read when they are asked for."""
    numbers: Mapping[int, int] = field(default_factory=dict)
    """Of the values that have been read, by their identity in this process."""
    ends: AbstractSet[int] = frozenset()
    """Numbers of the items at which runs end."""

    def get(self, name: Hashable) -> Kept | None:
        """The result of that name."""
        place = self.places.get(name)
        return None if place is None else Kept(self.values[self.results[place]])


def _nothing() -> None:
    pass


class Held:
    """The results of this run and of the one before, by name."""

    def __init__(self) -> None:
        self._now: dict[Hashable, Kept] | None = None
        self._before: dict[Hashable, Kept] = {}
        self._past = Past()
        self._asked: list[Hashable] = []
        self._aside: Any = None
        self._write: Callable[[], None] = _nothing
        self.fresh: dict[Hashable, Kept] = {}
        """What this run has made."""

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
        self._before, self._now, self._asked, self.fresh = self._now or {}, {}, [], {}

    def begin_with(self, past: Past, write: Callable[[], None] = _nothing) -> None:
        """Hold results from now on, and use what other processes held as if it were of the run before.

        `write` writes down what has been made so far, where there is time for that.
        """
        self._before, self._now, self._asked, self.fresh, self._past = {}, {}, [], {}, past
        self._write = write

    def awaiting(self, results: Iterator[_Value]) -> Iterator[_Value]:
        """What other processes make: until the first result is there, what has been made here so far is written down."""
        self._write()
        yield from results

    def end(self) -> None:
        """Hold nothing any more."""
        self._before, self._now, self._past, self.fresh, self._aside = {}, None, Past(), {}, None
        self._write = _nothing

    def set_aside(self) -> None:
        """Hold nothing any more, without the time that letting go of it takes: for a process that ends, or was forked."""
        aside = self._before, self._now, self._past, self.fresh
        self.end()
        self._aside = aside

    def resume(self) -> None:
        """Hold again what a fork has set aside: for a process that makes a few results and hands them back."""
        self._before, self._now, self._past, self.fresh = self._aside

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
            self._now[name] = self.fresh[name] = Kept(value, (), what)

    def once(self, what: Hashable, given: tuple[Any, ...], make: Callable[[], _Made]) -> _Made:
        """What `make` makes of what is given: that of the run before, where it was given the same.

        Strings and numbers are compared, all else has to be the same objects, which nobody may have changed since.
        """
        if self._now is None:
            return make()
        return self._once(name_of(what, given, self._past.numbers), what, given, make, self._now)

    def named(self, name: Hashable, make: Callable[[], _Made]) -> _Made:
        """The same, for a name that tells what is given apart from all else by what it is."""
        return make() if self._now is None else self._once(name, None, (), make, self._now)

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
        number = self._past.numbers.get(name)
        return name >> _ALIGNED & _RUN == 0 if number is None else number in self._past.ends

    def _once(
        self,
        name: Hashable,
        what: Hashable,
        given: tuple[Any, ...],
        make: Callable[[], _Made],
        now: dict[Hashable, Kept],
    ) -> _Made:
        self._asked.append(name)
        found = now.get(name) or self._stay(name, now)
        if found is not None:
            kept: _Made = found.value
            return kept
        outer, self._asked = self._asked, []
        try:
            made = make()
            now[name] = self.fresh[name] = Kept(made, self._asked, what, given)
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
        found = self._past.get(name)
        if found is not None:
            now[name] = found
        return found


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
