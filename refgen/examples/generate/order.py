"""Scenarios of several calls: what has to come first, what comes too late, and a failure that lasts."""

from collections.abc import Mapping
from dataclasses import replace

from refgen.api.model import Api
from refgen.examples.generate.arguments import satisfying
from refgen.examples.generate.scenario import Call, Kind, Scenario, proof_of
from refgen.stub.counted import OPEN
from refgen.stub.rule import (
    Answered,
    AnyOf,
    CallCount,
    Count,
    Faulted,
    Guard,
    Misplaced,
    Not,
    Return,
    Rule,
    Set,
    StateIs,
    Violate,
)


def prerequisites(api: Api, rules: tuple[Rule, ...], everything: Mapping[str, Api]) -> tuple[Call, ...]:
    """The calls that have to come first: what opens, what initializes."""
    needed: list[str] = []
    for rule in rules:
        match rule.guard, rule.effect:
            case CallCount(other, 0, 0), Violate() | Return():
                needed.append(other)
            case StateIs(slot, 0), Violate() | Return():
                needed.append(slot.name.removeprefix(OPEN))
            case _:
                pass
    apis = [everything[name] for name in dict.fromkeys(needed) if name in everything and name != api.id]
    return tuple(Call(one.id, satisfying(one, (), everything)) for one in apis)


def plan_latch(rule: Rule, rules: tuple[Rule, ...], call: Call) -> Scenario | None:
    """A state that the API itself can bring about: it fails once, and after that every call answers otherwise."""
    slots = {leaf.slot for leaf in _states(rule.guard)}
    for setter in rules:
        if not (isinstance(setter.effect, Set) and isinstance(setter.guard, Answered) and setter.effect.slot in slots):
            continue
        for cause in rules:
            if not (isinstance(cause.effect, Return) and isinstance(cause.guard, Faulted)):
                continue
            if cause.effect.code in setter.guard.codes:
                calls = (replace(call, faults=(cause.guard.fault,)), call)
                needed = (*_irreplaceable(rule, rules), setter, cause)
                return Scenario(Kind.STATE, call.api, calls, needed, proof_of(rule.effect))
    return None


def plan_order(rule: Rule, rules: tuple[Rule, ...], call: Call, everything: Mapping[str, Api]) -> Scenario | None:
    """Calls that are out of order: before an opening one, or after one that comes too late."""
    proof = proof_of(rule.effect)
    match rule.guard:
        case StateIs(_, 0) | CallCount(at_least=0, at_most=0):
            return Scenario(Kind.ORDER, call.api, (call,), (rule,), proof)
        case CallCount(other, 1, None) if other in everything:
            before = Call(other, satisfying(everything[other], (), everything))
            return Scenario(Kind.ORDER, call.api, (before, call), (rule,), proof)
        case Misplaced("already-outside"):
            return Scenario(Kind.ORDER, call.api, (call, call), (rule,), proof)
        case Not(StateIs(slot, 0)):
            counting = Count(slot, 1)
            counter = next((one for one in rules if one.effect == counting), None)
            return Scenario(Kind.ORDER, call.api, (call, call), (rule, counter), proof) if counter else None
        case _:
            return None


def _irreplaceable(rule: Rule, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rule itself, unless another one answers the same in the same state, so that the example can do without it."""
    slots = {leaf.slot for leaf in _states(rule.guard)}
    others = (one for one in rules if one.id != rule.id and one.effect == rule.effect)
    return () if any(slots & {leaf.slot for leaf in _states(one.guard)} for one in others) else (rule,)


def _states(guard: Guard) -> tuple[StateIs, ...]:
    match guard:
        case StateIs():
            return (guard,)
        case AnyOf(guards):
            return tuple(leaf for one in guards for leaf in _states(one))
        case _:
            return ()
