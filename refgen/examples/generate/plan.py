"""Plans what examples of a callable could show, from the rules that strict worlds run as fact."""

from collections.abc import Iterator, Mapping

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
    Permit,
    Return,
    ReturnValue,
    Rule,
    Set,
    SetOut,
    StateIs,
    Violate,
)


def plan_scenarios(api: Api, rules: tuple[Rule, ...], everything: Mapping[str, Api]) -> tuple[Scenario, ...]:
    """What could be shown of a callable, the most telling first; last that the docs are silent, or that a call goes well.

    `rules` are those in whose scope the callable is.
    """
    enforced = tuple(rule for rule in rules if rule.is_enforced)
    found = [scenario for rule in enforced for scenario in _of_rule(api, rule, enforced, everything)]
    silent = Scenario(Kind.SILENT, api.id, (Call(api.id, satisfying(api, enforced)),), ())
    order = list(Kind)
    return (*sorted(found, key=lambda one: (order.index(one.kind), _weight(one))), silent)


def _weight(scenario: Scenario) -> tuple[int, str]:
    """Fewer calls first, then by rule, so that nothing depends on the order of the rules."""
    return len(scenario.calls), scenario.rules[0].id if scenario.rules else ""


def _of_rule(api: Api, rule: Rule, rules: tuple[Rule, ...], everything: Mapping[str, Api]) -> Iterator[Scenario]:
    match rule.effect:
        case Return() | ReturnValue() | Violate():
            yield from _deciding(api, rule, rules, everything)
        case SetOut():
            for call in _provoking(api, rule.guard, rules):
                yield Scenario(Kind.VALUE, api.id, (call,), (rule,))
        case Permit():
            for call in _provoking(api, rule.guard, rules):
                yield Scenario(Kind.PERMITTED, api.id, (call,), (rule,))
        case _:
            pass


def _deciding(api: Api, rule: Rule, rules: tuple[Rule, ...], everything: Mapping[str, Api]) -> Iterator[Scenario]:
    if isinstance(rule.guard, Always):
        yield Scenario(Kind.SUCCESS, api.id, (Call(api.id, satisfying(api, rules)),), (rule,))
        return
    if latched := _latched(api, rule, rules):
        yield latched
        return
    if ordered := _ordered(api, rule, rules, everything):
        yield ordered
        return
    for call in _provoking(api, rule.guard, rules):
        kind = Kind.CONDITION if call.faults else Kind.STATE if call.state else Kind.ARGUMENT
        if isinstance(rule.effect, Violate):
            kind = Kind.VIOLATION
        yield Scenario(kind, api.id, (call,), (rule,))


def _provoking(api: Api, guard: Guard, rules: tuple[Rule, ...]) -> Iterator[Call]:
    """Yield the calls (none or one) that make a guard hold as far as arguments, faults and world slots can."""
    leaves = (guard.guards[0],) if isinstance(guard, AnyOf) else guard.guards if isinstance(guard, AllOf) else (guard,)
    arguments: dict[str, Literal] = dict(satisfying(api, rules))
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


def _latched(api: Api, rule: Rule, rules: tuple[Rule, ...]) -> Scenario | None:
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
                arguments = satisfying(api, rules)
                first = Call(api.id, arguments, (cause.guard.fault,))
                calls = (first, Call(api.id, arguments))
                return Scenario(Kind.STATE, api.id, calls, (rule, setter, cause), repeats_answer=True)
    return None


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
    arguments = satisfying(api, rules)
    match rule.guard:
        case StateIs(_, 0):
            return Scenario(Kind.ORDER, api.id, (Call(api.id, arguments),), (rule,))
        case CallCount(at_least=0, at_most=0):
            return Scenario(Kind.ORDER, api.id, (Call(api.id, arguments),), (rule,))
        case CallCount(other, at_least, at_most=None) if at_least == 1 and other in everything:
            before = Call(other, satisfying(everything[other], ()))
            return Scenario(Kind.ORDER, api.id, (before, Call(api.id, arguments)), (rule,))
        case Not(StateIs(slot, 0)):
            counters = (
                one for one in rules if isinstance(one.effect, Count) and one.effect.slot == slot and one.effect.by == 1
            )
            counter = next(counters, None)
            if counter is not None:
                calls = (Call(api.id, arguments), Call(api.id, arguments))
                return Scenario(Kind.ORDER, api.id, calls, (rule, counter), repeats_answer=True)
    return None
