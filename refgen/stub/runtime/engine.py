"""Decides what the rules say about a call, and what follows from its answer. Changes nothing but the memory it is given."""

from collections.abc import Iterable, Iterator

from refgen.dataclass import dataclass
from refgen.stub.rule import Answered, Count, Guard, Return, ReturnValue, Rule, Set, SetOut, Violate, leaves
from refgen.stub.runtime.code import Code, Undocumented
from refgen.stub.runtime.guard import Situation, holds
from refgen.stub.runtime.plan import Plan, Turn


@dataclass(frozen=True, slots=True)
class Decision:
    """What the first rule that applies says."""

    rule: Rule
    turn: Turn

    @property
    def is_violation(self) -> bool:
        """Whether the caller broke a contract for which the docs name no code."""
        return isinstance(self.rule.effect, Violate)


def decide(plan: Plan, now: Situation, turns: Iterable[Turn]) -> Iterator[Decision]:
    """The deciding rules that apply, in order, in some of the turns."""
    wanted = frozenset(turns)
    for turn, rule in plan.deciding:
        if turn in wanted and holds(rule.guard, now):
            yield Decision(rule, turn)


def code_of(decision: Decision, now: Situation) -> Code | None:
    """The code that a decision answers; None for a plain value."""
    effect = decision.rule.effect
    return now.reference.code(effect.code) if isinstance(effect, Return) else None


def value_of(decision: Decision) -> object:
    """The plain value that a decision answers."""
    effect = decision.rule.effect
    return effect.value if isinstance(effect, ReturnValue) else None


def follow(plan: Plan, now: Situation) -> tuple[Rule, ...]:
    """Let an answer take effect on the memory; the rules that did."""
    done = []
    for rule in plan.following:
        if isinstance(rule.effect, SetOut) or not _applies(rule.guard, now):
            continue
        target, thread = now.attempt.target, now.attempt.thread
        match rule.effect:
            case Set(slot, value):
                now.memory.write(slot, value, target, thread)
            case Count(slot, by):
                now.memory.count(slot, by, target, thread)
        done.append(rule)
    return tuple(done)


def set_outs(plan: Plan, now: Situation) -> tuple[tuple[Rule, str, object], ...]:
    """The out-values that rules give: rule, parameter, value."""
    return tuple(
        (rule, rule.effect.parameter, _number(rule.effect.value, now))
        for rule in plan.following
        if isinstance(rule.effect, SetOut) and _applies(rule.guard, now)
    )


def is_failure(code: Code | Undocumented | None) -> bool:
    """Whether a call failed; what the docs do not say is no failure."""
    return code is not None and not isinstance(code, Undocumented) and not code.is_success


def _applies(guard: Guard, now: Situation) -> bool:
    """Whether a consequence follows: one that names no answer follows from success alone.

    Where the docs are silent about the answer, the call counts as done: else its other half could never be called.
    """
    named = [code for leaf in leaves(guard) if isinstance(leaf, Answered) for code in leaf.codes]
    if is_failure(now.code) and not named:
        return False
    if isinstance(now.code, Undocumented) and isinstance(guard, Answered):
        return all(now.reference.code(code).is_success for code in named)
    return holds(guard, now)


def _number(value: object, now: Situation) -> object:
    return now.reference.constants.get(value, value) if isinstance(value, str) else value
