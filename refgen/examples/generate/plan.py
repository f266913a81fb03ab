"""Plans what examples of a callable could show, from the rules that strict worlds run as fact."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from refgen.api.model import Api
from refgen.dataclass import dataclass
from refgen.examples.generate.arguments import breaking, satisfying
from refgen.examples.generate.data import plan_data
from refgen.examples.generate.order import plan_latch, plan_order, prerequisites
from refgen.examples.generate.scenario import HIDDEN, Call, Kind, Scenario, proof_of
from refgen.stub.rule import (
    AllOf,
    Always,
    AnyOf,
    Faulted,
    Guard,
    Literal,
    Not,
    Return,
    ReturnValue,
    Rule,
    SetOut,
    StateIs,
    Violate,
)


@dataclass(frozen=True)
class Subject:
    """A callable, and what is known of it."""

    api: Api
    rules: tuple[Rule, ...]
    """Those that strict worlds run as fact and in whose scope it is, sorted by id."""
    own: frozenset[str]
    """Ids of those that a sentence of its own page states."""
    apis: Mapping[str, Api]
    """The whole model by id."""

    @cached_property
    def _lawful(self) -> Call:
        return Call(self.api.id, satisfying(self.api, self.rules, self.apis), shows="")

    def call(self, **changes: object) -> Call:
        """A call that breaks no rule, with changes."""
        return replace(self._lawful, **changes) if changes else self._lawful  # type: ignore[arg-type]


def plan_scenarios(subject: Subject) -> tuple[Scenario, ...]:
    """What could be shown, the most telling first; last the call of which the docs say nothing."""
    before = prerequisites(subject.api, subject.rules, subject.apis)
    found = [
        scenario if scenario.kind is Kind.ORDER else replace(scenario, calls=(*before, *scenario.calls))
        for rule in subject.rules
        if rule.id in subject.own
        for scenario in _of_rule(subject, rule)
    ]
    silent = Scenario(Kind.SILENT, subject.api.id, (*before, subject.call()), ())
    order = list(Kind)
    return (*sorted(found, key=lambda one: (order.index(one.kind), *_weight(one))), silent)


def _weight(scenario: Scenario) -> tuple[int, bool, str]:
    """Fewer calls first, then what a condition brings about, then by rule: nothing depends on the order of the rules."""
    has_condition = any(call.faults for call in scenario.calls)
    return len(scenario.calls), not has_condition, scenario.rules[0].id if scenario.rules else ""


def _of_rule(subject: Subject, rule: Rule) -> Iterator[Scenario]:
    api = subject.api
    match rule.effect:
        case Return() | ReturnValue() | Violate():
            yield from _deciding(subject, rule)
        case SetOut(parameter, value):
            for call in _provoking(subject, rule.guard):
                shown = replace(call, shows=f"{parameter} is None" if value is None else parameter)
                yield Scenario(Kind.VALUE, api.id, (shown,), (rule,), proof_of(rule.effect))
        case _:
            yield from plan_data(api, rule, subject.rules, subject.call(shows=HIDDEN))


def _deciding(subject: Subject, rule: Rule) -> Iterator[Scenario]:
    api, proof = subject.api, proof_of(rule.effect)
    if isinstance(rule.guard, Always):
        yield Scenario(Kind.SUCCESS, api.id, (subject.call(),), (rule,), proof)
        return
    special = plan_latch(rule, subject.rules, subject.call()) or plan_order(
        rule, subject.rules, subject.call(), subject.apis
    )
    if special is not None:
        yield special
        return
    for call in _provoking(subject, rule.guard):
        kind = Kind.CONDITION if call.faults else Kind.STATE if call.state else Kind.ARGUMENT
        if isinstance(rule.effect, Violate) and not call.faults:
            kind = Kind.VIOLATION
        yield Scenario(kind, api.id, (call,), (rule,), proof)


def _provoking(subject: Subject, guard: Guard) -> Iterator[Call]:
    """Yield the calls (none or one) that make a guard hold as far as arguments, faults and world slots can."""
    leaves = (guard.guards[:1]) if isinstance(guard, AnyOf) else guard.guards if isinstance(guard, AllOf) else (guard,)
    arguments: dict[str, Literal] = dict(subject.call().arguments)
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
                changed = breaking(subject.api, leaf, subject.apis)
                if changed is None:
                    return
                arguments |= changed
    yield subject.call(arguments=arguments, faults=tuple(faults), state=state)
