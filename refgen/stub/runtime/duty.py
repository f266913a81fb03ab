"""What calls leave to be done: memory to free, crossings to close. Who has not done it by the end has broken a contract."""

from collections.abc import Mapping
from dataclasses import field

from refgen.dataclass import dataclass
from refgen.stub.rule import Misplaced
from refgen.stub.runtime.boundary import TASK_MANAGER, Boundary, Breach, Crossing
from refgen.stub.runtime.moment import Attempt
from refgen.stub.runtime.plan import Plan, Plans
from refgen.stub.runtime.reference import Reference


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that is still to be done."""

    index: int
    """0-based position in the trace of the call that left it."""
    api: str
    """Id of what was called."""
    by: str
    """What would do it: id of a callable, or the name of a function outside of the documentation."""
    claims: tuple[str, ...]
    """Ids of the sentences that ask for it."""


@dataclass(slots=True)
class Duties:
    """What was given out and must be given back."""

    _owed: list[tuple[Duty, object]] = field(default_factory=list)

    def note(self, index: int, plan: Plan, attempt: Attempt, outs: Mapping[str, object]) -> None:
        """Take a call that did not fail: it may leave duties, or do some."""
        for value in attempt.arguments.values():
            self.release(attempt.signature.id, value)
        for rule, effect in plan.releases:
            if outs.get(effect.parameter) is not None:
                duty = Duty(index, attempt.signature.id, effect.by, rule.claims)
                self._owed.append((duty, outs[effect.parameter]))

    def release(self, by: str, value: object) -> bool:
        """Note that a value was given back; tell whether it was owed to just this callable."""
        for place, (duty, owed) in enumerate(self._owed):
            if duty.by == by and (owed is value or (type(owed) is type(value) and owed == value)):
                del self._owed[place]
                return True
        return False

    @property
    def releasers(self) -> frozenset[str]:
        """What would do some of the duties."""
        return frozenset(duty.by for duty, _ in self._owed)

    @property
    def owed(self) -> tuple[Duty, ...]:
        """What was not given back, in the order of the calls."""
        return tuple(duty for duty, _ in self._owed)


def unfinished(reference: Reference, plans: Plans, duties: Duties, boundary: Boundary) -> tuple[Duty, ...]:
    """Everything that the docs ask for and nobody has done, in the order of the calls."""
    found = list(duties.owed)
    for broken in boundary.finish():
        plan = plans.of(reference.methods(TASK_MANAGER)[broken.crossing])
        found += (
            Duty(
                broken.index,
                f"{TASK_MANAGER}.{broken.crossing}",
                f"{TASK_MANAGER}.{Crossing.REVERSE_LEAVE}",
                rule.claims,
            )
            for _, rule in plan.deciding
            if rule.guard == Misplaced(Breach.NOT_CLOSED.value)
        )
    return tuple(sorted(found, key=lambda duty: duty.index))
