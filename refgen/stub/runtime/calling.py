"""Answers one call: the rules first, the script in their midst, then the out-values and what follows.

The order is that of `refgen.stub.runtime.plan`. A script stands where the docs leave the answer open: after everything that
state, arguments, contracts and faults decide, before the documented success.
"""

from collections.abc import Callable, Mapping
from functools import partial

from refgen.dataclass import dataclass
from refgen.stub.rule import Rule
from refgen.stub.runtime.boundary import crossing_of
from refgen.stub.runtime.code import Code, Undocumented
from refgen.stub.runtime.engine import Decision, code_of, decide, follow, is_failure, set_outs, value_of
from refgen.stub.runtime.grounds import reasons_of
from refgen.stub.runtime.guard import Situation
from refgen.stub.runtime.moment import Answer, Attempt, Call
from refgen.stub.runtime.plan import Plan, Turn
from refgen.stub.runtime.reference import Reference
from refgen.stub.runtime.state import Mode, Reply, State
from refgen.stub.runtime.supply import (
    Enumerator,
    asked_interface,
    buffer_outs,
    enumerate_outs,
    interface_of,
    missing,
    needed,
)
from refgen.stub.runtime.wording import contract_violation

_BEFORE_SCRIPT = (Turn.STATE, Turn.ARGUMENTS, Turn.CONTRACT, Turn.FAULT)
_AFTER_SCRIPT = (Turn.DATA, Turn.SUCCESS)
Create = Callable[[str, Enumerator | None], object]
"""Makes an object of an interface."""


@dataclass(slots=True)
class _Answering:
    """What grows while a call is answered."""

    acted: list[Rule]
    outs: dict[str, object]
    create: Create


def answer_call(reference: Reference, plan: Plan, state: State, attempt: Attempt, create: Create) -> Call:
    """Answer a call, and put it into the trace.

    Raises:
        ContractViolation: in strict mode, where the caller broke a contract for which the docs name no code.
    """
    now = _situation(reference, plan, state, attempt)
    acted: list[Rule] = list(plan.notes)
    outs: dict[str, object] = {}
    code, value = _decided(plan, now, state, acted, outs)
    now.code = code
    _give_outs(plan, now, state, _Answering(acted, outs, create))
    acted += follow(plan, now)
    if not is_failure(code):
        state.memory.succeed(attempt.signature.id, attempt.target, attempt.thread)
        if crossing := crossing_of(attempt.signature):
            state.boundary.cross(len(state.trace), attempt.thread, crossing)
        state.duties.note(len(state.trace), plan, attempt, outs)
    state.exercised.update((rule.id, rule.claims) for rule in acted)
    deciding = [rule for rule in acted if rule not in plan.notes]
    answer = Answer(
        code,
        value,
        outs,
        tuple(rule.id for rule in deciding),
        tuple(dict.fromkeys(c for rule in deciding for c in rule.claims)),
    )
    call = Call(len(state.trace), state.now, attempt, answer)
    state.trace.append(call)
    return call


def _situation(reference: Reference, plan: Plan, state: State, attempt: Attempt) -> Situation:
    mine = [fault for fault in state.faults if fault.api == attempt.signature.id]
    due = frozenset(fault.name for fault in mine if fault.is_due)
    for fault in mine:
        fault.pass_call()
    enumerator = state.supplies.enumerators.get(attempt.target)
    return Situation(
        reference,
        state.memory,
        attempt,
        faults=due,
        needed=needed(plan, attempt, state.supplies),
        remaining=enumerator.remaining if enumerator and plan.enumerates else None,
        callers=tuple(state.callers),
        version=state.version,
        breach=state.boundary.breach(attempt.thread, crossing_of(attempt.signature)) or "",
        open_crossings=state.boundary.open_on(attempt.thread),
    )


def _decided(
    plan: Plan, now: Situation, state: State, acted: list[Rule], outs: dict[str, object]
) -> tuple[Code | Undocumented | None, object]:
    signature = now.attempt.signature
    for decision in decide(plan, now, _BEFORE_SCRIPT):
        acted.append(decision.rule)
        if decision.is_violation:
            _note_violation(decision, now, state)
            continue
        return code_of(decision, now), value_of(decision)
    forced = next((fault for fault in sorted(now.faults) if fault in plan.codes), None)
    if forced is not None:
        return now.reference.code(forced), None
    reply = _scripted(now, state)
    outs.update(reply.outs)
    if reply.code is not None or reply.value is not None:
        return (now.reference.code(reply.code) if reply.code is not None else None), reply.value
    for decision in decide(plan, now, _AFTER_SCRIPT):
        if not decision.is_violation:
            acted.append(decision.rule)
            return code_of(decision, now), value_of(decision)
    if signature.is_hresult:
        return Undocumented(signature.id), None
    return None, None if signature.returns in {"", "void", "VOID"} else Undocumented(signature.id)


def _note_violation(decision: Decision, now: Situation, state: State) -> None:
    if state.mode is Mode.STRICT:
        claims = state.exercised[decision.rule.id] = decision.rule.claims
        reasons = reasons_of(decision.rule, now)
        answer = Answer(None, rules=(decision.rule.id,), claims=claims, reasons=reasons, is_violation=True)
        state.trace.append(Call(len(state.trace), state.now, now.attempt, answer))
        raise contract_violation(now.reference, now.attempt.signature.id, reasons, claims, state.locale)


def _scripted(now: Situation, state: State) -> Reply:
    script = state.scripts.get(now.attempt.signature.id)
    if script is None:
        return Reply()
    state.callers.append(now.attempt.signature.id)
    try:
        reply = script(**now.attempt.arguments)
    finally:
        state.callers.pop()
    return reply if isinstance(reply, Reply) else Reply(reply)


def _give_outs(plan: Plan, now: Situation, state: State, answering: _Answering) -> None:
    attempt, outs = now.attempt, answering.outs
    is_failed = is_failure(now.code)
    given = buffer_outs(plan, attempt, state.supplies, now.needed, is_failed=is_failed)
    if given:
        answering.acted += (rule for rule, _ in plan.buffers)
    enumerator = state.supplies.enumerators.get(attempt.target)
    if enumerator and not is_failed:
        clone = partial(answering.create, attempt.signature.interface)
        for rule, effect in plan.enumerates:
            given.update(enumerate_outs(effect, attempt, enumerator, clone))
            answering.acted.append(rule)
    for rule, parameter, value in set_outs(plan, now):
        given[parameter] = value
        answering.acted.append(rule)
    outs.update({name: value for name, value in given.items() if name not in outs})
    if is_failed:
        return
    buffers = {buffer.buffer for _, buffer in plan.buffers if buffer.capacity in now.needed}
    for argument in attempt.signature.arguments:
        if not argument.is_out or argument.name in outs or _declined(attempt.arguments, argument.name):
            continue
        if argument.name in buffers:
            continue  # The caller's buffer is too small for what was supplied.
        supplied = (attempt.signature.id, argument.name)
        interface = interface_of(argument, now.reference) or asked_interface(argument, attempt, now.reference)
        if supplied in state.supplies.values:
            outs[argument.name] = state.supplies.values[supplied]
        else:
            outs[argument.name] = answering.create(interface, None) if interface else missing(argument, attempt)


def _declined(arguments: Mapping[str, object], name: str) -> bool:
    """Whether the caller passed null for an out-parameter."""
    return name in arguments and arguments[name] is None
