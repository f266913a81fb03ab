"""A world: one runtime and its host, in which documented calls are made and answered as the documentation says."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Self, TypeVar, Unpack, overload

from refgen.stub.runtime.audit import audit
from refgen.stub.runtime.calling import answer_call
from refgen.stub.runtime.code import Undocumented
from refgen.stub.runtime.drive import drive
from refgen.stub.runtime.engine import is_failure
from refgen.stub.runtime.errors import ContractViolation, DocumentedFailure
from refgen.stub.runtime.explain import explain_call, explain_error
from refgen.stub.runtime.moment import Attempt, Call
from refgen.stub.runtime.nearest import did_you_mean
from refgen.stub.runtime.objects import ComObject, interface_named
from refgen.stub.runtime.observe import Observer
from refgen.stub.runtime.reason import reason
from refgen.stub.runtime.reference import Reference, Signature
from refgen.stub.runtime.report import Report
from refgen.stub.runtime.result import Result
from refgen.stub.runtime.stage import Stage
from refgen.stub.runtime.state import Mode, Options
from refgen.stub.runtime.steps import Step
from refgen.stub.runtime.supply import Enumerator
from refgen.stub.runtime.trace import call_as_data
from refgen.stub.runtime.wording import contract_violation

Interface = TypeVar("Interface", bound=ComObject)
ClassOf = Callable[[str], Any]
"""The generated class of an interface or a structure; None for one without."""


class World(Stage):
    """Keyed state, faults, scripts, a virtual clock and a trace; nothing is global, so worlds never meet."""

    def __init__(self, reference: Reference, *, factory: ClassOf | None = None, **options: Unpack[Options]) -> None:
        super().__init__(reference, options)
        self._factory = factory
        self._observer = Observer(reference)
        self._hosts: dict[str, object] = {}

    def __repr__(self) -> str:
        state = self._state
        return f"World(mode={state.mode.value!r}, calls={len(state.trace)}, thread={state.thread!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.close()

    # Objects and calls.

    @overload
    def create(
        self, interface: type[Interface], elements: Sequence[object] | None = None, *, host: object = None
    ) -> Interface: ...

    @overload
    def create(self, interface: str, elements: Sequence[object] | None = None, *, host: object = None) -> Any: ...

    def create(
        self, interface: type[ComObject] | str, elements: Sequence[object] | None = None, *, host: object = None
    ) -> Any:
        """A new object with a documented interface, by class or name; an enumerator hands out `elements`.

        In an audit world `host` is the user's own object that answers the calls.
        """
        made = self._create(interface_named(interface), None if elements is None else Enumerator(elements))
        if host is not None:
            if self._state.mode is not Mode.AUDIT:
                raise ValueError(f"a {self._state.mode} world answers by itself; World(mode='audit') asks a host")
            self._hosts[repr(made)] = host
        return made

    def structure(self, name: str, *values: object) -> Any:
        """A documented structure with its fields in documented order."""
        fields = self.reference.shapes.structures.get(name)
        if fields is None:
            raise LookupError(
                f"no documented structure is called {name!r}{did_you_mean(name, self.reference.shapes.structures)}"
            )
        made = self._factory(name) if self._factory else None
        return made(*values) if made else dict(zip((one.name for one in fields), values, strict=True))

    def call(self, api: str, /, *values: object, **named: object) -> Any:
        """Call a documented function in the plain style."""
        signature = self._function(api)
        return self.plain(signature, "", self.named(signature, values, named))

    def raw(self, api: str, /, *values: object, **named: object) -> Result:
        """Call a documented function in the raw style: a failure is an answer, a broken contract raises even so."""
        signature = self._function(api)
        return self.answer(signature, "", self.named(signature, values, named))

    def answer(self, signature: Signature, target: str, arguments: Mapping[str, object]) -> Result:
        """Make a call in the raw style: a documented failure is an answer and raises nothing.

        Raises:
            ContractViolation: in a strict world, if the call breaks a contract for which the documentation names no
                code, so that there is no answer to give.
        """
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

    # How it ends, and what happened.

    def close(self) -> None:
        """End the world.

        Raises:
            ContractViolation: in a strict world, if something was left open or unreleased.
        """
        owed = self.owed
        if owed and self._state.mode is Mode.STRICT:
            claims = tuple(dict.fromkeys(claim for duty in owed for claim in duty.claims))
            left = reason("left", call=owed[0].api, expected=owed[0].by)
            raise contract_violation(self.reference, "", (left,), claims, self._state.locale)

    @property
    def fired(self) -> frozenset[str]:
        """Ids of the rules that have acted."""
        return frozenset(self._state.exercised)

    def report(self, *, is_complete: bool = False) -> Report:
        """What the docs contradict of this world's calls; `is_complete` counts what is left open or unreleased too."""
        if self._state.mode is Mode.AUDIT:
            return self._observer.report(is_complete=is_complete)
        return self.audit(self.trace_lines().splitlines(), is_complete=is_complete)

    def audit(self, lines: Iterable[str], *, is_complete: bool = False) -> Report:
        """Check a trace that was recorded elsewhere, as JSON lines, by the rules that this world trusts."""
        return audit(self.reference, lines, is_strict=self._is_strict, is_complete=is_complete)

    def drive(
        self,
        host: object,
        interface: type[ComObject] | str,
        *,
        steps: Iterable[Step] | None = None,
        arguments: Mapping[str, Mapping[str, object]] | None = None,
    ) -> Report:
        """Play the CLR to a user's own host object: see `drive`."""
        return drive(self.reference, host, interface_named(interface), steps=steps, arguments=arguments)

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
        return tuple(sorted({claim for claims in self._state.exercised.values() for claim in claims}))

    def explain(self, call: Call | ContractViolation | DocumentedFailure | None = None, locale: str = "en-us") -> str:
        """The sentences behind an answer or an error, in the reader's language, each with its page.

        By default those of the last call.
        """
        if isinstance(call, ContractViolation | DocumentedFailure):
            return explain_error(self.reference, call, locale)
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
            said = f"{interface} has no method {name!r}; it has {there}{did_you_mean(name, methods)}"
            # Without an object, Python adds no guess of its own to it.
            raise AttributeError(said, name=name, obj=None)
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
        if self._state.mode is Mode.AUDIT:
            return self._observe(attempt)
        return answer_call(self.reference, self._plans.of(signature), self._state, attempt, self._create)

    def _observe(self, attempt: Attempt) -> Call:
        trace, api = self._state.trace, attempt.signature.id
        if attempt.target in self._hosts:
            answer = self._observer.ask_host(lambda: len(trace), attempt, self._hosts[attempt.target])
        elif api in self._state.scripts:
            answer = self._observer.ask_script(lambda: len(trace), attempt, self._state.scripts[api])
        else:
            raise LookupError(f"an audit world answers nothing by itself: give {api} a host or a script")
        call = Call(len(trace), self._state.now, attempt, answer)
        trace.append(call)
        return call

    def _create(self, interface: str, enumerator: Enumerator | None) -> ComObject:
        self.reference.lineage(interface)
        number = self._state.objects.get(interface, 0) + 1
        self._state.objects[interface] = number
        name = f"{interface}#{number}"
        if enumerator is not None:
            self._state.supplies.enumerators[name] = enumerator
        chosen = self._factory(interface) if self._factory else None
        # A structure with methods is called like an interface, but its class holds its fields.
        made = chosen if chosen is not None and issubclass(chosen, ComObject) else ComObject
        found: ComObject = made(self, interface, name)
        return found
