"""A world: one runtime and its host, in which documented calls are made and answered as the documentation says."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from refgen.stub.rule import LIVE, Literal, Per, Slot, StateIs
from refgen.stub.rule import Set as SetEffect
from refgen.stub.runtime.calling import answer_call
from refgen.stub.runtime.code import Undocumented
from refgen.stub.runtime.engine import is_failure
from refgen.stub.runtime.errors import DocumentedFailure
from refgen.stub.runtime.explain import explain_call
from refgen.stub.runtime.fault import Fault
from refgen.stub.runtime.guard import leaves
from refgen.stub.runtime.moment import Attempt, Call
from refgen.stub.runtime.nearest import did_you_mean
from refgen.stub.runtime.objects import ComObject
from refgen.stub.runtime.plan import plans_of
from refgen.stub.runtime.reference import Reference, Signature
from refgen.stub.runtime.result import Result
from refgen.stub.runtime.state import Mode, Script, State
from refgen.stub.runtime.supply import Enumerator
from refgen.stub.runtime.trace import call_as_data

ClassOf = Callable[[str], type[ComObject] | None]
"""The generated class of an interface; None for one without."""


class World:
    """Keyed state, faults, scripts, a virtual clock and a trace; nothing is global, so worlds never meet."""

    def __init__(
        self,
        reference: Reference,
        *,
        mode: Mode | str = Mode.STRICT,
        version: str = "",
        factory: ClassOf | None = None,
    ) -> None:
        self.reference = reference
        self._factory = factory
        self._state = State(Mode(mode), version)
        self._plans = plans_of(reference, is_strict=self._state.mode is Mode.STRICT)

    # Objects and calls.

    def create(self, interface: str, elements: Sequence[object] | None = None) -> Any:
        """A new object with a documented interface; an enumerator hands out `elements`."""
        return self._create(interface, None if elements is None else Enumerator(elements))

    def call(self, api: str, /, *values: object, **named: object) -> Any:
        """Call a documented function in the plain style."""
        signature = self._function(api)
        return self.plain(signature, "", self.named(signature, values, named))

    def raw(self, api: str, /, *values: object, **named: object) -> Result:
        """Call a documented function in the raw style."""
        signature = self._function(api)
        return self.answer(signature, "", self.named(signature, values, named))

    def answer(self, signature: Signature, target: str, arguments: Mapping[str, object]) -> Result:
        """Make a call in the raw style."""
        call = self._make(signature, target, arguments)
        return Result(call.answer.code, call.answer.outs, call.answer.value)

    def plain(self, signature: Signature, target: str, arguments: Mapping[str, object]) -> Any:
        """Make a call in the plain style.

        Raises:
            DocumentedFailure: the documentation says that this call fails.
            ContractViolation: the call breaks a contract for which the documentation names no code.
        """
        plan = self._plans.of(signature)
        call = self._make(signature, target, arguments)
        answer = call.answer
        if is_failure(answer.code):
            assert answer.code is not None
            assert not isinstance(answer.code, Undocumented)
            raise DocumentedFailure(signature.id, answer.code, answer.claims, answer.outs)
        successes = {name for name in plan.codes if self.reference.code(name).is_success}
        if len(successes) > 1:
            return Result(answer.code, answer.outs, answer.value)
        if not signature.is_hresult:
            return answer.value
        if len(answer.outs) == 1:
            return next(iter(answer.outs.values()))
        if answer.outs:
            return Result(answer.code, answer.outs, answer.value)
        return answer.code if isinstance(answer.code, Undocumented) else None

    # What the world's author sets.

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
        for rule in self.reference.rules:
            if rule.status in LIVE:
                for leaf in leaves(rule.guard):
                    if isinstance(leaf, StateIs):
                        found.setdefault(leaf.slot.name, leaf.slot.per)
                if isinstance(rule.effect, SetEffect):
                    found.setdefault(rule.effect.slot.name, rule.effect.slot.per)
        return found

    def fault(self, api: str, name: str, *, after: int = 0, times: int | None = 1) -> None:
        """Let a condition that the docs name, or a documented code, strike the calls of an API."""
        plan = self._plans.of(self.reference.signature(api))
        if name not in plan.faults and name not in plan.codes:
            known = ", ".join(sorted(plan.faults | plan.codes)) or "none"
            raise LookupError(f"the docs name no {name!r} for {api}; they name {known}")
        self._state.faults.append(Fault(api, name, after, times))

    def faults(self, api: str) -> tuple[str, ...]:
        """The conditions and codes that `fault` takes for an API."""
        plan = self._plans.of(self.reference.signature(api))
        return tuple(sorted(plan.faults | plan.codes))

    def script(self, api: str, behaviour: Script) -> None:
        """Let a function answer where the docs leave it open; the documented rules still run around it."""
        self.reference.signature(api)
        self._state.scripts[api] = behaviour

    def supply(self, api: str, /, **values: object) -> None:
        """Set out-values of an API: contents of a buffer, a number, an object."""
        signature = self.reference.signature(api)
        for name, value in values.items():
            if name not in {argument.name for argument in signature.arguments if argument.is_out}:
                raise LookupError(f"{api} has no out-parameter {name!r}")
            self._state.supplies.values[api, name] = value

    @contextmanager
    def thread(self, name: str) -> Iterator[None]:
        """Make the calls inside the block on another thread of the world."""
        before, self._state.thread = self._state.thread, name
        try:
            yield
        finally:
            self._state.thread = before

    def advance(self, seconds: float) -> None:
        """Move the virtual clock; it never runs backwards."""
        if not seconds >= 0:
            raise ValueError(f"the clock cannot advance by {seconds}")
        self._state.now += seconds

    # What happened.

    @property
    def trace(self) -> tuple[Call, ...]:
        """All calls in order, with their answers."""
        return tuple(self._state.trace)

    def trace_lines(self) -> str:
        """The trace as JSON lines, as `audit` reads them."""
        return "".join(f"{json.dumps(call_as_data(call), ensure_ascii=False)}\n" for call in self._state.trace)

    @property
    def exercised(self) -> tuple[str, ...]:
        """Ids of the claims whose rules have acted, sorted."""
        rules = self._state.exercised
        return tuple(sorted({claim for rule in self.reference.rules if rule.id in rules for claim in rule.claims}))

    def explain(self, call: Call | None = None, locale: str = "en-us") -> str:
        """The sentences behind an answer, in the reader's language, each with its page; of the last call by default."""
        if call is None:
            if not self._state.trace:
                raise LookupError("no call has been made in this world")
            call = self._state.trace[-1]
        return explain_call(self.reference, call, locale)

    # For objects.

    def method(self, interface: str, name: str) -> Signature:
        """The method of an interface; raises `AttributeError` with the names that there are."""
        methods = self.reference.methods(interface)
        if name not in methods:
            there = ", ".join(sorted(methods)) or "none"
            raise AttributeError(f"{interface} has no method {name!r}; it has {there}{did_you_mean(name, methods)}")
        return methods[name]

    def named(self, signature: Signature, values: Sequence[object], named: Mapping[str, object]) -> dict[str, object]:
        """Arguments by documented name, positional ones in the order of the in-parameters."""
        order = [argument.name for argument in signature.arguments if argument.is_in]
        known = {argument.name for argument in signature.arguments}
        if len(values) > len(order):
            raise TypeError(f"{signature.id} takes {len(order)} in-arguments ({', '.join(order) or 'none'})")
        found = dict(zip(order, values, strict=False))
        for name, value in named.items():
            if name not in known or name in found:
                raise TypeError(f"{signature.id} has no argument {name!r} left; it takes {', '.join(order) or 'none'}")
            found[name] = value
        return found

    def _function(self, api: str) -> Signature:
        signature = self.reference.signature(api)
        if signature.interface:
            raise LookupError(
                f"{api} is a method: create the object first, world.create({signature.interface!r}).{signature.name}(…)"
            )
        return signature

    def _make(self, signature: Signature, target: str, arguments: Mapping[str, object]) -> Call:
        attempt = Attempt(signature, target, self._state.thread, dict(arguments))
        return answer_call(self.reference, self._plans.of(signature), self._state, attempt, self._create)

    def _create(self, interface: str, enumerator: Enumerator | None) -> ComObject:
        self.reference.lineage(interface)
        number = self._state.objects.get(interface, 0) + 1
        self._state.objects[interface] = number
        name = f"{interface}#{number}"
        if enumerator is not None:
            self._state.supplies.enumerators[name] = enumerator
        chosen = self._factory(interface) if self._factory else None
        return (chosen or ComObject)(self, interface, name)
