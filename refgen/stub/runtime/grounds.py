"""Reads out of a rule's guard what the caller did and what the rule expected instead."""

from collections.abc import Iterator

from refgen.stub.rule import (
    AllOf,
    AnyOf,
    CallCount,
    Count,
    Equals,
    Faulted,
    Guard,
    IsNull,
    Literal,
    Misplaced,
    Not,
    NotIn,
    OneApi,
    OutsideEnumeration,
    OutsideRange,
    Overstated,
    Rule,
    Slot,
    StateIs,
    leaves,
)
from refgen.stub.runtime.boundary import TASK_MANAGER, Breach, Crossing
from refgen.stub.runtime.guard import Situation, holds
from refgen.stub.runtime.reason import Reason, reason
from refgen.stub.runtime.reference import Reference

_NEXT = {
    Crossing.LEAVE: (Crossing.ENTER, Crossing.REVERSE_ENTER),
    Crossing.REVERSE_ENTER: (Crossing.REVERSE_LEAVE, Crossing.LEAVE),
}
"""What may follow on the same thread while a crossing is open."""


def reasons_of(rule: Rule, now: Situation) -> tuple[Reason, ...]:
    """What a call did against a rule whose guard holds, the offence first; empty where no words fit the guard."""
    return tuple(dict.fromkeys(_told(rule.guard, now)))


def _told(guard: Guard, now: Situation) -> Iterator[Reason]:
    """Yield the offence, then what makes it one: a condition stands before what it demands."""
    match guard:
        case AllOf((*conditions, last)):
            yield from _told(last, now)
            yield from (
                reason("where", parameter=name, found=repr(now.attempt.arguments.get(name)))
                for one in conditions
                for name in _parameters(one)
            )
        case AnyOf(guards):
            yield from _told(next(one for one in guards if holds(one, now)), now)
        case StateIs(slot, value) if not value:
            yield from (_unopened(opener, now) for opener in _openers(slot, now.reference))
        case CallCount(api, _, 0):
            yield reason("never", other=api, call=now.attempt.signature.id)
        case CallCount(api, 1) if api == now.attempt.signature.id:
            yield reason("again", call=api)
        case CallCount(api, at_least) if at_least > 0:
            yield reason("already", other=api, call=now.attempt.signature.id)
        case Faulted(fault):
            yield reason("struck", condition=fault, call=now.attempt.signature.id)
        case Misplaced(breach):
            yield _misplaced(breach, now)
        case _:
            yield from _argument(guard, now)


def _argument(guard: Guard, now: Situation) -> Iterator[Reason]:
    wanted = _wanted(guard, now)
    if wanted:
        for name in _parameters(guard):
            yield reason("given", parameter=name, found=repr(now.attempt.arguments.get(name)), wanted=wanted)


def _parameters(guard: Guard) -> dict[str, None]:
    """The parameters that a guard looks at, each once."""
    return dict.fromkeys(name for leaf in leaves(guard) if (name := _parameter(leaf)))


def _parameter(guard: Guard) -> str:
    match guard:
        case (
            IsNull(name)
            | Equals(name, _)
            | NotIn(name, _)
            | OutsideEnumeration(name, _)
            | OutsideRange(name, _, _)
            | Overstated(_, name, _)
        ):
            return name
        case _:
            return ""


def _wanted(guard: Guard, now: Situation) -> str:  # noqa: PLR0911 - one line a variant of a closed union
    """What would not have broken the rule, in signs and documented names; '' where the guard does not say."""
    match guard:
        case Not(IsNull()):
            return "NULL"
        case Not(Equals(_, value)):
            return _literal(value)
        case IsNull():
            return "≠ NULL"
        case Equals(_, value):
            return f"≠ {_literal(value)}"
        case NotIn(_, values):
            return " | ".join(map(_literal, values))
        case OutsideEnumeration(_, enumeration):
            return enumeration
        case OutsideRange(_, low, high):
            return " ".join([f"≥ {low}"] * (low is not None) + [f"≤ {high}"] * (high is not None))
        case Overstated(data):
            content = now.attempt.arguments.get(data)
            return f"≤ len({data}) = {len(content)}" if isinstance(content, str | bytes | list | tuple) else ""
        case _:
            return ""


def _literal(value: Literal) -> str:
    return "NULL" if value is None else str(value) or "''"


def _openers(slot: Slot, reference: Reference) -> Iterator[str]:
    """Yield the callables whose calls open what a slot counts."""
    for rule in reference.rules.with_any(Count):
        if isinstance(rule.effect, Count) and rule.effect.slot == slot and rule.effect.by > 0:
            match rule.scope:
                case OneApi(api):
                    yield api


def _unopened(opener: str, now: Situation) -> Reason:
    return reason("unopened", thread=now.attempt.thread, other=opener)


def _misplaced(breach: str, now: Situation) -> Reason:
    if not now.open_crossings:
        return reason("misplaced", thread=now.attempt.thread, call=now.attempt.signature.id)
    index, innermost = now.open_crossings[-1]
    wanted = _NEXT[innermost][:1] if breach == Breach.CALL_STILL_OPEN else _NEXT[innermost]
    return reason(
        "open",
        thread=now.attempt.thread,
        other=f"{TASK_MANAGER}.{innermost}",
        number=str(index + 1),
        wanted=" | ".join(wanted),
    )
