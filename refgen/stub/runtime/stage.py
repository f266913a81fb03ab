"""What the author of a world sets: its state, its faults, its data, its clock."""

from collections.abc import Mapping
from contextlib import AbstractContextManager

from refgen.stub.rule import LIVE, Literal, Per, Slot, StateIs, leaves
from refgen.stub.rule import Set as SetEffect
from refgen.stub.runtime.code import Code
from refgen.stub.runtime.duty import Duty, unfinished
from refgen.stub.runtime.fault import Fault
from refgen.stub.runtime.guard import is_version
from refgen.stub.runtime.nearest import did_you_mean
from refgen.stub.runtime.objects import ComObject
from refgen.stub.runtime.plan import plans_of
from refgen.stub.runtime.reference import Reference
from refgen.stub.runtime.state import Mode, Options, Script, State
from refgen.stub.runtime.wording import known_locale


class Stage:
    """A world before anything is called in it."""

    def __init__(self, reference: Reference, options: Options) -> None:
        _refuse_others(options)
        self.reference = reference
        locale = options.get("locale", "")
        spoken = known_locale(reference, locale) if locale else ""
        version = options.get("version", "")
        if not is_version(version):
            raise ValueError(f"{version!r} is no version of a runtime; write it as digits with dots: '4.5'")
        self._state = State(Mode(options.get("mode", Mode.STRICT)), version, spoken)
        self._is_strict = self._state.mode is not Mode.PERMISSIVE
        self._plans = plans_of(reference, is_strict=self._is_strict)

    def set(self, slot: str, value: Literal = True, *, target: ComObject | None = None) -> None:  # noqa: FBT002
        """Put the world into a documented state: `world.set("clr-unusable")`."""
        known = self.slots
        if slot not in known:
            raise LookupError(f"no rule looks at {slot!r}; there are {', '.join(sorted(known)) or 'no states'}")
        self._state.memory.write(Slot(slot, known[slot]), value, repr(target) if target else "", self._state.thread)

    @property
    def slots(self) -> Mapping[str, Per]:
        """The documented states by name, and who has a copy of each."""
        found: dict[str, Per] = {}
        for rule in self.reference.rules.with_any(StateIs, SetEffect):
            if rule.status in LIVE:
                for leaf in leaves(rule.guard):
                    if isinstance(leaf, StateIs):
                        found.setdefault(leaf.slot.name, leaf.slot.per)
                if isinstance(rule.effect, SetEffect):
                    found.setdefault(rule.effect.slot.name, rule.effect.slot.per)
        return found

    def fault(self, api: str, name: str | Code, *, after: int = 0, times: int | None = 1) -> None:
        """Let a condition that the docs name, or a documented code, strike the calls of an API."""
        plan = self._plans.of(self.reference.signature(api))
        named = name if isinstance(name, str) else str(getattr(name, "name", name))
        if named not in plan.faults and named not in plan.codes:
            known = sorted(plan.faults | plan.codes)
            there = ", ".join(known) or "none"
            raise LookupError(f"the docs name no {name!r} for {api}; they name {there}{did_you_mean(named, known)}")
        self._state.faults.append(Fault(api, named, after, times))

    def faults(self, api: str) -> tuple[str, ...]:
        """The conditions and codes that `fault` takes for an API."""
        plan = self._plans.of(self.reference.signature(api))
        return tuple(sorted(plan.faults | plan.codes))

    def script(self, api: str, behaviour: Script) -> None:
        """Let a function answer where the docs leave it open; the documented rules still run around it."""
        self.reference.signature(api)
        if not callable(behaviour):
            raise TypeError(f"a script is a function that answers {api}, not {behaviour!r}")
        self._state.scripts[api] = behaviour

    def supply(self, api: str, /, **values: object) -> None:
        """Set out-values of an API: contents of a buffer, a number, an object."""
        signature = self.reference.signature(api)
        for name, value in values.items():
            if name not in {argument.name for argument in signature.arguments if argument.is_out}:
                raise LookupError(f"{api} has no out-parameter {name!r}")
            self._state.supplies.values[api, name] = value

    def thread(self, name: str) -> AbstractContextManager[None]:
        """Make the calls inside the block on another thread of the world; other threads and tasks of Python stay where they are.

        Without it the thread of Python that made the world is `main`, and every other goes by its own name.
        """
        return self._state.on(name)

    def advance(self, seconds: float) -> None:
        """Move the virtual clock; it never runs backwards."""
        if not seconds >= 0:
            raise ValueError(f"the clock cannot advance by {seconds}")
        self._state.now += seconds

    def release(self, by: str, value: object) -> None:
        """Note that the caller gave a value back by a function that the docs only name, `CoTaskMemFree`."""
        if not self._state.duties.release(by, value):
            owed = ", ".join(sorted({f"{duty.api} by {duty.by}" for duty in self.owed})) or "nothing"
            raise LookupError(f"{by} does not release {value!r}; what is owed is {owed}")

    @property
    def owed(self) -> tuple[Duty, ...]:
        """What the docs want closed or released and is not yet, in the order of the calls."""
        return unfinished(self.reference, self._plans, self._state.duties, self._state.boundary)


def _refuse_others(options: Options) -> None:
    """A mistyped option would leave a world strict, or speechless, without a word."""
    known = Options.__annotations__
    for name in options:
        if name not in known:
            raise TypeError(f"a world has no option {name!r}; there are {', '.join(known)}{did_you_mean(name, known)}")
