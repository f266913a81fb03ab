"""Stores what a process held (`refgen.cache.held`), so that the next process starts as if it were the same one.

The store is a sequence of parts, one appended by each process: its new values as rows (`refgen.cache.rows`), and behind
them a sealed head with the table of the rows and their digests. A head names the seal of the part before, so a part counts
only behind that very part; of two results of one name, that of the later part counts. Neighbouring parts can be joined to
one, for which their rows are copied unread.
"""

import pickle
from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain, count
from typing import NamedTuple

from refgen.cache.held import FLEETING, Held, Kept, Past
from refgen.cache.naming import Columns, columns_of, given_of, name_of, names_in, places_by_form
from refgen.cache.record import Recorder, Rows
from refgen.cache.rows import DamagedError, Table, Values
from refgen.cache.runs import itself
from refgen.cache.seal import SEAL, opened, sealed

_LENGTH = 8
"""Bytes behind the sealed head, which say how long it is."""


class UnwritableError(Exception):
    """A value cannot be pickled."""


class _Head(NamedTuple):
    """What a part ends with."""

    before: bytes
    """The seal of the part before."""
    table: Table
    rests: Table
    size: int
    """Of all rows, in bytes."""
    end: int
    """The number behind its last value's."""


class _Names(NamedTuple):
    """The last value but one of a part."""

    names: list[Columns]
    """Of its results."""
    numbers: list[int]
    """Of its results."""
    ends: list[int]
    """The numbers of the items at which runs end: in another process, whose items lie elsewhere, they have to be the same."""


class _Part(NamedTuple):
    """A part that was read."""

    head: _Head
    data: memoryview
    seal: bytes
    size: int
    """In bytes."""
    place: int
    """How many results the parts before it have."""
    ends: list[int]

    @property
    def asked(self) -> int:
        """The number of the value that tells by place which results others asked for."""
        return self.head.end - 1


_LAST = 2
"""Rows at the end of a part: its names, and what was asked for."""


class Recalled:
    """What earlier processes held, read from the parts that they have stored."""

    def __init__(self, parts: Iterable[memoryview] = ()) -> None:
        """Reads the parts in order, up to the first that is damaged or does not stand behind the part that it names."""
        self.values = Values()
        self.names: list[Hashable] = []
        """Of all results."""
        self.results: list[int] = []
        """The numbers of all results."""
        self.parts: list[_Part] = []
        self._ends: set[int] = set()
        for part in parts:
            try:
                self._take(part)
            except Exception:  # noqa: BLE001  (whatever a damaged part raises, it counts as absent)
                break
        places = dict(zip(self.names, count()))
        self.past = Past(places, self.results, self.values, self.values.numbers, self._ends)

    @property
    def sizes(self) -> list[int]:
        """Of the parts, in bytes."""
        return [part.size for part in self.parts]

    def part(self, held: Held, joined: int = 0) -> Rows[None]:
        """A part with what a process that began with this has made, in the place of the last parts, `joined` of them.

        It is empty where there is nothing to be written.

        Raises:
            UnwritableError: a value cannot be written.
        """
        if any(map(_is_lasting, held.fresh.values())):
            writing = Writing(self, len(self.parts) - joined)
            yield from writing.begin()
            yield from writing.put(held.fresh)
            yield from writing.finish(held)

    def anew(self, held: Held, behind: int = 0) -> Rows[None]:
        """One part behind the first parts, so many of them, and in place of all others, with what this process has made or used.

        Raises:
            UnwritableError: a value cannot be written.
        """
        writing = Writing(self, behind, is_anew=True)
        yield from writing.put(self._used(held, behind))
        yield from writing.finish(held)

    def kept(self, name: Hashable) -> Kept | None:
        """A result with all that it was made of, as the process had it that made it."""
        place = self.past.places.get(name)
        if place is None:
            return None
        asked = [self.names[one] for one in self._asked_at(place)]
        return Kept(self.values[self.results[place]], asked, *given_of(name, self.values))

    def place(self, behind: int) -> int:
        """How many results the first parts have, so many of them."""
        return self.parts[behind].place if behind < len(self.parts) else len(self.names)

    def numbers(self, behind: int) -> tuple[dict[int, int], int]:
        """The numbers of values in the first parts, by their identity, and the number behind the last one."""
        if behind == len(self.parts):
            return dict(self.values.numbers), self.values.end
        end = self.parts[behind - 1].head.end if behind else 1
        # What refers to values of the first parts has to be there with them, so that they are known.
        self.values.read_from(end)
        return {place: number for place, number in self.values.numbers.items() if number < end}, end

    def _used(self, held: Held, behind: int) -> dict[Hashable, Kept]:
        """What a process has made or used, and what that was made with, but for what is in the first parts."""
        used: dict[Hashable, Kept] = {}
        place, places = self.place(behind), self.past.places
        waiting = [*held.results]
        while waiting:
            name = waiting.pop()
            kept = held.fresh.get(name) or (self.kept(name) if places.get(name, -1) >= place else None)
            if kept is not None and name not in used and _is_lasting(kept):
                used[name] = kept
                waiting += kept.asked
        return used

    def _asked_at(self, place: int) -> Iterator[int]:
        for part in self.parts:
            yield from self.values[part.asked].get(place, ())

    def _take(self, part: memoryview) -> None:
        end = len(part) - _LENGTH
        place = end - int.from_bytes(part[end:], "little")
        data, told = part[:place], part[place:end]
        head: _Head = pickle.loads(opened(told) or b"")  # noqa: S301  (sealed by this user)
        if head.before != (self.parts[-1].seal if self.parts else b"") or len(data) != head.size:
            raise DamagedError
        self.values.add(head.table, head.rests, data, head.end)
        names: _Names = self.values[head.end - _LAST]
        self.parts.append(_Part(head, data, bytes(told[:SEAL]), len(part), len(self.names), names.ends))
        self.names += names_in(names.names)
        self.results += names.numbers
        self._ends.update(names.ends)


class Writing:
    """A part that is written step by step."""

    def __init__(self, recalled: Recalled, behind: int = 0, *, is_anew: bool = False) -> None:
        """It stands behind the first parts, so many of them; it takes the others in, unless what they tell is written anew."""
        self._recalled = recalled
        self._is_anew = is_anew
        self._before = recalled.parts[behind - 1].seal if behind else b""
        self._place = recalled.place(behind)
        self._joined = [] if is_anew else recalled.parts[behind:]
        self._recorder = Recorder(
            *recalled.numbers(behind if is_anew else len(recalled.parts)), {} if is_anew else recalled.values.shapes
        )
        self._results: list[tuple[Hashable, Kept]] = []
        """Held, so that no other value gets the identity of one that is written down."""
        self._made: list[int] = []
        """The numbers of the results."""

    def begin(self) -> Rows[None]:
        """Rows of the parts that become a part of this one."""
        for part in self._joined:
            table = part.head.table
            yield from self._recorder.take(
                table.without_last(_LAST), part.head.rests, part.data[: table.places[-_LAST]]
            )

    def put(self, results: Mapping[Hashable, Kept]) -> Rows[None]:
        """Rows of what other processes can use of some results, unless it is written down.

        Raises:
            UnwritableError: a value cannot be pickled.
        """
        written = dict(self._results)
        lasting = {name: kept for name, kept in results.items() if _is_lasting(kept) and written.get(name) is not kept}
        some = sorted(lasting.items(), key=_kind)
        named = chain.from_iterable((*kept.given, kept.value) for _, kept in some)
        with _only_writable():
            self._made += yield from self._recorder.put(named, [kept.value for _, kept in some])
        self._results += some

    def finish(self, held: Held) -> Rows[None]:
        """What the part ends with.

        Raises:
            UnwritableError: a value in a name cannot be pickled.
        """
        recalled, recorder = self._recalled, self._recorder
        numbers, given = recorder.numbers, recalled.past.places
        names = [name_of(one.what, one.given, numbers) if one.what else name for name, one in self._results]
        items = {id(item): item for _, one in self._results if one.what is itself for item in one.given}
        ends = [numbers[name] for name, item in items.items() if name in numbers and held.ends_run(item)]
        behind = self._place if self._is_anew else len(recalled.names)
        before = [self._place + place for place in places_by_form(recalled.names[self._place : behind])]
        now = {place: new for new, place in enumerate(before, self._place)}
        places = {name: place for place, (name, _) in enumerate(self._results, behind)}
        asked = {places[name]: [places.get(one, given.get(one)) for one in kept.asked] for name, kept in self._results}
        with _only_writable():
            yield from recorder.put_last(
                _Names(
                    columns_of([*map(recalled.names.__getitem__, before), *names]),
                    [*map(recalled.results.__getitem__, before), *self._made],
                    [*chain.from_iterable(part.ends for part in self._joined), *ends],
                )
            )
        known = chain.from_iterable(recalled.values[part.asked].items() for part in self._joined)
        told_of = chain(known, asked.items())
        lasting = ((place, [now.get(one, one) for one in others if one is not None]) for place, others in told_of)
        yield from recorder.put_last({now.get(place, place): others for place, others in lasting if others})
        told = _Head(self._before, recorder.table, recorder.rests, recorder.size, recorder.end)
        head = sealed(pickle.dumps(told, pickle.HIGHEST_PROTOCOL))
        yield head + len(head).to_bytes(_LENGTH, "little")


@contextmanager
def _only_writable() -> Iterator[None]:
    try:
        yield
    except (pickle.PicklingError, TypeError, AttributeError, LookupError) as error:
        raise UnwritableError from error


def _is_lasting(kept: Kept) -> bool:
    return not (kept.what == FLEETING or (type(kept.what) is tuple and kept.what[0] == FLEETING))


def _kind(named: tuple[Hashable, Kept]) -> tuple[str, int]:
    """Results of one kind stand together: a run asks for all of them. So do those of which the names have one form."""
    name, kept = named
    what = kept.what or (name[0] if isinstance(name, tuple) and name else name)
    kind = f"{getattr(what, '__module__', '')} {getattr(what, '__qualname__', type(what))}"
    return kind, len(name) if isinstance(name, tuple) else 0
