"""Whether an example can fail: each rule that it exercises is dropped, then negated, and the example must go red.

An example that stays green either way proves nothing about that rule, and is reported as vacuous.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from refgen.dataclass import dataclass
from refgen.examples.example import SECONDS, Example
from refgen.examples.limit import TimeLimit
from refgen.examples.session import run_session
from refgen.stub.rule import Buffer, Enumerate, Guard, Not, Rule, leaves

Globals = Callable[[tuple[Rule, ...]], dict[str, Any]]
"""Makes fresh globals in which the stub runs by these rules and no others."""


class Mutation(StrEnum):
    """What is done to a rule."""

    DROPPED = "dropped"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class Vacuous:
    """An example that does not notice that a rule is gone, or says the opposite."""

    example: str
    """Id of the example."""
    rule: str
    """Id of the rule."""
    mutation: Mutation


def find_vacuous(
    sessions: Iterable[Sequence[Example]], rules: tuple[Rule, ...], make_globals: Globals
) -> tuple[Vacuous, ...]:
    """Mutate every rule that each example exercises, and run its session again.

    An example that exercises none cannot be vacuous: it shows that the docs are silent, or prepares for another one.
    """
    by_id = {rule.id: rule for rule in rules}
    limit = TimeLimit(SECONDS)
    found: list[Vacuous] = []
    for session in sessions:
        for position, example in enumerate(session):
            for name in example.rules:
                for mutation, mutants in _mutants(rules, by_id[name]):
                    ends = (run_session(session[: position + 1], make_globals(one), limit) for one in mutants)
                    if not any(outcomes[position].got for outcomes in ends):
                        found.append(Vacuous(example.id, name, mutation))
    return tuple(found)


def _mutants(rules: tuple[Rule, ...], rule: Rule) -> Iterator[tuple[Mutation, tuple[tuple[Rule, ...], ...]]]:
    """Each mutation as sets of rules: the rule alone changed, then its doubles taken away as well.

    Two sentences may say the same of one state, so that a rule stands in for the other; an example need only notice
    that both are gone.
    """
    others = tuple(one for one in rules if one.id != rule.id)
    single = tuple(one for one in others if not is_double(one, rule))
    pools = (others,) if single == others else (others, single)
    yield Mutation.DROPPED, pools
    if not isinstance(rule.effect, Buffer | Enumerate):  # what parameters are for has no opposite
        opposite = replace(rule, guard=negate(rule.guard))
        yield Mutation.NEGATED, tuple((*pool, opposite) for pool in pools)


def is_double(one: Rule, other: Rule) -> bool:
    """Whether two rules do the same in a condition that both name."""
    return one.effect == other.effect and any(leaf in set(leaves(other.guard)) for leaf in leaves(one.guard))


def negate(guard: Guard) -> Guard:
    """The opposite of a guard."""
    return guard.guard if isinstance(guard, Not) else Not(guard)
