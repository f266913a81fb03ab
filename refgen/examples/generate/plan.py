"""Plans what examples of a callable could show, from the rules that strict worlds run as fact."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from refgen.api.model import Api
from refgen.examples.generate.arguments import breaking, satisfying
from refgen.examples.generate.scenario import Call, Kind, Scenario
from refgen.stub.rule import (
    AllOf,
    Always,
    Answered,
    AnyOf,
    CallCount,
    Count,
    Faulted,
    Guard,
    Literal,
    Not,
    Return,
    ReturnValue,
    Rule,
    Set,
    SetOut,
    StateIs,
    Violate,
)
from refgen.stub.rules.pairing import OPEN


def plan_scenarios(
    api: Api, rules: tuple[Rule, ...], own: frozenset[str], everything: Mapping[str, Api]
) -> tuple[Scenario, ...]:
    """What could be shown of a callable, the most telling first; last that the docs are silent, or that a call goes well.

    `rules` are those in whose scope the callable is, `own` the ids of those that a sentence of its own page states.
    """
    enforced = tuple(rule for rule in rules if rule.is_enforced)
    before = _prerequisites(api, enforced, everything)
    found = [
        scenario if scenario.kind is Kind.ORDER else replace(scenario, calls=(*before, *scenario.calls))
        for rule in enforced
        if rule.id in own
        for scenario in _of_rule(api, rule, enforced, everything)
    ]
    silent = Scenario(Kind.SILENT, api.id, (*before, Call(api.id, satisfying(api, enforced, everything))), ())
    order = list(Kind)
    return (*sorted(found, key=lambda one: (order.index(one.kind), _weight(one))), silent)


def _prerequisites(api: Api, rules: tuple[Rule, ...], everything: Mapping[str, Api]) -> tuple[Call, ...]:
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


def _weight(scenario: Scenario) -> tuple[int, str]:
    """Fewer calls first, then by rule, so that nothing depends on the order of the rules."""
    return len(scenario.calls), scenario.rules[0].id if scenario.rules else ""


def _of_rule(api: Api, rule: Rule, rules: tuple[Rule, ...], everything: Mapping[str, Api]) -> Iterator[Scenario]:
    match rule.effect:
        case Return() | ReturnValue() | Violate():
            yield from _deciding(api, rule, rules, everything)
        case SetOut():
            for call in _provoking(api, rule.guard, rules, everything):
                yield Scenario(Kind.VALUE, api.id, (call,), (rule,), rule.effect)
        case _:
            pass


def _deciding(api: Api, rule: Rule, rules: tuple[Rule, ...], everything: Mapping[str, Api]) -> Iterator[Scenario]:
    if isinstance(rule.guard, Always):
        yield Scenario(Kind.SUCCESS, api.id, (Call(api.id, satisfying(api, rules, everything)),), (rule,), rule.effect)
        return
    if latched := _latched(api, rule, rules, everything):
        yield latched
        return
    if ordered := _ordered(api, rule, rules, everything):
        yield ordered
        return
    for call in _provoking(api, rule.guard, rules, everything):
        kind = Kind.CONDITION if call.faults else Kind.STATE if call.state else Kind.ARGUMENT
        if isinstance(rule.effect, Violate):
            kind = Kind.VIOLATION
        yield Scenario(kind, api.id, (call,), (rule,), rule.effect)


def _provoking(api: Api, guard: Guard, rules: tuple[Rule, ...], everything: Mapping[str, Api]) -> Iterator[Call]:
    """Yield the calls (none or one) that make a guard hold as far as arguments, faults and world slots can."""
    leaves = (guard.guards[0],) if isinstance(guard, AnyOf) else guard.guards if isinstance(guard, AllOf) else (guard,)
    arguments: dict[str, Literal] = dict(satisfying(api, rules, everything))
    faults: list[str] = []
    state: dict[str, Literal] = {}
    for leaf in leaves:
        match leaf:
            case Faulted(fault):
                faults.append(fault)
            case StateIs(slot, value) if value is not None and value is not False and value != 0:
                state[slot.name] = value
            case Not(Faulted()) | Always():
                pass
            case _:
                changed = breaking(api, leaf)
                if changed is None:
                    return
                arguments |= changed
    yield Call(api.id, arguments, tuple(faults), state)


def _latched(api: Api, rule: Rule, rules: tuple[Rule, ...], everything: Mapping[str, Api]) -> Scenario | None:
    """A state that the API itself can bring about: `E_FAIL`, and after it every call answers otherwise."""
    slots = {leaf.slot.name for leaf in _states(rule.guard)}
    for setter in rules:
        if not (
            isinstance(setter.effect, Set) and isinstance(setter.guard, Answered) and setter.effect.slot.name in slots
        ):
            continue
        for cause in rules:
            if (
                isinstance(cause.effect, Return)
                and isinstance(cause.guard, Faulted)
                and cause.effect.code in setter.guard.codes
            ):
                arguments = satisfying(api, rules, everything)
                first = Call(api.id, arguments, (cause.guard.fault,))
                calls = (first, Call(api.id, arguments))
                return Scenario(
                    Kind.STATE, api.id, calls, (*_needed(rule, rules), setter, cause), rule.effect, repeats_answer=True
                )
    return None


def _needed(rule: Rule, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
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


def _ordered(api: Api, rule: Rule, rules: tuple[Rule, ...], everything: Mapping[str, Api]) -> Scenario | None:
    """Calls that are out of order: before an opening one, or after one that comes too late."""
    arguments = satisfying(api, rules, everything)
    match rule.guard:
        case StateIs(_, 0):
            return Scenario(Kind.ORDER, api.id, (Call(api.id, arguments),), (rule,), rule.effect)
        case CallCount(at_least=0, at_most=0):
            return Scenario(Kind.ORDER, api.id, (Call(api.id, arguments),), (rule,), rule.effect)
        case CallCount(other, at_least, at_most=None) if at_least == 1 and other in everything:
            before = Call(other, satisfying(everything[other], (), everything))
            return Scenario(Kind.ORDER, api.id, (before, Call(api.id, arguments)), (rule,), rule.effect)
        case Not(StateIs(slot, 0)):
            counters = (
                one for one in rules if isinstance(one.effect, Count) and one.effect.slot == slot and one.effect.by == 1
            )
            counter = next(counters, None)
            if counter is not None:
                calls = (Call(api.id, arguments), Call(api.id, arguments))
                return Scenario(Kind.ORDER, api.id, calls, (rule, counter), rule.effect, repeats_answer=True)
    return None
