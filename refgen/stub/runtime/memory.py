"""What a world remembers between calls: slots of state and how often each API succeeded, each with its own key."""

from collections import Counter
from dataclasses import field

from refgen.dataclass import dataclass
from refgen.stub.rule import Literal, Per, Slot


@dataclass(slots=True)
class Memory:
    """State by slot and by whoever has its own copy of it."""

    _slots: dict[tuple[str, str], Literal] = field(default_factory=dict)
    _successes: Counter[tuple[str, str]] = field(default_factory=Counter)

    def read(self, slot: Slot, target: str, thread: str) -> Literal:
        """The slot's value; None where it was never set."""
        return self._slots.get((slot.name, owner(slot.per, target, thread)))

    def write(self, slot: Slot, value: Literal, target: str = "", thread: str = "") -> None:
        """Set the slot."""
        self._slots[slot.name, owner(slot.per, target, thread)] = value

    def count(self, slot: Slot, by: int, target: str, thread: str) -> None:
        """Move a counting slot up or down, never below zero."""
        before = self.read(slot, target, thread)
        self.write(slot, max(0, (before if isinstance(before, int) else 0) + by), target, thread)

    def succeed(self, api: str, target: str, thread: str) -> None:
        """Note that a call did not fail."""
        for per in Per:
            self._successes[api, owner(per, target, thread)] += 1

    def successes(self, api: str, per: Per, target: str, thread: str) -> int:
        """How often an API was called without failing."""
        return self._successes[api, owner(per, target, thread)]


def owner(per: Per, target: str, thread: str) -> str:
    """Key of whoever has its own copy; objects, threads and the world never share one."""
    match per:
        case Per.WORLD:
            return ""
        case Per.OBJECT:
            return f"object:{target}"
        case Per.THREAD:
            return f"thread:{thread}"
