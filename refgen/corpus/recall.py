"""Lets a new process begin with what others held (`refgen.corpus.held`), as if it were the same process.

What a process has made lies in a part of its own behind those before: its values in rows (`refgen.corpus.rows`), behind a
sealed head that has the digests of the rows. A part is about the very part before it; results of later parts come first.
Neighbours can be joined to one part, for which their rows are copied unread.
"""

import pickle
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from typing import NamedTuple

from refgen.corpus.held import FLEETING, Held, Kept, Past
from refgen.corpus.naming import Columns, columns_of, given_of, name_of, names_in
from refgen.corpus.record import Recorder
from refgen.corpus.rows import DamagedError, Table, Values
from refgen.corpus.runs import itself
from refgen.corpus.seal import SEAL, opened, sealed

_LENGTH = 8
"""Bytes that say how long the sealed head is."""


class _Head(NamedTuple):
    """What a part begins with."""

    before: bytes
    """The seal of the part before."""
    table: Table
    rests: Table
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
    """What other processes held."""

    def __init__(self, parts: Iterable[memoryview] = ()) -> None:
        """What the parts tell, up to one that is not what was written."""
        self.values = Values()
        self.sizes: list[int] = []
        """Of the parts, in bytes."""
        self._names: list[Hashable] = []
        self._results: list[int] = []
        self._ends: set[int] = set()
        self._parts: list[_Part] = []
        self._seal = b""
        for part in parts:
            try:
                self._take(part)
            except Exception:  # noqa: BLE001  (whatever a damaged part raises, it counts as absent)
                break
        places = dict(zip(self._names, count()))
        self.past = Past(places, self._results, self.values, self.values.numbers, self._ends)

    def part(self, held: Held, joined: int = 0) -> bytes | None:
        """A part with what a process that began with this has made, in the place of the last parts, `joined` of them.

        None where there is nothing to be written, or a value that cannot be.
        """
        results = {name: kept for name, kept in held.fresh.items() if _is_lasting(kept)}
        return self._part(results, held, self._parts[len(self._parts) - joined :]) if results else None

    def anew(self, held: Held) -> bytes | None:
        """One part in place of all, with what a process that began with this has made or used."""
        results: dict[Hashable, Kept] = {}
        waiting = [*held.results]
        while waiting:
            name = waiting.pop()
            kept = held.fresh.get(name) or self.kept(name)
            if kept is not None and name not in results and _is_lasting(kept):
                results[name] = kept
                waiting += kept.asked
        return Recalled()._part(results, held, ())  # noqa: SLF001  (of the same class)

    def kept(self, name: Hashable) -> Kept | None:
        """A result with all that it was made of, as the process had it that made it."""
        place = self.past.places.get(name)
        if place is None:
            return None
        asked = [self._names[one] for one in self._asked_at(place)]
        return Kept(self.values[self._results[place]], asked, *given_of(name, self.values))

    def _asked_at(self, place: int) -> Iterator[int]:
        for part in self._parts:
            yield from self.values[part.asked].get(place, ())

    def _take(self, part: memoryview) -> None:
        length = int.from_bytes(part[:_LENGTH], "little")
        told = opened(part[_LENGTH : _LENGTH + length])
        data = part[_LENGTH + length :]
        head: _Head = pickle.loads(told or b"")  # noqa: S301  (sealed by this user)
        if head.before != self._seal or len(data) != head.table.size + head.rests.size:
            raise DamagedError
        self.values.add(head.table, head.rests, data, head.end)
        names: _Names = self.values[head.end - _LAST]
        self._parts.append(_Part(head, data, len(self._names), names.ends))
        self._names += names_in(names.names)
        self._results += names.numbers
        self._ends.update(names.ends)
        self._seal = bytes(part[_LENGTH : _LENGTH + SEAL])
        self.sizes.append(len(part))

    def _part(self, results: Mapping[Hashable, Kept], held: Held, joined: Sequence[_Part]) -> bytes | None:
        try:
            made = self._recorded(results, held, joined)
        except (pickle.PicklingError, TypeError, AttributeError, LookupError):
            return None
        before = joined[0].head.before if joined else self._seal
        told = _Head(before, made.table, made.rests, made.end)
        head = sealed(pickle.dumps(told, pickle.HIGHEST_PROTOCOL))
        return b"".join((len(head).to_bytes(_LENGTH, "little"), head, *made.data))

    def _recorded(self, results: Mapping[Hashable, Kept], held: Held, joined: Sequence[_Part]) -> Recorder:
        results = dict(sorted(results.items(), key=_kind))
        recorder = Recorder(self.values)
        for part in joined:
            recorder.take(part.head.table.without_last(_LAST), part.head.rests, part.data)
        values = [kept.value for kept in results.values()]
        made = recorder.put(chain.from_iterable((*kept.given, kept.value) for kept in results.values()), values)
        numbers = recorder.numbers
        names = [name_of(one.what, one.given, numbers) if one.what else name for name, one in results.items()]
        items = {id(item): item for one in results.values() if one.what is itself for item in one.given}
        ends = [numbers[name] for name, item in items.items() if name in numbers and held.ends_run(item)]
        own, past = dict(zip(results, count(len(self._names)))), self.past.places
        asked = {own[name]: [own.get(one, past.get(one)) for one in kept.asked] for name, kept in results.items()}
        first = joined[0].place if joined else len(self._names)
        recorder.put_last(
            _Names(
                columns_of([*self._names[first:], *names]),
                [*self._results[first:], *made],
                [*chain.from_iterable(part.ends for part in joined), *ends],
            )
        )
        known = chain.from_iterable(self.values[part.asked].items() for part in joined)
        lasting = ((place, [one for one in others if one is not None]) for place, others in asked.items())
        recorder.put_last(dict(known) | {place: others for place, others in lasting if others})
        return recorder


def _is_lasting(kept: Kept) -> bool:
    return not (kept.what == FLEETING or (type(kept.what) is tuple and kept.what[0] == FLEETING))


def _kind(named: tuple[Hashable, Kept]) -> tuple[str, int]:
    """Results of one kind stand together: a run asks for all of them. So do those of which the names have one form."""
    name, kept = named
    what = kept.what or (name[0] if isinstance(name, tuple) and name else name)
    kind = f"{getattr(what, '__module__', '')} {getattr(what, '__qualname__', type(what))}"
    return kind, len(name) if isinstance(name, tuple) else 0
