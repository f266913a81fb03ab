"""The boundary protocol of the task manager: which notifications may follow which, on every thread.

Control crosses between managed and unmanaged code, and the CLR tells the host of each crossing. Documented are four:
`LeaveRuntime` (managed code calls out), `EnterRuntime` (that call returns), `ReverseEnterRuntime` (unmanaged code calls in)
and `ReverseLeaveRuntime` (that call returns). Crossings nest. A call into managed code from unmanaged code that no managed
code called is not nested: it need not be closed, and others may follow it.

The checker reads any trace of events. It reports each broken rule once and goes on as if the missing half had been there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from refgen.dataclass import dataclass
from refgen.stub.runtime.reference import Signature

TASK_MANAGER = "IHostTaskManager"


class Crossing(StrEnum):
    """A notification."""

    LEAVE = "LeaveRuntime"
    ENTER = "EnterRuntime"
    REVERSE_ENTER = "ReverseEnterRuntime"
    REVERSE_LEAVE = "ReverseLeaveRuntime"


class Breach(StrEnum):
    """What can be wrong with a crossing."""

    ALREADY_OUTSIDE = "already-outside"
    """`LeaveRuntime` while an unmanaged function runs that has not called in."""
    ALREADY_INSIDE = "already-inside"
    """`ReverseEnterRuntime` while managed code runs that unmanaged code called, itself called from managed code."""
    NEVER_LEFT = "never-left"
    """`EnterRuntime` without an earlier `LeaveRuntime`."""
    NEVER_ENTERED = "never-entered"
    """`ReverseLeaveRuntime` without an earlier `ReverseEnterRuntime`."""
    CALL_STILL_OPEN = "call-still-open"
    """A crossing is closed while one that was made inside it is still open."""
    NOT_CLOSED = "not-closed"
    """The trace is complete, and a nested `ReverseEnterRuntime` has no `ReverseLeaveRuntime`."""


_CLOSES: Mapping[Crossing, tuple[Crossing, Breach]] = MappingProxyType(
    {
        Crossing.ENTER: (Crossing.LEAVE, Breach.NEVER_LEFT),
        Crossing.REVERSE_LEAVE: (Crossing.REVERSE_ENTER, Breach.NEVER_ENTERED),
    }
)


@dataclass(frozen=True, slots=True)
class BrokenCrossing:
    """A crossing that the docs rule out where it stands."""

    index: int
    """0-based position in the trace; of the opening half for `NOT_CLOSED`."""
    thread: str
    crossing: Crossing
    breach: Breach


@dataclass(frozen=True, slots=True)
class _Open:
    index: int
    crossing: Crossing


@dataclass(slots=True)
class Boundary:
    """The crossings that are open, by thread. Feed it one event after the other."""

    _open: dict[str, list[_Open]] = field(default_factory=dict)

    def cross(self, index: int, thread: str, crossing: Crossing) -> BrokenCrossing | None:
        """Take an event by its position in the trace; tell what it breaks."""
        layers = self._open.setdefault(thread, [])
        breach = breach_of([layer.crossing for layer in layers], crossing)
        if crossing in _CLOSES:
            _close(layers, _CLOSES[crossing][0])
        elif breach is None:
            layers.append(_Open(index, crossing))
        return None if breach is None else BrokenCrossing(index, thread, crossing, breach)

    def breach(self, thread: str, crossing: Crossing | None) -> Breach | None:
        """Tell what a crossing would break, without making it; None breaks nothing."""
        if crossing is None:
            return None
        return breach_of([layer.crossing for layer in self._open.get(thread, ())], crossing)

    def open_on(self, thread: str) -> tuple[tuple[int, Crossing], ...]:
        """What is open on a thread, outermost first: its position in the trace, and what crossed."""
        return tuple((layer.index, layer.crossing) for layer in self._open.get(thread, ()))

    def finish(self) -> tuple[BrokenCrossing, ...]:
        """What a trace that is complete leaves open against the docs, in the order of its events."""
        return tuple(
            sorted(
                (
                    BrokenCrossing(layer.index, thread, layer.crossing, Breach.NOT_CLOSED)
                    for thread, layers in self._open.items()
                    for below, layer in pairwise(layers)
                    if layer.crossing is Crossing.REVERSE_ENTER and below.crossing is Crossing.LEAVE
                ),
                key=lambda broken: broken.index,
            )
        )


def breach_of(layers: list[Crossing], crossing: Crossing) -> Breach | None:
    """What a crossing breaks, given those that are open on its thread, outermost first."""
    if crossing in _CLOSES:
        opening, never = _CLOSES[crossing]
        if opening not in layers:
            return never
        return None if layers[-1] is opening else Breach.CALL_STILL_OPEN
    top = layers[-1] if layers else None
    if crossing is Crossing.LEAVE:
        return Breach.ALREADY_OUTSIDE if top is Crossing.LEAVE else None
    is_nested = Crossing.LEAVE in layers
    return Breach.ALREADY_INSIDE if top is Crossing.REVERSE_ENTER and is_nested else None


def crossing_of(signature: Signature) -> Crossing | None:
    """The crossing that a call notifies of; None for every other call."""
    is_crossing = signature.interface == TASK_MANAGER and signature.name in set(Crossing)
    return Crossing(signature.name) if is_crossing else None


def check_crossings(events: Iterable[tuple[str, Crossing]], *, is_complete: bool = False) -> tuple[BrokenCrossing, ...]:
    """Check a trace of (thread, crossing); a complete one also for what it leaves open."""
    boundary = Boundary()
    found = [
        broken
        for index, (thread, crossing) in enumerate(events)
        if (broken := boundary.cross(index, thread, crossing)) is not None
    ]
    return (*found, *(boundary.finish() if is_complete else ()))


def _close(layers: list[_Open], opening: Crossing) -> None:
    """Close the innermost crossing of a kind, and with it whatever was left open inside."""
    for at in range(len(layers) - 1, -1, -1):
        if layers[at].crossing is opening:
            del layers[at:]
            return
